import type { Expression } from '@ontarget/evaluator/format';
import { ONE } from '@ontarget/evaluator/numbers';
import { clauseOf, unitCode, unitOf } from '@ontarget/language';
import type {
  Commission,
  Curve,
  Expression as ExpressionNode,
  Measure,
  Parameter,
  RateCap,
} from '@ontarget/language/ast';
import { payWithAdvance } from '../balances/advance.ts';
import { constant, least, product, readValue, round } from '../build/expressions.ts';
import { addValue, needed } from '../compilation.ts';
import { constantOf } from '../formulas/constants.ts';
import { rowFormula } from '../formulas/row.ts';
import { type Amount, amount } from '../literals.ts';
import { titleOf } from '../measures/measures.ts';
import { totalOf } from '../measures/results.ts';
import { ids } from '../names.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { payByCurve } from './commission-curve.ts';
import { limitOfPay } from './deal-limit.ts';
import { afterTheFirst, type Ordered, orderOf } from './in-order.ts';
import { compileQuota } from './quota.ts';
import { type Measured, measuredOn } from './subject.ts';
import { resultsWindow } from './timing.ts';
import { addStage, type ComponentWork, stageValue } from './work.ts';

/** Pays the base times a rate: a stated one, a parameter, or one that a curve picks. */
export function compileCommission(work: ComponentWork<Commission>, measured: Measured): void {
  const { component } = work;
  addStage(work, 'measure', measured.unit, measured.result());
  refuseGraded(work, measured);
  const source = component.source?.ref;
  if (component.formula !== undefined) payEachAtItsRate(work, measured, component.formula);
  else if (source?.$type === 'Curve') payByCurve(work, measured, source as Curve, baseRate(work));
  else payAtRate(work, measured, statedRate(work, source as Parameter | undefined));
  // A quota that picks no rate is still what a requirement may be held against.
  if (work.stages.quota === undefined && component.axis === undefined) compileQuota(work, measured);
}

/** The rate that a curve's multiples are of, where one is stated. */
function baseRate({ c, component }: ComponentWork<Commission>): Amount | undefined {
  return component.rate === undefined ? undefined : amount(component, component.rate, c.header.currency);
}

/** A rate of its own for each deal, worked out from the deal's columns. */
function payEachAtItsRate(
  work: ComponentWork<Commission>,
  measured: Measured,
  formula: ExpressionNode,
): void {
  const { c } = work;
  refuseAxis(work);
  rateUnit(work, measured, unitCode(unitOf(formula, { currency: c.header.currency })));
  const rate = cappedRate(work, rowFormula(c, formula));
  const clause = orderOf(work);
  const pay =
    clause === undefined
      ? dealByDeal(work, measured, (amountOfDeal) => product([rate, amountOfDeal]))
      : dealsInOrder(work, measured, afterTheFirst(work, clause, rate));
  addStage(work, 'pay', c.header.currency, pay);
}

function refuseAxis({ component }: ComponentWork<Commission>): void {
  if (component.axis === undefined) return;
  const why = 'its rate is one and the same whatever that is';
  refuse('clause-misplaced', component.axis, { clause: 'by', owner: component.name, why });
}

function statedRate(work: ComponentWork<Commission>, parameter: Parameter | undefined): Amount {
  const { c, component } = work;
  refuseAxis(work);
  if (component.rate !== undefined && parameter !== undefined) {
    const why = 'it is no curve of multiples';
    return refuse('curve-does-not-fit', component, { component: component.name, curve: parameter.name, why });
  }
  if (component.rate !== undefined) return amount(component, component.rate, c.header.currency);
  if (parameter === undefined) return cannotCompile(component, component.name, 'its rate is unknown');
  return constantOf(c, parameter.value);
}

function payAtRate(work: ComponentWork<Commission>, measured: Measured, rate: Amount): void {
  const { c } = work;
  const unit = rateUnit(work, measured, rate.unit);
  addStage(work, 'rate', unit, cappedRate(work, constant(rate.value, unit)));
  const clause = orderOf(work);
  const pay =
    clause === undefined
      ? (payWithAdvance(work, measured) ?? timesRate(work, measured))
      : dealsInOrder(work, measured, afterTheFirst(work, clause, stageValue(work, 'rate')));
  addStage(work, 'pay', c.header.currency, pay);
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
  if (cap.rate === undefined) return least([rate, cappingCurve(work, cap)]);
  const { value, unit } = amount(cap, cap.rate, work.c.header.currency);
  return least([rate, constant(value, unit)]);
}

