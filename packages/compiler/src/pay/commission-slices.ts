import type { Expression, PiecewiseCurve } from '@ontarget/evaluator/format';
import { clauseOf } from '@ontarget/language';
import type { Commission, InOrder } from '@ontarget/language/ast';
import { constant, product } from '../build/expressions.ts';
import { refuse } from '../problems.ts';
import { dealByDeal, dealsInOrder } from './commission-deals.ts';
import { orderOf, sliceBySlice } from './in-order.ts';
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

/** Each slice of the base at its own rate: parts of the quota for slices of attainment, else money already. */
export function slices(work: ComponentWork<Commission>, measured: Measured, sliced: Sliced): Expression {
  const { name, curve, axis, base, rate } = sliced;
  refuseSlices(work, measured, name, axis);
  const isCapped = capOnSlices(work, name) === 'effective';
  const clause = orderOf(work);
  if (clause === undefined) refuseLimit(work, name);
  if (isCapped) {
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
  const { name, curve, base } = sliced;
  const clause = orderOf(work);
  if (clause !== undefined && curve.kind === 'marginal') return slicesInOrder(work, measured, clause, sliced);
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
  if (curve.kind !== 'marginal')
    doesNotFit(work, name, 'in order, each deal pays what it adds to the slices of a marginal curve');
  if (capOnSlices(work, name) !== 'effective') {
    const ordered = sliceBySlice(work, clause, name, curve);
    return dealsInOrder(work, measured, { ...ordered, pay: timesBase(base, ordered.pay) });
  }
  const capped = (paid: Expression, amount: Expression): Expression =>
    withEffectiveCap(work, timesBase(base, paid), { amount, unit: measured.unit, base });
  return dealsInOrder(work, measured, sliceBySlice(work, clause, name, curve, capped));
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
