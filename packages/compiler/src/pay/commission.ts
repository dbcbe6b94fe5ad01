import type { Expression } from '@ontarget/evaluator/format';
import { clauseOf, unitCode, unitOf } from '@ontarget/language';
import type { Commission, Curve, Expression as ExpressionNode, Parameter } from '@ontarget/language/ast';
import { payWithAdvance } from '../balances/advance.ts';
import { constant, product } from '../build/expressions.ts';
import { constantOf } from '../formulas/constants.ts';
import { rowFormula } from '../formulas/row.ts';
import { type Amount, amount } from '../literals.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { payAddsUp } from './at-rate.ts';
import { otherRatePay, payByCurve } from './commission-curve.ts';
import { dealByDeal, dealsInOrder, timesRate } from './commission-deals.ts';
import { rateUnit } from './commission-rate.ts';
import { datesOf, resultInForce } from './in-force.ts';
import { afterTheFirst, orderOf } from './in-order.ts';
import { compileQuota } from './quota.ts';
import { cappedRate } from './rate-cap.ts';
import { type Base, productOf, timesFactors } from './rate-factors.ts';
import type { Measured } from './subject.ts';
import { addStage, type ComponentWork, stageValue } from './work.ts';

/** Pays the base times a rate: a stated one, a parameter, or one that a curve picks. */
export function compileCommission(work: ComponentWork<Commission>, measured: Measured): void {
  const { component } = work;
  addStage(work, 'measure', measured.unit, resultInForce(work, measured));
  refuseGraded(work, measured);
  const source = component.source?.ref;
  if (component.formula !== undefined) payEachAtItsRate(work, measured, component.formula);
  else if (source?.$type === 'Curve') payByCurve(work, measured, source as Curve, baseOf(work));
  else payAtRate(work, measured, statedRate(work, source as Parameter | undefined));
  // A quota that picks no rate is still what a requirement may be held against.
  if (work.stages.quota === undefined && component.axis === undefined) compileQuota(work, measured);
}

/** What the commission would pay by another curve, for `otherwise curve C`. */
export function otherCommissionPay(
  work: ComponentWork<Commission>,
  measured: Measured,
  curve: string,
): Expression {
  if (work.component.formula !== undefined) {
    const why = 'each deal is paid at a rate of its own';
    refuse('clause-misplaced', work.component, {
      clause: 'otherwise curve',
      owner: work.component.name,
      why,
    });
  }
  return otherRatePay(work, measured, curve, multiplesOf(work, curve));
}

/** The stated rate, where the other curve is one of multiples of it. */
function multiplesOf(work: ComponentWork<Commission>, name: string): Amount | undefined {
  const curve = work.c.curves.get(name);
  const isMultiples =
    curve !== undefined && 'pieces' in curve && (curve.pieces[0]?.written.unit ?? curve.pays) === 'multiple';
  return isMultiples ? baseRate(work) : undefined;
}

/** The rate that a curve's multiples are of, where one is stated. */
function baseRate({ c, component }: ComponentWork<Commission>): Amount | undefined {
  if (component.rate === undefined) return undefined;
  return timesFactors(c, amount(component, component.rate, c.header.currency), component.factors);
}

/** What the curve is taken times: a rate that it has multiples of, or what its own rates are multiplied by. */
function baseOf(work: ComponentWork<Commission>): Base | undefined {
  const { c, component } = work;
  if (component.rate !== undefined || component.factors.length === 0) return baseRate(work);
  return { value: productOf(c, component.factors), unit: 'multiple', ofRates: true };
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
  const stated = baseRate(work);
  if (stated !== undefined) return stated;
  if (parameter === undefined) return cannotCompile(component, component.name, 'its rate is unknown');
  return timesFactors(c, constantOf(c, parameter.value), component.factors);
}

function payAtRate(work: ComponentWork<Commission>, measured: Measured, rate: Amount): void {
  const { c } = work;
  const unit = rateUnit(work, measured, rate.unit);
  addStage(work, 'rate', unit, cappedRate(work, constant(rate.value, unit), rate));
  const clause = orderOf(work);
  const pay =
    clause === undefined
      ? (advanced(work, measured) ?? timesRate(work, measured, 'stated'))
      : dealsInOrder(work, measured, afterTheFirst(work, clause, stageValue(work, 'rate')));
  // In order, or with an advance, what a deal pays depends on those before it.
  const addsUp =
    clause === undefined && clauseOf(work.component, 'Advance') === undefined && payAddsUp(work, measured);
  addStage(work, 'pay', c.header.currency, pay, { addsUp });
}

/** What an advance makes of the pay; it runs over all payments of a contract, so no dates cut it. */
function advanced(work: ComponentWork<Commission>, measured: Measured): Expression | undefined {
  const pay = payWithAdvance(work, measured);
  const dates = datesOf(work.component);
  if (pay !== undefined && dates !== undefined)
    cannotCompile(dates, work.component.name, 'an advance runs over all payments of a contract');
  return pay;
}

function refuseGraded(work: ComponentWork<Commission>, measured: Measured): void {
  if (measured.unit === 'grade')
    cannotCompile(work.component, work.component.name, `${measured.title} is a grade, not an amount`);
}
