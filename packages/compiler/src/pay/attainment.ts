import type { Expression, Rounding } from '@ontarget/evaluator/format';
import { ONE, ZERO } from '@ontarget/evaluator/numbers';
import { clauseOf } from '@ontarget/language';
import type { AttainmentCap, Subject } from '@ontarget/language/ast';
import { constant, exact, least, readValue, round, type Window } from '../build/expressions.ts';
import { addValue } from '../compilation.ts';
import { fraction } from '../literals.ts';
import { titleOf } from '../measures/measures.ts';
import { refuse } from '../problems.ts';
import { askedResult } from './asked-result.ts';
import { overQuota } from './over-quota.ts';
import type { PayPlace } from './place.ts';
import type { Measured } from './subject.ts';
import { subjectQuota } from './subject-quota.ts';
import { quotaWindow, resultsWindow } from './timing.ts';
import { addStage, type ComponentWork, stageValue } from './work.ts';

/**
 * Adds attainment: the result by the quota, rounded and then capped where the component says so. The result is the
 * component's own, unless another one picks the rate of a commission.
 */
export function addAttainment(work: ComponentWork, measured: Measured, of?: Expression): void {
  const { measurement } = work;
  const result = of ?? stageValue(work, 'measure', resultsWindow(measurement));
  const quota = stageValue(work, 'quota', quotaWindow(measurement));
  addStage(work, 'attainment', 'percent', attained(work, measured, result, quota));
}

/** A result by its quota, rounded and then capped where the component says so. */
function attained(work: ComponentWork, { on }: Measured, result: Expression, quota: Expression): Expression {
  const { c, component } = work;
  const rounding = clauseOf(component, 'AttainmentRounding');
  const cap = clauseOf(component, 'AttainmentCap');
  let attainment = overQuota(c, on.measures, result, quota, whenZero(work));
  if (rounding !== undefined) {
    const unit = exact(fraction(rounding, rounding.unit));
    attainment = round(attainment, { mode: rounding.direction as Rounding['mode'], unit });
  }
  return cap === undefined ? attainment : least([attainment, mostAttained(work, cap)]);
}

/**
 * The attainment that one side of a matrix is read at: a value of its own, so that an explanation names it. A component
 * has two of them, so neither is its stage. What the component says of attainment holds for both.
 */
export function attainmentOfSide(work: ComponentWork, measured: Measured, quota: Expression): Expression {
  const { c, component, id, measurement } = work;
  const { node, whose } = measured.measure ?? {};
  if (node === undefined) return refuse('not-compiled', component, SIDE_OF_GOAL);
  const formula = attained(work, measured, measured.result(resultsWindow(measurement)), quota);
  const title = `${titleOf(component)}, attainment of ${measured.title}`;
  const value = `${id}/matrix/attainment-of/${node.name}/${whose}`;
  return readValue(
    addValue(c, value, { title, stage: 'attainment', unit: 'percent', subject: 'payee', formula }, component),
  );
}

const SIDE_OF_GOAL = { what: 'This matrix', why: 'its directions are measures, and a goal is none' };

/** The most that attainment counts as: a percent, or what another result comes to. */
function mostAttained(work: ComponentWork, cap: AttainmentCap): Expression {
  if (cap.percent !== undefined) return constant(fraction(cap, cap.percent), 'percent');
  if (cap.of === undefined) return refuse('not-compiled', cap, { what: 'This cap', why: 'it has no limit' });
  const { value, unit, attainment } = askedResult(work, cap.of, resultsWindow(work.measurement));
  if (RATIOS.has(unit)) return value;
  const percent = attainment();
  if (percent !== undefined) return percent;
  const what = `"${cap.of.$cstNode?.text.replace(/\s+/g, ' ') ?? ''}"`;
  return refuse('unit-unexpected', cap, { what, expected: 'a percent', found: unit });
}

const RATIOS: ReadonlySet<string> = new Set(['percent', 'score', 'multiple']);

/**
 * The attainment of a result, asked from anywhere in a role: the result by its quota. That of a measure is a value of
 * its own, so that an explanation names it. Undefined where it has no quota; a quota of zero holds the payee.
 */
export function attainmentOf(
  place: PayPlace,
  subject: Subject,
  measured: Measured,
  window: Window,
): Expression | undefined {
  const quota = subjectQuota(place, subject, measured);
  if (quota === undefined) return undefined;
  const { c, role } = place;
  if (quota.value === undefined || measured.measure === undefined) {
    return overQuota(c, measured.on.measures, measured.result(window), quota.read(window), ZERO_QUOTA);
  }
  const { node, whose } = measured.measure;
  const id = `${quota.value.replace(/\/quota(-for\/\w+)?$/, '')}/attainment-of/${node.name}/${whose}`;
  if (!c.values.has(id)) {
    const [result, of] = [measured.result(), quota.read(undefined)];
    const formula = overQuota(c, measured.on.measures, result, of, ZERO_QUOTA);
    const title = `${titleOf(role)}, attainment of ${measured.title}`;
    addValue(
      c,
      id,
      { title, stage: 'attainment', unit: 'percent', subject: 'payee', formula },
      subject.ref.ref ?? subject,
    );
  }
  return readValue(id, window);
}

const ZERO_QUOTA: Expression = { op: 'hold', code: 'zero-quota' };

/** A zero quota holds the payee, unless the component says what it pays; then the pay itself is decided by that. */
function whenZero({ component }: ComponentWork): Expression {
  switch (clauseOf(component, 'ZeroQuotaClause')?.fate) {
    case 'nothing':
      return constant(ZERO, 'percent');
    case 'target':
      return constant(ONE, 'percent');
    default:
      return { op: 'hold', code: 'zero-quota' };
  }
}
