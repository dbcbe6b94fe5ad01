import type { Expression, PiecewiseCurve } from '@ontarget/evaluator/format';
import { clauseOf } from '@ontarget/language';
import type { Commission, Curve } from '@ontarget/language/ast';
import { product, select, type Window } from '../build/expressions.ts';
import { needed } from '../compilation.ts';
import { ids } from '../names.ts';
import { refuse } from '../problems.ts';
import { addAttainment } from './attainment.ts';
import { cappedRate, dealByDeal, rateUnit, timesRate } from './commission.ts';
import { compileQuota } from './quota.ts';
import { type Measured, measuredOn } from './subject.ts';
import { quotaWindow, resultsWindow } from './timing.ts';
import { addStage, type ComponentWork, stageValue } from './work.ts';
import { whenZeroQuota } from './zero-quota.ts';

/** What picks the rate of a commission. */
interface Axis {
  readonly at: Expression;
  /** Whether it is the base itself: only then can slices of it be paid at different rates. */
  readonly own: boolean;
  readonly kind: 'attainment' | 'amount';
}

/** Pays a commission whose rate is read from a curve. */
export function payByCurve(work: ComponentWork<Commission>, measured: Measured, node: Curve): void {
  const { c, component } = work;
  const read = needed(c, ids.curve(node.name), c.curves.get(node.name));
  const curve =
    read.kind === 'by grade'
      ? doesNotFit(work, node.name, 'a commission is paid at a rate, not by grade')
      : read;
  const rates = curve.pieces[0]?.written.unit ?? curve.pays;
  if (rates === 'multiple') {
    doesNotFit(
      work,
      node.name,
      'its rates are multiples of a base rate, and a commission has no other rate than its curve',
    );
  }
  const unit = rateUnit(work, measured, rates);
  if (component.perDeal && component.axis === undefined && curve.axis !== 'percent') {
    payEachDeal(work, measured, node.name, curve);
    return;
  }
  const axis = axisOf(work, measured, node.name, curve);
  addStage(work, 'rate', unit, cappedRate(work, rateAt(node.name, curve, axis.at)));
  const zero = axis.kind === 'attainment' ? whenZeroQuota(work, undefined) : [];
  const pay = curve.kind === 'marginal' ? slices(work, node.name, curve, axis) : timesRate(work, measured);
  addStage(work, 'pay', c.header.currency, select(zero, pay));
}

/** Each slice of the base at its own rate: parts of the quota for slices of attainment, else money already. */
function slices(
  work: ComponentWork<Commission>,
  name: string,
  curve: PiecewiseCurve,
  axis: Axis,
): Expression {
  if (!axis.own) doesNotFit(work, name, 'slices are of the base itself, and another number picks the rate');
  refuseRateCap(work, name);
  addStage(work, 'curve', curve.pays, { op: 'curve', curve: name, at: axis.at, read: 'pay' });
  const paid = stageValue(work, 'curve');
  if (axis.kind === 'amount') return paid;
  return product([paid, stageValue(work, 'quota', quotaWindow(work.measurement))]);
}

/** Steps and lines say the rate as what they pay; other curves write it in their bands. */
function rateAt(name: string, { kind }: PiecewiseCurve, at: Expression): Expression {
  const read = kind === 'linear' || kind === 'steps' ? 'pay' : 'rate';
  return { op: 'curve', curve: name, at, read };
}

function payEachDeal(
  work: ComponentWork<Commission>,
  measured: Measured,
  name: string,
  curve: PiecewiseCurve,
): void {
  refuseOtherAxis(work, name, curve, measured.unit);
  if (curve.kind === 'marginal') refuseRateCap(work, name);
  const pay = dealByDeal(work, measured, (amount) =>
    curve.kind === 'marginal'
      ? { op: 'curve', curve: name, at: amount, read: 'pay' }
      : product([cappedRate(work, rateAt(name, curve, amount)), amount]),
  );
  addStage(work, 'pay', work.c.header.currency, pay);
}

function axisOf(
  work: ComponentWork<Commission>,
  measured: Measured,
  name: string,
  curve: PiecewiseCurve,
): Axis {
  const { c, component, role, id, measurement } = work;
  const own = component.axis === undefined;
  const by = component.axis === undefined ? measured : measuredOn(c, role, component.axis, id);
  const window: Window = resultsWindow(measurement);
  if (curve.axis === 'percent' && !RATIOS.has(by.unit)) {
    if (compileQuota(work, by) === undefined) {
      refuse('quota-missing', component, { component: component.name, measure: by.title, role: role.name });
    }
    if (own) addAttainment(work);
    else addAttainment(work, by.result(window));
    return { at: stageValue(work, 'attainment'), own, kind: 'attainment' };
  }
  refuseOtherAxis(work, name, curve, by.unit);
  return { at: own ? stageValue(work, 'measure', window) : by.result(window), own, kind: 'amount' };
}

const RATIOS: ReadonlySet<string> = new Set(['percent', 'score', 'multiple']);

function refuseOtherAxis(
  work: ComponentWork<Commission>,
  name: string,
  { axis }: PiecewiseCurve,
  unit: string,
): void {
  if (axis === unit || (axis === 'number' && unit === 'count') || (axis === 'percent' && RATIOS.has(unit)))
    return;
  doesNotFit(work, name, `its bounds are in ${axis}, and what picks the rate is in ${unit}`);
}

function refuseRateCap(work: ComponentWork<Commission>, name: string): void {
  if (clauseOf(work.component, 'RateCap') === undefined) return;
  doesNotFit(work, name, '"cap rate" needs one rate for all of it, and each slice has a rate of its own');
}

function doesNotFit({ component }: ComponentWork<Commission>, curve: string, why: string): never {
  return refuse('curve-does-not-fit', component, { component: component.name, curve, why });
}
