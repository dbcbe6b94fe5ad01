import { formatDate } from '@ontarget/evaluator/numbers';
import type { LaterRates, PaymentCurrency } from '../generated/ast.ts';
import {
  LAST_DAY_OF_PAYMENT,
  PAYMENT_COLUMN,
  type PaymentRates,
  ratesOf,
  rateTableOf,
} from '../resolve/rate-tables.ts';
import { planSettings } from '../resolve/settings.ts';
import { columnNamed } from '../resolve/tables.ts';
import { unitName } from '../types/unit.ts';
import { unitOfNamed } from '../types/unit-of.ts';
import type { Check } from './context.ts';
import type { PlanView } from './plan-view.ts';
import { currencyIn } from './values.ts';

/** The roster says in which currency somebody is paid. */
export const paymentsMustKnowTheirCurrency: Check<PaymentCurrency> = (setting, say, plan) => {
  const why = whyNoCurrency(plan);
  if (why !== undefined) say('payment-currency-wrong', { node: setting }, { why });
};

/** What is paid later is converted at rates of its own only where pay is converted at all. */
export const laterRatesMustBeOfAPaymentCurrency: Check<LaterRates> = (rates, say, plan) => {
  if (planSettings(plan).paymentCurrency !== undefined) return;
  const why = `the plan pays in ${currencyIn(plan)}; "paid in the payee's currency, converted at …" stands in its header`;
  say('payment-currency-wrong', { node: rates }, { why });
};

/** A payment is converted by a table of rates. */
export const paymentsMustBePossible: Check<PaymentRates> = (node, say) => {
  const table = node.rates?.ref;
  if (table === undefined) return;
  const rates = rateTableOf(table);
  const said = node.lastDay || node.day !== undefined;
  const undated = !('why' in rates) && rates.from === undefined;
  const idle = said && undated ? 'its rows have no date in their key, so "on" picks nothing' : undefined;
  const why = 'why' in rates ? rates.why : idle;
  if (why !== undefined) say('conversion-wrong', { node }, { table: table.name, why });
};

function whyNoCurrency(plan: PlanView): string | undefined {
  const roster = plan.tables.find(({ name }) => name === 'roster');
  const column = roster && columnNamed(roster, PAYMENT_COLUMN);
  if (column === undefined) {
    return `the roster does not say it: declare "data roster { ${PAYMENT_COLUMN} currency }"`;
  }
  const unit = unitOfNamed(column, undefined, { currency: currencyIn(plan) });
  if (unit.kind === 'currency' || unit.kind === 'unknown') return undefined;
  return `${PAYMENT_COLUMN} of the roster is ${unitName(unit)}, and must be of the type currency`;
}

/** At the rate of the payment's day the payee bears the moves of the currency, at that of a fixed day the company. */
export const paymentsMustSayTheirDay: Check<PaymentRates> = (setting, say, plan) => {
  const from = ratesOf(setting)?.from;
  if (from === undefined || setting.lastDay || setting.day !== undefined) return;
  const { year } = planSettings(plan);
  const days = [LAST_DAY_OF_PAYMENT, ...(year === undefined ? [] : [formatDate(year.first)])];
  say('choice-rate-date', { node: setting }, { table: setting.rates.$refText, from: from.name, days });
};

export const paymentRatesMustSayTheirCurrency: Check<PaymentRates> = (setting, say, plan) => {
  const rates = ratesOf(setting);
  if (rates?.quoted !== 'unsaid') return;
  const { rate, currency } = rates;
  say(
    'choice-rate-quotation',
    { node: setting, property: 'rates' },
    { table: setting.rates.$refText, rate: rate.name, currency: currency.name, plan: currencyIn(plan) },
  );
};
