import type { Expression } from '@ontarget/evaluator/format';
import { ONE } from '@ontarget/evaluator/numbers';
import { clauseOf } from '@ontarget/language';
import type { Commission, Curve, Parameter } from '@ontarget/language/ast';
import { constant, least, product, round } from '../build/expressions.ts';
import { constantOf } from '../formulas/constants.ts';
import { rowFormula } from '../formulas/row.ts';
import { type Amount, amount } from '../literals.ts';
import { totalOf } from '../measures/results.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { payByCurve } from './commission-curve.ts';
import { compileQuota } from './quota.ts';
import type { Measured } from './subject.ts';
import { resultsWindow } from './timing.ts';
import { addStage, type ComponentWork, stageValue } from './work.ts';

/** Pays the base times a rate: a stated one, a parameter, or one that a curve picks. */
export function compileCommission(work: ComponentWork<Commission>, measured: Measured): void {
  const { component } = work;
  addStage(work, 'measure', measured.unit, measured.result());
  refuseGraded(work, measured);
  const source = component.source?.ref;
  if (source?.$type === 'Curve') payByCurve(work, measured, source as Curve);
  else payAtRate(work, measured, statedRate(work, source as Parameter | undefined));
  // A quota that picks no rate is still what a requirement may be held against.
  if (work.stages.quota === undefined && component.axis === undefined) compileQuota(work, measured);
}

function statedRate({ c, component }: ComponentWork<Commission>, parameter: Parameter | undefined): Amount {
  if (component.axis !== undefined) {
    const why = 'its rate is one and the same whatever that is';
    refuse('clause-misplaced', component.axis, { clause: 'by', owner: component.name, why });
  }
  if (component.rate !== undefined) return amount(component, component.rate, c.header.currency);
  if (parameter === undefined) return cannotCompile(component, component.name, 'its rate is unknown');
  return constantOf(c, parameter.value);
}

function payAtRate(work: ComponentWork<Commission>, measured: Measured, rate: Amount): void {
  const { c } = work;
  const unit = rateUnit(work, measured, rate.unit);
  addStage(work, 'rate', unit, cappedRate(work, constant(rate.value, unit)));
  addStage(work, 'pay', c.header.currency, timesRate(work, measured));
}

/** A percent is of money; money is for each unit of what is counted. */
export function rateUnit(work: ComponentWork<Commission>, measured: Measured, rate: string): string {
  const { currency } = work.c.header;
  const isRate = rate === currency || rate.startsWith(`${currency}/`);
  if (measured.unit === currency && rate === 'percent') return rate;
  if (measured.unit !== currency && isRate) return `${currency}/count`;
  const found = `${rate} of ${measured.unit}`;
  return refuse('unit-unexpected', work.component, {
    what: `The rate of ${work.component.name}`,
    expected: 'one that makes money',
    found,
  });
}

/** `cap rate at 12%` bounds the rate, whatever the amount is. */
export function cappedRate(work: ComponentWork, rate: Expression): Expression {
  const cap = clauseOf(work.component, 'RateCap');
  if (cap === undefined) return rate;
  const { value, unit } = amount(cap, cap.rate, work.c.header.currency);
  return least([rate, constant(value, unit)]);
}

/** The base times the rate stage: on the sum, or deal by deal where deals are paid, or rounded, one by one. */
export function timesRate(work: ComponentWork<Commission>, measured: Measured): Expression {
  const { c, component, measurement } = work;
  const rate = stageValue(work, 'rate');
  const deals = dealsOf(measured);
  const roundsDeals = c.header.rounding.point === 'each deal' && measurement.toDate === undefined;
  const eachDeal = component.perDeal || (roundsDeals && deals !== undefined);
  if (!eachDeal) return product([rate, stageValue(work, 'measure', resultsWindow(measurement))]);
  return dealByDeal(work, measured, (amountOfDeal) => product([rate, amountOfDeal]));
}

/** Adds up what each deal pays, times the share of it that the payee is credited with. */
export function dealByDeal(
  work: ComponentWork<Commission>,
  measured: Measured,
  pay: (amountOfDeal: Expression) => Expression,
): Expression {
  const { c, component, measurement } = work;
  if (measurement.toDate !== undefined) {
    const why = 'each deal is paid once, so nothing runs to date';
    return refuse('clause-misplaced', component.timing, {
      clause: 'year to date',
      owner: component.name,
      why,
    });
  }
  const deals = dealsOf(measured);
  if (deals === undefined) {
    const why = `${measured.title} does not add up deals`;
    return refuse('clause-misplaced', component, { clause: 'per deal', owner: component.name, why });
  }
  const paid = pay(deals.amount === undefined ? constant(ONE, 'count') : rowFormula(c, deals.amount));
  const of = c.header.rounding.point === 'each deal' ? round(paid, c.header.rounding) : paid;
  const total = totalOf(c, deals.measure, deals.whose, { of });
  return total.op === 'total' ? { ...total, function: 'sum' } : total;
}

function dealsOf(measured: Measured) {
  const { measure } = measured;
  if (measure === undefined) return undefined;
  const { body } = measure.node;
  if (body.$type === 'CountMeasure')
    return { measure: measure.node, whose: measure.whose, amount: undefined };
  if (body.$type !== 'TotalMeasure' || body.function !== 'total') return undefined;
  return { measure: measure.node, whose: measure.whose, amount: body.amount };
}

function refuseGraded(work: ComponentWork<Commission>, measured: Measured): void {
  if (measured.unit === 'grade')
    cannotCompile(work.component, work.component.name, `${measured.title} is a grade, not an amount`);
}
