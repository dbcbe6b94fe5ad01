import type { Expression, PiecewiseCurve } from '@ontarget/evaluator/format';
import { askedBy, clauseOf } from '@ontarget/language';
import type { Commission, ConditionSubject, Curve } from '@ontarget/language/ast';
import { product, select, type Window } from '../build/expressions.ts';
import { needed } from '../compilation.ts';
import { declared } from '../declared.ts';
import { ids } from '../names.ts';
import { refuse } from '../problems.ts';
import { askedResult, missingQuota } from './asked-result.ts';
import { addAttainment } from './attainment.ts';
import { dealByDeal, timesRate } from './commission-deals.ts';
import { rateUnit } from './commission-rate.ts';
import {
  type Axis,
  doesNotFit,
  isSliced,
  refuseOrder,
  type Sliced,
  slices,
  slicesAgain,
  slicesOfEachDeal,
  timesBase,
} from './commission-slices.ts';
import { orderOf } from './in-order.ts';
import { compileAxisQuota, compileQuota } from './quota.ts';
import { cappedRate, curveWithCap } from './rate-cap.ts';
import type { Base } from './rate-factors.ts';
import { type Measured, measuredOn } from './subject.ts';
import { quotaWindow, resultsWindow } from './timing.ts';
import { addStage, type ComponentWork, stageValue } from './work.ts';
import { whenZeroQuota } from './zero-quota.ts';

/** Pays a commission whose rate is read from a curve. */
export function payByCurve(
  work: ComponentWork<Commission>,
  measured: Measured,
  node: Curve,
  base: Base | undefined,
): void {
  const { c, component } = work;
  const { name, curve, rates } = rateCurve(work, measured, node, base);
  const unit = rateUnit(work, measured, unitOfRates(base, rates));
  const isInOrder = refuseOrder(work, name, curve);
  if (component.perDeal && component.axis === undefined && curve.axis !== 'percent') {
    payEachDeal(work, measured, { name, curve, base });
    return;
  }
  const axis = axisOf(work, measured, name, curve);
  const rate = timesBase(base, rateAt(name, curve, axis.at));
  const zero = axis.kind === 'attainment' ? whenZeroQuota(work, undefined, quotasOf(work)) : [];
  if (isSliced(curve) || isInOrder) {
    const pay = slices(work, measured, { name, curve, axis, base, rate: { unit, reached: rate } });
    addStage(work, 'pay', c.header.currency, select(zero, pay));
    return;
  }
  addStage(work, 'rate', unit, cappedRate(work, rate, base));
  addStage(work, 'pay', c.header.currency, select(zero, timesRate(work, measured, 'curve')));
}

function quotasOf(work: ComponentWork): Expression[] {
  return work.stages.quota === undefined ? [] : [stageValue(work, 'quota', quotaWindow(work.measurement))];
}

/** What the commission would pay by another curve, for `otherwise curve C`. */
export function otherRatePay(
  work: ComponentWork<Commission>,
  measured: Measured,
  otherCurve: string,
  base: Base | undefined,
): Expression {
  refuseDeals(work);
  const node = needed(
    work.c,
    ids.curve(otherCurve),
    declared(work.c, 'Curve').find(({ name }) => name === otherCurve),
  );
  const { name, curve, rates } = rateCurve(work, measured, node, base);
  rateUnit(work, measured, unitOfRates(base, rates));
  const axis = axisAgain(work, measured, name, curve);
  const zero = axis.kind === 'attainment' ? whenZeroQuota(work, undefined, quotasOf(work)) : [];
  if (isSliced(curve)) {
    return select(zero, slicesAgain(work, measured, { name, curve, axis, base }));
  }
  const rate = cappedRate(work, timesBase(base, rateAt(name, curve, axis.at)), base);
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

/** A curve that gives rates, under the name that a cap on each of its slices gives it, and the unit that they are in. */
function rateCurve(
  work: ComponentWork<Commission>,
  measured: Measured,
  node: Curve,
  base: Base | undefined,
): { readonly name: string; readonly curve: PiecewiseCurve; readonly rates: string } {
  const { c } = work;
  const { name } = node;
  const read = needed(c, ids.curve(name), c.curves.get(name));
  const curve =
    read.kind === 'by grade' || read.kind === 'matrix'
      ? doesNotFit(work, name, 'a commission is paid at a rate that one number picks')
      : read;
  const rates = curve.pieces[0]?.written.unit ?? curve.pays;
  const isStated = base !== undefined && base.ofRates !== true;
  if (rates === 'multiple' && !isStated) {
    doesNotFit(
      work,
      name,
      'its rates are multiples of a base rate, and a commission has no other rate than its curve',
    );
  }
  if (rates !== 'multiple' && isStated) {
    doesNotFit(work, name, `a rate is taken times multiples, and its rates are in ${rates}`);
  }
  const { currency } = c.header;
  if (!isStated && rates === currency && measured.unit === currency)
    doesNotFit(work, name, 'it pays amounts, which a bonus pays, and a commission is a rate of what is sold');
  if (!isSliced(curve)) return { name, curve, rates };
  const capped = curveWithCap(work, node, base);
  return { name: capped, curve: c.curves.get(capped) as PiecewiseCurve, rates };
}

/** The unit of the rates that are paid: that of the stated one, else of the curve's own. */
function unitOfRates(base: Base | undefined, rates: string): string {
  return base === undefined || base.ofRates === true ? rates : base.unit;
}

/** Steps and lines say the rate as what they pay; other curves write it in their bands. */
function rateAt(name: string, { kind }: PiecewiseCurve, at: Expression): Expression {
  const read = kind === 'linear' || kind === 'steps' ? 'pay' : 'rate';
  return { op: 'curve', curve: name, at, read };
}

function payEachDeal(
  work: ComponentWork<Commission>,
  measured: Measured,
  sliced: Omit<Sliced, 'axis' | 'rate'>,
): void {
  const { name, curve, base } = sliced;
  refuseOtherAxis(work, name, curve, measured.unit);
  const pay =
    isSliced(curve) || orderOf(work) !== undefined
      ? slicesOfEachDeal(work, measured, sliced)
      : dealByDeal(work, measured, (amount) =>
          product([cappedRate(work, timesBase(base, rateAt(name, curve, amount)), base), amount]),
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
    return { at: stageValue(work, 'attainment'), own: false, kind: 'attainment', other: measured };
  }
  const { value, unit } = askedResult(work, axis, window);
  refuseOtherAxis(work, name, curve, unit);
  return { at: value, own: false, kind: 'amount', other: measured };
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
