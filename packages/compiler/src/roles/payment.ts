import type { Balance, Expression } from '@ontarget/evaluator/format';
import {
  instalmentsOf,
  LAST_DAY_OF_PAYMENT,
  ownersOfInstalments,
  type PaidInParts,
  type PaymentRates,
  type RateTable,
  rateTableOf,
} from '@ontarget/language';
import type { Role } from '@ontarget/language/ast';
import { difference, readValue, sum } from '../build/expressions.ts';
import { addValue, type Compilation } from '../compilation.ts';
import { ratesIn } from '../formulas/converted.ts';
import { titleOf } from '../measures/measures.ts';
import { ids } from '../names.ts';
import { refuse } from '../problems.ts';

/** The roster's currency; of somebody who has left, that of the last row. */
const OWN_CURRENCY: Expression = { op: 'roster', column: 'currency', afterwards: true };

/**
 * Adds what the payee of a role is paid out in the roster's currency: what is paid, converted at the rate of the stated
 * day and rounded once more, to the smallest unit of that currency. Instalments with rates of their own are converted at
 * those when they are released, and everything else at the header's.
 */
export function addPayment(c: Compilation, role: Role, balances: Readonly<Record<string, Balance>>): void {
  const setting = c.header.paymentCurrency;
  const later = ownersOfInstalments(role).flatMap((owner) => laterOf(owner, balances));
  const [first] = later;
  if (setting === undefined) {
    if (first === undefined) return;
    refuse('payment-currency-wrong', first.node, { why: `the plan pays in ${c.header.currency}` });
  }
  const id = ids.role(role.name);
  const paid = readValue(`${id}/paid`);
  const released = later.map(({ released }) => readValue(released));
  const now = released.length === 0 ? paid : difference(paid, sum(released));
  const parts = [
    converted(c, setting, now),
    ...later.map(({ node, released }) => converted(c, node, readValue(released))),
  ];
  const formula: Expression = {
    op: 'minor',
    of: sum(parts),
    currency: OWN_CURRENCY,
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

/** What a block's later instalments are converted at, and the value of what is released of them. */
function laterOf(
  owner: PaidInParts,
  balances: Readonly<Record<string, Balance>>,
): { node: PaymentRates; released: string }[] {
  const node = instalmentsOf(owner)?.rates[0];
  const released = balances[`instalments of ${nameOf(owner)}`]?.back;
  return node === undefined || released === undefined ? [] : [{ node, released }];
}

function nameOf(owner: PaidInParts): string {
  switch (owner.$type) {
    case 'TotalTerms':
      return 'total';
    case 'VariablePay':
      return 'variable pay';
    default:
      return owner.name;
  }
}

function converted(c: Compilation, node: PaymentRates, of: Expression): Expression {
  const name = node.rates.$refText;
  const table = node.rates.ref;
  const found = table === undefined ? { why: 'it is no table of the plan' } : rateTableOf(table);
  if ('why' in found) return refuse('conversion-wrong', node, { table: name, why: found.why });
  const on = dayOf(c, node, found);
  return {
    op: 'convert',
    of,
    from: { op: 'text', value: c.header.currency },
    to: OWN_CURRENCY,
    rates: ratesIn(c, node, name, found),
    ...(on === undefined ? {} : { on }),
  };
}

function dayOf(c: Compilation, node: PaymentRates, { from }: RateTable): Expression | undefined {
  if (from === undefined) return undefined;
  if (node.lastDay) return { op: 'lastDay' };
  if (node.day !== undefined) return { op: 'date', value: node.day };
  const { first } = c.header.year;
  const table = node.rates.$refText;
  const reading = c.choices.settle({
    code: 'choice-rate-date',
    params: { table, from: from.name, days: [LAST_DAY_OF_PAYMENT, first] },
    node,
    owner: ids.table(table),
    readings: [`on ${LAST_DAY_OF_PAYMENT}`, `on ${first}`],
  });
  return reading === `on ${first}` ? { op: 'date', value: first } : { op: 'lastDay' };
}
