import type { Currency, Rate } from '../plan/currencies.ts';
import type { RandomPlan, Story } from '../plan/model.ts';
import { type Fraction, of, over, times } from './fraction.ts';

/** What one dollar is worth on a day, or one unit of the currency, as the rate is quoted: the last that begins by then. */
function rateOn(rates: readonly Rate[], currency: Currency, day: number): Fraction {
  const [last] = rates
    .filter((one) => one.currency === currency && one.begins <= day)
    .sort((a, b) => b.begins - a.begins);
  if (last === undefined) throw new Error(`no rate of ${currency} by ${day}`);
  return of(last.millionths, 1_000_000);
}

/** An amount of a currency in dollars, by docs/language/currencies.md. */
export function inDollars(
  { currencies }: RandomPlan,
  { rates }: Story,
  amount: Fraction,
  currency: Currency | undefined,
  day: number,
): Fraction {
  if (currencies?.deals !== true || currency === undefined || currency === 'USD') return amount;
  const rate = rateOn(rates ?? [], currency, day);
  return currencies.quoted === 'direct' ? times(amount, rate) : over(amount, rate);
}

/** Dollars in a currency, not yet rounded. */
export function fromDollars(
  { currencies }: RandomPlan,
  { rates }: Story,
  amount: Fraction,
  currency: Currency,
  day: number,
): Fraction {
  if (currency === 'USD') return amount;
  const rate = rateOn(rates ?? [], currency, day);
  return currencies?.quoted === 'direct' ? over(amount, rate) : times(amount, rate);
}