/** The most that a rate may be by another result, such as the margin that is left for it. */
function cappingCurve({ c, role, id, component, measurement }: ComponentWork, cap: RateCap): Expression {
  const name = cap.curve?.$refText ?? '';
  const curve = needed(c, ids.curve(name), c.curves.get(name));
  const by = cap.axis === undefined ? undefined : measuredOn(c, role, cap.axis, id);
  const bad = (why: string) =>
    refuse('curve-does-not-fit', cap, { component: component.name, curve: name, why });
  if (by === undefined || (curve.kind !== 'linear' && curve.kind !== 'steps')) {
    return bad('a cap is read from steps or a line');
  }
  const ratio = by.unit === 'percent' || by.unit === 'score' || by.unit === 'multiple';
  if (curve.axis !== by.unit && !(curve.axis === 'percent' && ratio)) {
    return bad(`its bounds are in ${curve.axis}, and ${by.title} is in ${by.unit}`);
  }
  return { op: 'curve', curve: name, at: by.result(resultsWindow(measurement)), read: 'pay' };
}

/** The base times the rate stage: on the sum, or deal by deal where deals are paid, or rounded, one by one. */
export function timesRate(work: ComponentWork<Commission>, measured: Measured): Expression {
  const { c, component, measurement } = work;
  const rate = stageValue(work, 'rate');
  const deals = dealsOf(measured);
  const roundsDeals = c.header.rounding.point === 'each deal' && measurement.toDate === undefined;
  const isLimited = clauseOf(component, 'DealLimit') !== undefined;
  const eachDeal = component.perDeal || isLimited || (roundsDeals && deals !== undefined);
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
  if (orderOf(work) !== undefined) refuseOrder(work);
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
  const limit = limitOfPay(c, component, work.id, deals.measure);
  const total = totalOf(c, deals.measure, deals.whose, { of, ...(limit === undefined ? {} : { limit }) });
  return total.op === 'total' ? { ...total, function: 'sum' } : total;
}

/** Only slices, and one rate after a first part, depend on what came before. */
function refuseOrder(work: ComponentWork<Commission>): never {
  const why =
    'its rate does not depend on the deals before; only slices of a marginal curve of its own base do';
  return refuse('clause-misplaced', orderOf(work), {
    clause: 'in order of',
    owner: work.component.name,
    why,
  });
}

/**
 * Adds up what each deal pays at its place in the order. To date the places count from the year's first day, so the
 * total is a value of its own that is read over the year so far.
 */
export function dealsInOrder(
  work: ComponentWork<Commission>,
  measured: Measured,
  { order, pay }: Ordered,
): Expression {
  const { c, component, id, measurement } = work;
  const deals = dealsOf(measured);
  if (deals === undefined) {
    const why = `${measured.title} does not add up deals`;
    return refuse('clause-misplaced', component, { clause: 'in order of', owner: component.name, why });
  }
  const base = deals.amount === undefined ? constant(ONE, 'count') : rowFormula(c, deals.amount);
  const of = c.header.rounding.point === 'each deal' ? round(pay, c.header.rounding) : pay;
  const limit = limitOfPay(c, component, id, deals.measure);
  if (limit?.of === 'deal' && limitSplits(deals.measure)) {
    cannotCompile(
      component,
      component.name,
      'in order, each share is paid at its own place; limit it after the split',
    );
  }
  const total = totalOf(c, deals.measure, deals.whose, {
    of,
    order: order(base),
    ...(limit === undefined ? {} : { limit }),
  });
  const formula: Expression = total.op === 'total' ? { ...total, function: 'sum' } : total;
  if (measurement.toDate === undefined) return formula;
  const title = `${titleOf(component)}, deals in order`;
  const value = { title, stage: 'pay', unit: c.header.currency, subject: 'payee', formula } as const;
  addValue(c, `${id}/deals`, value, component);
  return readValue(`${id}/deals`, resultsWindow(measurement));
}

function limitSplits(measure: Measure): boolean {
  return measure.clauses.some(
    (one) => one.$type === 'CreditClause' && one.splits.some(({ $type }) => $type !== 'WholeCredit'),
  );
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
