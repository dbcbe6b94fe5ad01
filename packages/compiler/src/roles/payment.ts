import type { Expression } from '@ontarget/evaluator/format';
import { LAST_DAY_OF_PAYMENT, type RateTable, rateTableOf } from '@ontarget/language';
import type { PaymentCurrency, Role } from '@ontarget/language/ast';
import { readValue } from '../build/expressions.ts';
import { addValue, type Compilation } from '../compilation.ts';
import { ratesIn } from '../formulas/converted.ts';
import { titleOf } from '../measures/measures.ts';
import { ids } from '../names.ts';
import { refuse } from '../problems.ts';

/**
 * Adds what the payee of a role is paid out in the roster's currency: what is paid, converted at the rate of the stated
 * day and rounded once more, to the smallest unit of that currency.
 */
export function addPayment(c: Compilation, role: Role): void {
  const setting = c.header.paymentCurrency;
  if (setting === undefined) return;
  const table = setting.rates.ref;
  const found = table === undefined ? { why: 'it is no table of the plan' } : rateTableOf(table);
  if ('why' in found) refuse('conversion-wrong', setting, { table: setting.rates.$refText, why: found.why });
  const id = ids.role(role.name);
  const on = dayOf(c, setting, found);
  const currency: Expression = { op: 'roster', column: 'currency', afterwards: true };
  const formula: Expression = {
    op: 'minor',
    of: {
      op: 'convert',
      of: readValue(`${id}/paid`),
      from: { op: 'text', value: c.header.currency },
      to: currency,
      rates: ratesIn(c, setting, setting.rates.$refText, found),
      ...(on === undefined ? {} : { on }),
    },
    currency,
    mode: c.header.rounding.mode,
  };
  const title = `${titleOf(role)}, payment`;
  addValue(
    c,
    `${id}/payment`,
    { title, stage: 'payment', unit: 'money', subject: 'payee', formula },
    setting,
  );
}

function dayOf(c: Compilation, setting: PaymentCurrency, { from }: RateTable): Expression | undefined {
  if (from === undefined) return undefined;
  if (setting.lastDay) return { op: 'lastDay' };
  if (setting.day !== undefined) return { op: 'date', value: setting.day };
  const { first } = c.header.year;
  const table = setting.rates.$refText;
  const reading = c.choices.settle({
    code: 'choice-rate-date',
    params: { table, from: from.name, days: [LAST_DAY_OF_PAYMENT, first] },
    node: setting,
    owner: 'plan',
    readings: [`on ${LAST_DAY_OF_PAYMENT}`, `on ${first}`],
  });
  return reading === `on ${first}` ? { op: 'date', value: first } : { op: 'lastDay' };
}
