import type { Expression, PiecewiseCurve } from '@ontarget/evaluator/format';
import { clauseOf } from '@ontarget/language';
import type { Commission, InOrder } from '@ontarget/language/ast';
import { constant, product } from '../build/expressions.ts';
import { refuse } from '../problems.ts';
import { dealByDeal, dealsInOrder } from './commission-deals.ts';
import { orderOf, sliceBySlice, slicesBy } from './in-order.ts';
import { jointRows } from './joint-rows.ts';
import { shouldFall } from './over-quota.ts';
import { capOnSlices, effectiveRate, withEffectiveCap } from './rate-cap.ts';
import type { Base } from './rate-factors.ts';
import type { Measured } from './subject.ts';
import { quotaWindow, resultsWindow } from './timing.ts';
import { addStage, type ComponentWork, stageValue } from './work.ts';

/** What picks the rate of a commission. */
export interface Axis {
  readonly at: Expression;
  /** Whether it is the base itself: only then can slices of it be paid at different rates. */
  readonly own: boolean;
  readonly kind: 'attainment' | 'amount';
  /** What it is of, where that is not what is paid on. */
  readonly other?: Measured | undefined;
}

/** A curve that pays slices, and what it is read at. */
export interface Sliced {
  readonly name: string;
  readonly curve: PiecewiseCurve;
  readonly axis: Axis;
  readonly base: Base | undefined;
  /** That of the slice reached. */
  readonly rate: { readonly unit: string; readonly reached: Expression };
}

/** Whether parts of the base are paid at rates of their own, so that no one rate is of all of it. */
export function isSliced({ kind }: PiecewiseCurve): boolean {
  return kind === 'marginal' || kind === 'overage';
}

/**
 * Whether deals are taken in order, which slices need; and within each customer all of whose deals are paid at the rate
 * that they reach, so that a deal pays what it adds to that.
 */
export function refuseOrder(
  work: ComponentWork<Commission>,
  name: string,
  { kind }: PiecewiseCurve,
): boolean {
  const clause = orderOf(work);
  if (clause === undefined || kind === 'marginal') return clause !== undefined;
  if (clause.within.length > 0 && (kind === 'retroactive' || kind === 'overage')) {
    refuseCapWithin(work);
    return true;
  }
  return doesNotFit(work, name, 'in order, each deal pays what it adds to the slices of a marginal curve');
}

function refuseCapWithin({ component }: ComponentWork<Commission>): void {
  const cap = clauseOf(component, 'RateCap');
  if (cap === undefined) return;
  const why = 'each customer reaches a rate of its own; cap it in the curve';
  refuse('clause-misplaced', cap, { clause: 'cap rate', owner: component.name, why });
}

/** Each slice of the base at its own rate: parts of the quota for slices of attainment, else money already. */
export function slices(work: ComponentWork<Commission>, measured: Measured, sliced: Sliced): Expression {
  const { name, curve, axis, base, rate } = sliced;
  const clause = orderOf(work);
  if (clause !== undefined && !axis.own) return slicesOfOther(work, measured, clause, sliced);
  refuseSlices(work, measured, name, axis);
  const isCapped = isSliced(curve) && capOnSlices(work, name) === 'effective';
  if (clause === undefined) refuseLimit(work, name);
  const isWithin = clause !== undefined && clause.within.length > 0;
  if (isWithin) {
    refuseWithin(work, sliced, isCapped);
  } else if (isCapped) {
    const all = ofQuota(work, axis, timesBase(base, { op: 'curve', curve: name, at: axis.at, read: 'pay' }));
    addStage(work, 'rate', rate.unit, effectiveRate(work, all, resultOf(work), base, rate.reached));
  } else {
    addStage(work, 'rate', rate.unit, rate.reached);
  }
  if (clause !== undefined) return slicesInOrder(work, measured, clause, sliced);
  addStage(work, 'curve', curve.pays, { op: 'curve', curve: name, at: axis.at, read: 'pay' });
  const paid = ofQuota(work, axis, timesBase(base, stageValue(work, 'curve')));
  if (!isCapped) return paid;
  return withEffectiveCap(work, paid, { amount: resultOf(work), unit: measured.unit, base });
}

/** The slices of another curve, for `otherwise curve C`; the cap on the rate is the same. */
export function slicesAgain(
  work: ComponentWork<Commission>,
  measured: Measured,
  { name, axis, base }: Omit<Sliced, 'rate'>,
): Expression {
  refuseSlices(work, measured, name, axis);
  const paid = ofQuota(work, axis, timesBase(base, { op: 'curve', curve: name, at: axis.at, read: 'pay' }));
  if (capOnSlices(work, name) !== 'effective') return paid;
  return withEffectiveCap(work, paid, { amount: resultOf(work), unit: measured.unit, base });
}

