import type { Expression, PiecewiseCurve } from '@ontarget/evaluator/format';
import { askedBy, clauseOf } from '@ontarget/language';
import type { Commission, ConditionSubject, Curve } from '@ontarget/language/ast';
import { constant, product, select, type Window } from '../build/expressions.ts';
import { needed } from '../compilation.ts';
import type { Amount } from '../literals.ts';
import { ids } from '../names.ts';
import { refuse } from '../problems.ts';
import { askedResult, missingQuota } from './asked-result.ts';
import { addAttainment } from './attainment.ts';
import { dealByDeal, dealsInOrder, timesRate } from './commission-deals.ts';
import { cappedRate, rateUnit } from './commission-rate.ts';
import { orderOf, sliceBySlice } from './in-order.ts';
import { shouldFall } from './over-quota.ts';
import { compileAxisQuota, compileQuota } from './quota.ts';
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
export function payByCurve(
  work: ComponentWork<Commission>,
  measured: Measured,
  node: Curve,
  base: Amount | undefined,
): void {
  const { c, component } = work;
  const { curve, rates } = rateCurve(work, measured, node.name, base);
  const unit = rateUnit(work, measured, base?.unit ?? rates);
  const rateOf = (at: Expression): Expression => timesBase(base, rateAt(node.name, curve, at));
  if (orderOf(work) !== undefined && curve.kind !== 'marginal') {
    doesNotFit(work, node.name, 'in order, each deal pays what it adds to the slices of a marginal curve');
  }
  if (component.perDeal && component.axis === undefined && curve.axis !== 'percent') {
    payEachDeal(work, measured, node.name, curve, base);
    return;
  }
  const axis = axisOf(work, measured, node.name, curve);
  addStage(work, 'rate', unit, cappedRate(work, rateOf(axis.at)));
  const zero = axis.kind === 'attainment' ? whenZeroQuota(work, undefined, quotasOf(work)) : [];
  const pay = isSliced(curve)
    ? slices(work, measured, node.name, curve, axis, base)
    : timesRate(work, measured, 'curve');
  addStage(work, 'pay', c.header.currency, select(zero, pay));
}

function quotasOf(work: ComponentWork): Expression[] {
  return work.stages.quota === undefined ? [] : [stageValue(work, 'quota', quotaWindow(work.measurement))];
}

/** What the commission would pay by another curve, for `otherwise curve C`. */
export function otherRatePay(
  work: ComponentWork<Commission>,
  measured: Measured,
  name: string,
  base: Amount | undefined,
): Expression {
  refuseDeals(work);
  const { curve, rates } = rateCurve(work, measured, name, base);
  rateUnit(work, measured, base?.unit ?? rates);
  const axis = axisAgain(work, measured, name, curve);
  const zero = axis.kind === 'attainment' ? whenZeroQuota(work, undefined, quotasOf(work)) : [];
  if (isSliced(curve)) {
    refuseSlices(work, measured, name, axis);
    const paid = timesBase(base, { op: 'curve', curve: name, at: axis.at, read: 'pay' });
    return select(zero, ofQuota(work, axis, paid));
  }
  const rate = cappedRate(work, timesBase(base, rateAt(name, curve, axis.at)));
  return select(zero, product([rate, stageValue(work, 'measure', resultsWindow(work.measurement))]));
}

/** One condition is decided for a whole period, and what each deal pays for itself is not paid by its curve alone. */
function refuseDeals(work: ComponentWork<Commission>): void {
  const { component } = work;
  const why = component.perDeal
    ? 'each deal is paid at a rate of its own'
    : orderOf(work) !== undefined
      ? 'its deals are taken one after the other'
      : clauseOf(component, 'DealLimit') !== undefined
        ? 'each deal has a limit of its own'
        : clauseOf(component, 'Advance') !== undefined
          ? 'its advances are of the pay by its own rate'
          : undefined;
  if (why !== undefined)
    refuse('clause-misplaced', component, { clause: 'otherwise curve', owner: component.name, why });
}

/** The attainment that picks the commission's own rate picks this one too. */
function axisAgain(
  work: ComponentWork<Commission>,
  measured: Measured,
  name: string,
  curve: PiecewiseCurve,
): Axis {
  const readsAttainment = curve.axis === 'percent' && !RATIOS.has(measured.unit);
  if (!readsAttainment || work.stages.attainment === undefined) return axisOf(work, measured, name, curve);
  const own = work.component.axis === undefined;
  return { at: stageValue(work, 'attainment'), own, kind: 'attainment' };
}

/** A curve that gives rates, and the unit that they are in. */
function rateCurve(
  work: ComponentWork<Commission>,
  measured: Measured,
  name: string,
  base: Amount | undefined,
): { readonly curve: PiecewiseCurve; readonly rates: string } {
  const { c } = work;
  const read = needed(c, ids.curve(name), c.curves.get(name));
  const curve =
    read.kind === 'by grade' || read.kind === 'matrix'
      ? doesNotFit(work, name, 'a commission is paid at a rate that one number picks')
      : read;
  const rates = curve.pieces[0]?.written.unit ?? curve.pays;
  if (rates === 'multiple' && base === undefined) {
    doesNotFit(
      work,
      name,
      'its rates are multiples of a base rate, and a commission has no other rate than its curve',
    );
  }
  if (rates !== 'multiple' && base !== undefined) {
    doesNotFit(work, name, `a rate is taken times multiples, and its rates are in ${rates}`);
  }
  const { currency } = c.header;
  if (base === undefined && rates === currency && measured.unit === currency)
    doesNotFit(work, name, 'it pays amounts, which a bonus pays, and a commission is a rate of what is sold');
  return { curve, rates };
}

