import { CURRENCY_CODES, isCurrency } from '@ontarget/evaluator/numbers';
import { nearestName } from '@ontarget/evaluator/words';
import type { CurrencySetting, PlanHeader, Setting } from '../generated/ast.ts';
import type { Check } from './context.ts';
import { placeInWords } from './places.ts';
import { settingsOf } from './settings.ts';

/** The words that each setting begins with. */
const WORDS: Readonly<Record<Exclude<Setting['$type'], 'Accept'>, string>> = {
  CurrencySetting: 'currency',
  YearSetting: 'year',
  PaidSetting: 'paid',
  PaymentCurrency: "paid in the payee's currency",
  RoundingSetting: 'rounding',
  TargetPayPhasing: 'target pay phased',
  LeaversSetting: 'leavers',
  AmendmentSetting: 'amended',
};

export const aPlanHasOneHeader: Check<PlanHeader> = (header, say, plan) => {
  const first = plan.header;
  if (first === undefined || first === header || !plan.headers.includes(header)) return;
  say(
    'header-twice',
    { node: header, property: 'title' },
    {
      title: `"${first.title}"`,
      first: placeInWords(first, header),
    },
  );
};

/** Amounts without a currency and periods without a year mean nothing, so these two have no reading to choose from. */
export const headersMustNameCurrencyAndYear: Check<PlanHeader> = (header, say) => {
  const place = { node: header, property: 'title' } as const;
  if (settingsOf(header, 'CurrencySetting').length === 0) {
    say('setting-missing', place, { setting: 'currency', because: 'an amount without one cannot be paid' });
  }
  if (settingsOf(header, 'YearSetting').length === 0) {
    say('setting-missing', place, {
      setting: 'year',
      because: 'its quarters and months begin with it: "year 2027-01-01 to 2027-12-31"',
    });
  }
};

export const settingsMustBeSaidOnce: Check<PlanHeader> = (header, say) => {
  header.settings.forEach((setting, index) => {
    if (setting.$type === 'Accept') return;
    const first = header.settings.slice(0, index).find(({ $type }) => $type === setting.$type);
    if (first === undefined) return;
    say(
      'setting-twice',
      { node: setting },
      {
        setting: WORDS[setting.$type],
        first: placeInWords(first, setting),
      },
    );
  });
};

export const currenciesMustBeKnown: Check<CurrencySetting> = (setting, say) => {
  const { currency } = setting;
  if (isCurrency(currency)) return;
  const nearest = isCurrency(currency.toUpperCase())
    ? currency.toUpperCase()
    : nearestName(currency, CURRENCY_CODES);
  say(
    'currency-unknown',
    { node: setting, property: 'currency' },
    {
      currency,
      ...(nearest === undefined ? {} : { nearest }),
    },
  );
};