/** Slices of each deal by itself, or of all of them one after the other. */
export function slicesOfEachDeal(
  work: ComponentWork<Commission>,
  measured: Measured,
  sliced: Omit<Sliced, 'axis' | 'rate'>,
): Expression {
  const { name, base } = sliced;
  const clause = orderOf(work);
  if (clause !== undefined) {
    if (clause.within.length > 0) refuseWithin(work, sliced, capOnSlices(work, name) === 'effective');
    return slicesInOrder(work, measured, clause, sliced);
  }
  const isCapped = capOnSlices(work, name) === 'effective';
  return dealByDeal(work, measured, (amount) => {
    const paid = timesBase(base, { op: 'curve', curve: name, at: amount, read: 'pay' });
    return isCapped ? withEffectiveCap(work, paid, { amount, unit: measured.unit, base }) : paid;
  });
}

/** Each deal pays what it adds to the slices, or to what a cap on all of them together leaves. */
function slicesInOrder(
  work: ComponentWork<Commission>,
  measured: Measured,
  clause: InOrder,
  { name, curve, base }: Pick<Sliced, 'name' | 'curve' | 'base'>,
): Expression {
  if (capOnSlices(work, name) !== 'effective') {
    const ordered = sliceBySlice(work, clause, name, curve);
    return dealsInOrder(work, measured, { ...ordered, pay: timesBase(base, ordered.pay) });
  }
  const capped = (paid: Expression, amount: Expression): Expression =>
    withEffectiveCap(work, timesBase(base, paid), { amount, unit: measured.unit, base });
  return dealsInOrder(work, measured, sliceBySlice(work, clause, name, curve, capped));
}

/**
 * Slices of another result, which the deals of both fill one after the other: a deal is paid, on what it comes to in its
 * own measure, the average rate of the slices that it fills in the other; one that fills none, the rate at its place.
 */
function slicesOfOther(
  work: ComponentWork<Commission>,
  measured: Measured,
  clause: InOrder,
  { name, curve, axis, base, rate }: Sliced,
): Expression {
  const { c } = work;
  const [own, other] = [measured.measure, axis.other?.measure];
  const why = (reason: string): never => doesNotFit(work, name, `in order, ${reason}`);
  if (curve.kind !== 'marginal') why('each deal pays what it adds to the slices of a marginal curve');
  if (own === undefined || other === undefined) return why('its slices are of deals that a measure adds up');
  if (own.whose !== other.whose)
    return why(`${measured.title} and ${axis.other?.title} are not of the same credit`);
  const rows = jointRows(c, own.node, other.node);
  if (typeof rows === 'string') return why(rows);
  if (capOnSlices(work, name) === 'effective') {
    refuseCapInAll(work, 'its slices are of another result than what is paid on; cap the rate of each slice');
  }
  refuseLeast(work);
  if (clause.within.length === 0) addStage(work, 'rate', rate.unit, rate.reached);
  else refuseWithin(work, { name, curve }, false);
  const ordered = slicesBy(work, clause, name, curve, rows);
  return dealsInOrder(
    work,
    measured,
    { ...ordered, pay: timesBase(base, ordered.pay) },
    { credits: rows.credits, base: rows.base, paid: rows.paid },
  );
}

/** Within each customer there are amounts and no quota, and no rate that is of all of them. */
function refuseWithin(
  work: ComponentWork<Commission>,
  { name, curve }: Pick<Sliced, 'name' | 'curve'>,
  isCapped: boolean,
): void {
  if (curve.axis === 'percent') {
    doesNotFit(work, name, 'its bounds are parts of a quota, and the deals of each customer have none');
  }
  if (isCapped) refuseCapInAll(work, 'its deals have no place among all others; cap the rate of each slice');
}

function refuseCapInAll({ component }: ComponentWork<Commission>, why: string): never {
  const cap = clauseOf(component, 'RateCap');
  return refuse('clause-misplaced', cap, { clause: 'cap effective rate', owner: component.name, why });
}

/** A least amount for each deal would be paid for the deals of the other measure too. */
function refuseLeast(work: ComponentWork<Commission>): void {
  const least = work.component.clauses.find((one) => one.$type === 'DealLimit' && one.side === 'least');
  if (least === undefined) return;
  const why = 'deals that only pick the rate are paid nothing';
  refuse('clause-misplaced', least, { clause: 'each deal pays at least', owner: work.component.name, why });
}

/** The rate that multiples are of, times them; or what rates are multiplied by. */
export function timesBase(base: Base | undefined, of: Expression): Expression {
  return base === undefined ? of : product([constant(base.value, base.unit), of]);
}

/** Slices of attainment are parts of the quota; slices of an amount are money already. */
function ofQuota(work: ComponentWork<Commission>, { kind }: Axis, paid: Expression): Expression {
  if (kind === 'amount') return paid;
  return product([paid, stageValue(work, 'quota', quotaWindow(work.measurement))]);
}

function resultOf(work: ComponentWork): Expression {
  return stageValue(work, 'measure', resultsWindow(work.measurement));
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
}

function refuseLimit(work: ComponentWork<Commission>, name: string): void {
  if (clauseOf(work.component, 'DealLimit') === undefined) return;
  doesNotFit(
    work,
    name,
    'slices are of all deals together, so no deal pays an amount of its own; say "in order of" how they are taken',
  );
}

/** Refuses a curve that cannot pay the commission. */
export function doesNotFit({ component }: ComponentWork<Commission>, curve: string, why: string): never {
  return refuse('curve-does-not-fit', component, { component: component.name, curve, why });
}