/** The rate that multiples are of, times them. */
function timesBase(base: Amount | undefined, of: Expression): Expression {
  return base === undefined ? of : product([constant(base.value, base.unit), of]);
}

/** Whether parts of the base are paid at rates of their own, so that no one rate is of all of it. */
function isSliced({ kind }: PiecewiseCurve): boolean {
  return kind === 'marginal' || kind === 'overage';
}

/** Each slice of the base at its own rate: parts of the quota for slices of attainment, else money already. */
function slices(
  work: ComponentWork<Commission>,
  measured: Measured,
  name: string,
  curve: PiecewiseCurve,
  axis: Axis,
  base: Amount | undefined,
): Expression {
  refuseSlices(work, measured, name, axis);
  const clause = orderOf(work);
  if (clause !== undefined) {
    if (curve.kind !== 'marginal')
      doesNotFit(work, name, 'in order, each deal pays what it adds to the slices of a marginal curve');
    const ordered = sliceBySlice(work, clause, name, curve);
    return dealsInOrder(work, measured, { ...ordered, pay: timesBase(base, ordered.pay) });
  }
  refuseLimit(work, name);
  addStage(work, 'curve', curve.pays, { op: 'curve', curve: name, at: axis.at, read: 'pay' });
  const paid = timesBase(base, stageValue(work, 'curve'));
  return ofQuota(work, axis, paid);
}

/** Slices of attainment are parts of the quota; slices of an amount are money already. */
function ofQuota(work: ComponentWork<Commission>, { kind }: Axis, paid: Expression): Expression {
  if (kind === 'amount') return paid;
  return product([paid, stageValue(work, 'quota', quotaWindow(work.measurement))]);
}

/** Slices are of the base itself, each at a rate of its own. */
function refuseSlices(work: ComponentWork<Commission>, measured: Measured, name: string, axis: Axis): void {
  if (!axis.own) doesNotFit(work, name, 'slices are of the base itself, and another number picks the rate');
  if (axis.kind === 'attainment' && shouldFall(work.c, measured.on.measures)) {
    doesNotFit(
      work,
      name,
      `slices of attainment are slices of what is paid on, and less of ${measured.title} is better`,
    );
  }
  refuseRateCap(work, name);
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
  base: Amount | undefined,
): void {
  refuseOtherAxis(work, name, curve, measured.unit);
  if (isSliced(curve)) refuseRateCap(work, name);
  const clause = orderOf(work);
  if (clause !== undefined && curve.kind === 'marginal') {
    const ordered = sliceBySlice(work, clause, name, curve);
    const inOrder = dealsInOrder(work, measured, { ...ordered, pay: timesBase(base, ordered.pay) });
    addStage(work, 'pay', work.c.header.currency, inOrder);
    return;
  }
  const pay = dealByDeal(work, measured, (amount) =>
    isSliced(curve)
      ? timesBase(base, { op: 'curve', curve: name, at: amount, read: 'pay' })
      : product([cappedRate(work, timesBase(base, rateAt(name, curve, amount))), amount]),
  );
  addStage(work, 'pay', work.c.header.currency, pay);
}

function axisOf(
  work: ComponentWork<Commission>,
  measured: Measured,
  name: string,
  curve: PiecewiseCurve,
): Axis {
  const { component, role, measurement } = work;
  const window: Window = resultsWindow(measurement);
  if (component.axis !== undefined) return otherAxis(work, component.axis, name, curve);
  if (curve.axis === 'percent' && !RATIOS.has(measured.unit)) {
    if (compileQuota(work, measured) === undefined) {
      refuse('quota-missing', component, {
        component: component.name,
        measure: measured.title,
        role: role.name,
      });
    }
    addAttainment(work, measured);
    return { at: stageValue(work, 'attainment'), own: true, kind: 'attainment' };
  }
  refuseOtherAxis(work, name, curve, measured.unit);
  return { at: stageValue(work, 'measure', window), own: true, kind: 'amount' };
}

/** What picks the rate where the base does not: another result or its attainment, or a stage of a component. */
function otherAxis(
  work: ComponentWork<Commission>,
  axis: ConditionSubject,
  name: string,
  curve: PiecewiseCurve,
): Axis {
  const window: Window = resultsWindow(work.measurement);
  const asked = askedBy(axis);
  const subject = asked?.kind === 'stage' ? undefined : asked?.subject;
  const measured = subject && measuredOn(work.c, work.role, subject, work.id);
  const attained =
    asked?.kind === 'attainment' || (curve.axis === 'percent' && !RATIOS.has(measured?.unit ?? ''));
  if (measured !== undefined && attained) {
    refuseOtherAxis(work, name, curve, 'percent');
    if (compileAxisQuota(work, measured, subject) === undefined) missingQuota(work, axis, measured);
    addAttainment(work, measured, measured.result(window));
    return { at: stageValue(work, 'attainment'), own: false, kind: 'attainment' };
  }
  const { value, unit } = askedResult(work, axis, window);
  refuseOtherAxis(work, name, curve, unit);
  return { at: value, own: false, kind: 'amount' };
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

function refuseLimit(work: ComponentWork<Commission>, name: string): void {
  if (clauseOf(work.component, 'DealLimit') === undefined) return;
  doesNotFit(
    work,
    name,
    'slices are of all deals together, so no deal pays an amount of its own; say "in order of" how they are taken',
  );
}

function refuseRateCap(work: ComponentWork<Commission>, name: string): void {
  if (clauseOf(work.component, 'RateCap') === undefined) return;
  doesNotFit(work, name, '"cap rate" needs one rate for all of it, and each slice has a rate of its own');
}

function doesNotFit({ component }: ComponentWork<Commission>, curve: string, why: string): never {
  return refuse('curve-does-not-fit', component, { component: component.name, curve, why });
}
