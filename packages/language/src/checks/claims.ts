import type { ClaimAmount } from '../generated/ast.ts';
import { amountOf } from '../literals/read.ts';
import { unitName } from '../types/unit.ts';
import type { Check } from './context.ts';
import { currencyIn } from './values.ts';

/** What a claim holds pay against is money of the plan's currency: pay is of no other. */
export const claimsMustBeOfThePlansCurrency: Check<ClaimAmount> = (amount, say, plan) => {
  const currency = currencyIn(plan);
  const read = amountOf(amount.money, currency ?? '');
  if (currency === undefined || read === undefined) return;
  if (read.unit.kind === 'money' && read.unit.currency === currency) return;
  say(
    'unit-unexpected',
    { node: amount, property: 'money' },
    { what: 'What a claim says of pay', expected: `money in ${currency}`, found: unitName(read.unit) },
  );
};
