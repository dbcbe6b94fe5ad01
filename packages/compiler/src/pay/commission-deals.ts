import type { Expression } from '@ontarget/evaluator/format';
import { ONE, ZERO } from '@ontarget/evaluator/numbers';
import { clauseOf, isSplitCredit } from '@ontarget/language';
import type { Bonus, Commission } from '@ontarget/language/ast';
import { branch, constant, product, readValue, round, select } from '../build/expressions.ts';
import { addValue } from '../compilation.ts';
import { rowFormula } from '../formulas/row.ts';
import { titleOf } from '../measures/measures.ts';
import { totalOf } from '../measures/results.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { type RateSource, resultAtRate } from './at-rate.ts';
import { limitOfPay } from './deal-limit.ts';
import { rowsInForce } from './in-force.ts';
import { type Ordered, orderOf } from './in-order.ts';
import type { JointRows } from './joint-rows.ts';
import type { Measured } from './subject.ts';
import { resultsWindow } from './timing.ts';
import { type ComponentWork, stageValue } from './work.ts';

/** The base times the rate stage: on the sum, or deal by deal where deals are paid, or rounded, one by one. */
export function timesRate(work: ComponentWork<Commission>, measured: Measured, from: RateSource): Expression {
  const { c, component, measurement } = work;
  const rate = stageValue(work, 'rate');
  const deals = dealsOf(measured);
  const roundsDeals = c.header.rounding.point === 'each deal' && measurement.toDate === undefined;
  const isLimited = clauseOf(component, 'DealLimit') !== undefined;
  const eachDeal = component.perDeal || isLimited || (roundsDeals && deals !== undefined);
  if (!eachDeal) return resultAtRate(work, measured, from);
  return dealByDeal(work, measured, (amountOfDeal) => product([rate, amountOfDeal]));
}

/** Adds up what each deal pays, times the share of it that the payee is credited with. */
export function dealByDeal(
  work: ComponentWork<Commission | Bonus>,
  measured: Measured,
  pay: (amountOfDeal: Expression) => Expression,
): Expression {
  const { c, component, measurement } = work;
  if (orderOf(work) !== undefined) refuseOrder(work);
  if (measurement.toDate !== undefined) {
    const why = 'each deal is paid once, so nothing runs to date';
    return refuse('clause-misplaced', component.timing, {
      clause: `${component.timing.runsOver ?? 'year'} to date`,
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
  const total = totalOf(c, deals.measure, deals.whose, {
    of,
    ...rowsInForce(work, measured),
    ...(limit === undefined ? {} : { limit }),
    ...wholeOf(component),
  });
  return total.op === 'total' ? { ...total, function: 'sum' } : total;
}

/** Whether each deal is paid in full to everybody who has a share of it. */
function wholeOf({ wholeDeal }: Commission | Bonus): { inFull?: true } {
  return wholeDeal ? { inFull: true } : {};
}

/** Only slices, and one rate after a first part, depend on what came before. */
function refuseOrder(work: ComponentWork<Commission | Bonus>): never {
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
  joint?: Pick<JointRows, 'credits' | 'base' | 'paid'>,
): Expression {
  const { c, component, id, measurement } = work;
  const deals = dealsOf(measured);
  if (deals === undefined) {
    const why = `${measured.title} does not add up deals`;
    return refuse('clause-misplaced', component, { clause: 'in order of', owner: component.name, why });
  }
  const base =
    joint?.base ?? (deals.amount === undefined ? constant(ONE, 'count') : rowFormula(c, deals.amount));
  const each = c.header.rounding.point === 'each deal' ? round(pay, c.header.rounding) : pay;
  const of =
    joint?.paid === undefined ? each : select([branch(joint.paid, each)], constant(ZERO, c.header.currency));
  const limit = limitOfPay(c, component, id, deals.measure);
  if (limit?.of === 'deal' && isSplitCredit(deals.measure)) {
    cannotCompile(
      component,
      component.name,
      'in order, each share is paid at its own place; limit it after the split',
    );
  }
  const total = totalOf(c, deals.measure, deals.whose, {
    of,
    order: order(base),
    ...rowsInForce(work, measured),
    ...(limit === undefined ? {} : { limit }),
    ...wholeOf(component),
    ...(joint === undefined ? {} : { credits: joint.credits }),
  });
  const formula: Expression = total.op === 'total' ? { ...total, function: 'sum' } : total;
  if (measurement.toDate === undefined) return formula;
  const title = `${titleOf(component)}, deals in order`;
  const value = { title, stage: 'pay', unit: c.header.currency, subject: 'payee', formula } as const;
  addValue(c, `${id}/deals`, value, component);
  return readValue(`${id}/deals`, resultsWindow(measurement));
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
