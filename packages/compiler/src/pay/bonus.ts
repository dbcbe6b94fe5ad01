import type { Expression } from '@ontarget/evaluator/format';
import { mul, type Rational, rational, ZERO } from '@ontarget/evaluator/numbers';
import { clauseOf } from '@ontarget/language';
import type { Bonus } from '@ontarget/language/ast';
import { constant, exact, product, readValue } from '../build/expressions.ts';
import { addValue } from '../compilation.ts';
import { moneyAmount } from '../literals.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { activeMonths } from './active.ts';
import { payAddsUp, resultAtRate } from './at-rate.ts';
import { bonusAtCurve } from './bonus-curve.ts';
import { resultInForce } from './in-force.ts';
import { productOf } from './rate-factors.ts';
import type { Measured } from './subject.ts';
import { MONTHS_IN } from './timing.ts';
import { addStage, type ComponentWork } from './work.ts';

/** A fixed amount for each period, an amount for each unit of a measure, or what a curve has for what was reached. */
export function compileBonus(work: ComponentWork<Bonus>, measured: Measured | undefined): void {
  const { curve, amount, name } = work.component;
  if (curve !== undefined && measured !== undefined) bonusAtCurve(work, measured, curve.$refText);
  else if (amount === undefined) cannotCompile(work.component, name, 'it has no amount');
  else if (measured === undefined) fixedBonus(work, amount);
  else bonusForEach(work, measured, amount);
}

/** The amount times what is written beside it. */
function amountOf({ c, component }: ComponentWork<Bonus>, written: string): Rational {
  return mul(moneyAmount(component, written, c.header.currency), productOf(c, component.factors));
}

function bonusForEach(work: ComponentWork<Bonus>, measured: Measured, amount: string): void {
  const { c, component } = work;
  const { currency } = c.header;
  if (measured.unit === currency || measured.unit === 'grade') {
    const found = measured.unit === currency ? 'money' : 'a grade';
    refuse('unit-unexpected', component, {
      what: measured.title,
      expected: 'something that is counted',
      found,
    });
  }
  addStage(work, 'measure', measured.unit, resultInForce(work, measured));
  const each = constant(amountOf(work, amount), `${currency}/count`);
  addStage(work, 'rate', `${currency}/count`, each);
  addStage(work, 'pay', currency, resultAtRate(work, measured, 'stated'), {
    addsUp: payAddsUp(work, measured),
  });
}

/**
 * A fixed amount for each measurement period in force: `prorated` by the days employed, month by month, or `in full`.
 * Dates that cut a period in two would ask for a part of the amount that nothing states.
 */
function fixedBonus(work: ComponentWork<Bonus>, written: string): void {
  const { c, component, id, measurement } = work;
  const { currency } = c.header;
  if (measurement.toDate !== undefined) {
    const why = 'a fixed amount is paid for each period, so nothing runs to date';
    refuse('clause-misplaced', component.timing, {
      clause: `${component.timing.runsOver ?? 'year'} to date`,
      owner: component.name,
      why,
    });
  }
  const part = rational(1, MONTHS_IN[measurement.grain]);
  const inForce = activeMonths(c, component, component.dates, measurement);
  const shares = inForce.map((active) => exact(active ? part : ZERO));
  const amount = constant(amountOf(work, written), currency);
  const monthly = product([amount, { op: 'phase', shares }]);
  if (isProrated(work, written)) {
    addStage(work, 'pay', currency, { op: 'accrue', of: monthly, proration: 'by days' });
    return;
  }
  // A number of the company, so that the months before somebody joined count as well: in full is in full.
  const formula: Expression = { op: 'over', each: 'month', periods: 'in the window', of: monthly };
  const title = `${component.name}, amount`;
  addValue(
    c,
    `${id}/amount`,
    { title, stage: 'pay', unit: currency, subject: 'company', formula },
    component,
  );
  addStage(work, 'pay', currency, readValue(`${id}/amount`));
}

function isProrated({ c, component, id }: ComponentWork<Bonus>, amount: string): boolean {
  const clause = clauseOf(component, 'ProrationClause');
  if (clause !== undefined) return clause.prorated;
  const reading = c.choices.settle({
    code: 'choice-proration',
    params: { component: component.name, amount },
    node: component,
    owner: id,
    readings: ['prorated', 'in full'],
  });
  return reading === 'prorated';
}
