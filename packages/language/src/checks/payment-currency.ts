import { formatDate } from '@ontarget/evaluator/numbers';
import type { DataTable, PaymentCurrency } from '../generated/ast.ts';
import { LAST_DAY_OF_PAYMENT, PAYMENT_COLUMN, ratesOf, rateTableOf } from '../resolve/rate-tables.ts';
import { planSettings } from '../resolve/settings.ts';
import { columnNamed } from '../resolve/tables.ts';
import { unitName } from '../types/unit.ts';
import { unitOfNamed } from '../types/unit-of.ts';
import type { Check } from './context.ts';
import type { PlanView } from './plan-view.ts';
import { currencyIn } from './values.ts';

/** The roster says in which currency somebody is paid, and a table what it is worth. */
export const paymentsMustBePossible: Check<PaymentCurrency> = (setting, say, plan) => {
  const table = setting.rates?.ref;
  const rates = table === undefined ? undefined : rateTableOf(table);
  if (table !== undefined && rates !== undefined) {
    const dated = 'why' in rates ? undefined : rates.from !== undefined;
    const said = setting.lastDay || setting.day !== undefined;
    const why =
      'why' in rates
        ? rates.why
        : said && !dated
          ? 'its rows have no date in their key, so "on" picks nothing'
          : undefined;
    if (why !== undefined) say('conversion-wrong', { node: setting }, { table: table.name, why });
  }
  const why = whyNoCurrency(plan);
  if (why !== undefined) say('payment-currency-wrong', { node: setting }, { why });
};

function whyNoCurrency(plan: PlanView): string | undefined {
  const roster = plan.declarations.find(
    (one): one is DataTable => one.$type === 'DataTable' && one.name === 'roster',
  );
  const column = roster && columnNamed(roster, PAYMENT_COLUMN);
  if (column === undefined) {
    return `the roster does not say it: declare "data roster { ${PAYMENT_COLUMN} currency }"`;
  }
  const unit = unitOfNamed(column, undefined, { currency: currencyIn(plan) });
  if (unit.kind === 'currency' || unit.kind === 'unknown') return undefined;
  return `${PAYMENT_COLUMN} of the roster is ${unitName(unit)}, and must be of the type currency`;
}

/** At the rate of the payment's day the payee bears the moves of the currency, at that of a fixed day the company. */
export const paymentsMustSayTheirDay: Check<PaymentCurrency> = (setting, say, plan) => {
  const from = ratesOf(setting)?.from;
  if (from === undefined || setting.lastDay || setting.day !== undefined) return;
  const { year } = planSettings(plan);
  const days = [LAST_DAY_OF_PAYMENT, ...(year === undefined ? [] : [formatDate(year.first)])];
  say('choice-rate-date', { node: setting }, { table: setting.rates.$refText, from: from.name, days });
};

export const paymentRatesMustSayTheirCurrency: Check<PaymentCurrency> = (setting, say, plan) => {
  const rates = ratesOf(setting);
  if (rates?.quoted !== 'unsaid') return;
  const { rate, currency } = rates;
  say(
    'choice-rate-quotation',
    { node: setting, property: 'rates' },
    { table: setting.rates.$refText, rate: rate.name, currency: currency.name, plan: currencyIn(plan) },
  );
};
