import type { Curve, Expression, PiecewiseCurve } from '@ontarget/evaluator/format';
import { clauseOf } from '@ontarget/language';
import type { Bonus } from '@ontarget/language/ast';
import { product, select } from '../build/expressions.ts';
import { needed } from '../compilation.ts';
import { ids } from '../names.ts';
import { refuse } from '../problems.ts';
import { addAttainment } from './attainment.ts';
import { employedShare, employedShareOf } from './caps.ts';
import { dealByDeal } from './commission-deals.ts';
import { resultInForce } from './in-force.ts';
import { compileQuota } from './quota.ts';
import type { Measured } from './subject.ts';
import { quotaWindow, resultsWindow } from './timing.ts';
import { addStage, type ComponentWork, stageValue } from './work.ts';
import { whenZeroQuota } from './zero-quota.ts';

/**
 * Pays the amount that a curve has for what was reached: for attainment where its bounds are percents, else for the
 * result itself, or deal by deal for each deal's own amount, of which everybody gets the share that they are credited with.
 */
export function bonusAtCurve(work: ComponentWork<Bonus>, measured: Measured, name: string): void {
  const { c, component } = work;
  const curve = needed(c, ids.curve(name), c.curves.get(name));
  addStage(work, 'measure', measured.unit, resultInForce(work, measured));
  if (curve.pays !== c.header.currency)
    doesNotFit(work, name, `a bonus pays an amount of money, and its rows are in ${curve.pays}`);
  const pay = component.perDeal
    ? eachDeal(work, measured, name, curve)
    : inPart(work, amountReached(work, measured, name, curve));
  addStage(work, 'pay', c.header.currency, pay);
}

function eachDeal(work: ComponentWork<Bonus>, measured: Measured, name: string, curve: Curve): Expression {
  const steps = amountsOf(work, name, curve);
  refuseOtherAxis(work, name, steps, measured.unit);
  return dealByDeal(work, measured, (at) => ({ op: 'curve', curve: name, at, read: 'pay' }));
}

function amountReached(
  work: ComponentWork<Bonus>,
  measured: Measured,
  name: string,
  curve: Curve,
): Expression {
  const { component, role, measurement } = work;
  const result = stageValue(work, 'measure', resultsWindow(measurement));
  if (curve.kind === 'by grade') {
    if (measured.unit !== 'grade') doesNotFit(work, name, `${measured.title} has no grades`);
    return { op: 'grade', curve: name, of: result };
  }
  const steps = amountsOf(work, name, curve);
  if (steps.axis !== 'percent' || RATIOS.has(measured.unit)) {
    refuseOtherAxis(work, name, steps, measured.unit);
    // A quota that picks no amount is still what a requirement may be held against.
    compileQuota(work, measured);
    return { op: 'curve', curve: name, at: result, read: 'pay' };
  }
  if (compileQuota(work, measured) === undefined) {
    const names = { component: component.name, measure: measured.title, role: role.name };
    refuse('quota-missing', component, names);
  }
  addAttainment(work, measured);
  const at = stageValue(work, 'attainment');
  return select(whenZeroQuota(work, undefined, [stageValue(work, 'quota', quotaWindow(measurement))]), {
    op: 'curve',
    curve: name,
    at,
    read: 'pay',
  });
}

const RATIOS: ReadonlySet<string> = new Set(['percent', 'score', 'multiple']);

function amountsOf(work: ComponentWork<Bonus>, name: string, curve: Curve): PiecewiseCurve {
  if (curve.kind === 'steps' || curve.kind === 'linear') return curve;
  return doesNotFit(work, name, `a bonus pays an amount, and what is ${curve.kind} is none`);
}

function refuseOtherAxis(
  work: ComponentWork<Bonus>,
  name: string,
  { axis }: PiecewiseCurve,
  unit: string,
): void {
  const isRatio = axis === 'percent' && RATIOS.has(unit) && !work.component.perDeal;
  if (axis === unit || (axis === 'number' && unit === 'count') || isRatio) return;
  doesNotFit(work, name, `its bounds are in ${axis}, and what picks the amount is in ${unit}`);
}

/** `prorated` is by days employed, month by month; to date it is the part of the year, or of the quarter that it runs over, as pay to date runs up to it. */
function inPart(work: ComponentWork<Bonus>, amount: Expression): Expression {
  const { c, component, id, role, measurement } = work;
  const clause = clauseOf(component, 'ProrationClause');
  const isProrated =
    clause?.prorated ??
    c.choices.settle({
      code: 'choice-proration',
      params: { component: component.name, amount: `amount of ${component.curve?.$refText ?? ''}` },
      node: component,
      owner: id,
      readings: ['prorated', 'in full'],
    }) === 'prorated';
  if (!isProrated) return amount;
  const share =
    measurement.toDate === undefined
      ? employedShare(measurement.grain)
      : employedShareOf(c, role.name, component, measurement.within ?? 'year');
  return product([amount, share]);
}

function doesNotFit({ component }: ComponentWork<Bonus>, curve: string, why: string): never {
  return refuse('curve-does-not-fit', component, { component: component.name, curve, why });
}
