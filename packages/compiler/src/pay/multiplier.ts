import type { Condition, Curve, Expression, SelectExpression } from '@ontarget/evaluator/format';
import { ONE, ZERO } from '@ontarget/evaluator/numbers';
import type { Multiplier, MultiplierLimit } from '@ontarget/language/ast';
import { branch, constant, greatest, least, select, type Window } from '../build/expressions.ts';
import { needed } from '../compilation.ts';
import { resultCondition } from '../conditions/result.ts';
import { refuseStretch, windowOf } from '../conditions/windows.ts';
import { amount } from '../literals.ts';
import { isMissing, whenMissing } from '../measures/missing.ts';
import { ids } from '../names.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { askedResult } from './asked-result.ts';
import type { PayPlace } from './place.ts';
import type { Measured } from './subject.ts';

const RATIOS: ReadonlySet<string> = new Set(['percent', 'multiple', 'score', 'number']);
const ALIKE: ReadonlySet<string> = new Set(['percent', 'multiple', 'score']);

/**
 * What one multiplier comes to, before its limits: a fixed factor while its condition holds and else 1x, the result
 * itself, or what its curve says at the result. Where the result is missing, the rule of its measure counts: `pays
 * nothing` is 0x, `pays at target` 1x, and otherwise the payee is held.
 */
export function factorOf(place: PayPlace, multiplier: Multiplier): Expression {
  const { factor, condition, of } = multiplier;
  if (factor !== undefined && condition !== undefined) {
    return select(
      [branch(resultCondition(place, condition), factorLiteral(multiplier, factor))],
      constant(ONE, 'multiple'),
    );
  }
  if (of === undefined)
    return cannotCompile(multiplier, 'This multiplier', 'nothing says what is multiplied by');
  const window = windowOf(place, multiplier);
  const { value, unit, measured, attainment } = askedResult(place, of, window);
  if (measured?.measure !== undefined) refuseStretch(measured.measure.node, window, multiplier.stretch);
  const asked = read(place, multiplier, { value, unit, attainment });
  return measured === undefined ? asked : select(whenNotMeasured(place, measured, window), asked);
}

/** What its limits leave of a factor: the most first, then the least. */
export function limited(place: PayPlace, multiplier: Multiplier, factor: Expression): Expression {
  const most = limitOf(place, multiplier, 'above');
  const least_ = limitOf(place, multiplier, 'below');
  const capped = most === undefined ? factor : bounded(place, most, factor, least);
  return least_ === undefined ? capped : bounded(place, least_, capped, greatest);
}

interface Reading {
  readonly value: Expression;
  readonly unit: string;
  /** The result by its quota, where it has one. */
  readonly attainment: () => Expression | undefined;
}

function read(place: PayPlace, multiplier: Multiplier, reading: Reading): Expression {
  const curve = multiplier.curve?.ref;
  if (multiplier.curve === undefined) {
    if (RATIOS.has(reading.unit)) return reading.value;
    return refuseFactor(place, multiplier, `it is in ${reading.unit}, and no factor`);
  }
  if (curve === undefined) return cannotCompile(multiplier, 'This multiplier', 'its curve is unknown');
  const compiled = needed(place.c, ids.curve(curve.name), place.c.curves.get(curve.name));
  if (!('pays' in compiled) || (compiled.pays !== 'percent' && compiled.pays !== 'multiple')) {
    return refuseFactor(place, multiplier, `${curve.name} gives no factor`);
  }
  if (compiled.kind === 'by grade') {
    if (reading.unit !== 'grade') return refuseFactor(place, multiplier, `${curve.name} pays by grade`);
    return { op: 'grade', curve: curve.name, of: reading.value };
  }
  const at = pointOn(compiled, reading);
  if (at === undefined) {
    const why = `the bounds of ${curve.name} do not fit it`;
    return refuseFactor(place, multiplier, why);
  }
  return { op: 'curve', curve: curve.name, at, read: 'pay' };
}

/** A curve of percents is read at attainment, unless the result is itself a part. */
function pointOn(curve: Curve, { value, unit, attainment }: Reading): Expression | undefined {
  if (!('axis' in curve) || unit === 'grade') return undefined;
  // A plain number is a part only where it has no quota to be a part of.
  if (curve.axis === 'percent' && unit === 'number') return attainment() ?? value;
  if (curve.axis === unit || (ALIKE.has(curve.axis) && RATIOS.has(unit))) return value;
  if (curve.axis === 'number' && (unit === 'count' || ALIKE.has(unit))) return value;
  return curve.axis === 'percent' ? attainment() : undefined;
}

function whenNotMeasured({ c }: PayPlace, measured: Measured, window: Window): SelectExpression['cases'] {
  if (measured.measure === undefined) return [];
  const { node, whose } = measured.measure;
  const rule = whenMissing(c, node);
  if (rule !== 'pays nothing' && rule !== 'pays at target') return [];
  const paid = constant(rule === 'pays nothing' ? ZERO : ONE, 'multiple');
  return [branch(isMissing(c, node, whose, window), paid)];
}

function limitOf(
  place: PayPlace,
  { limits, $container: block }: Multiplier,
  side: 'above' | 'below',
): MultiplierLimit | undefined {
  const [first, second] = limits.filter((limit) => limit.side === side);
  if (second !== undefined) {
    const owner =
      block.$type === 'TotalTerms' || block.$type === 'VariablePay' ? place.role.name : block.name;
    refuse('said-twice', second, { owner, what: `"never ${side}"`, first: 'above' });
  }
  return first;
}

function bounded(
  place: PayPlace,
  limit: MultiplierLimit,
  factor: Expression,
  bound: (of: readonly Expression[]) => Expression,
): Expression {
  const inside = bound([factor, factorLiteral(limit, limit.limit)]);
  const when: Condition | undefined = limit.condition && resultCondition(place, limit.condition);
  return when === undefined ? inside : select([branch(when, inside)], factor);
}

function factorLiteral(node: Multiplier | MultiplierLimit, text: string): Expression {
  const { value, unit } = amount(node, text, 'USD');
  return constant(value, unit);
}

function refuseFactor({ id }: PayPlace, multiplier: Multiplier, why: string): never {
  const written = multiplier.of?.$cstNode?.text.replace(/\s+/g, ' ') ?? '';
  const owner = id.split('/').at(-1) ?? id;
  return refuse('multiplier-not-a-factor', multiplier, { owner, written, why });
}
