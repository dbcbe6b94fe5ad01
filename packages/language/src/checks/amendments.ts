import { formatDate } from '@ontarget/evaluator/numbers';
import type { AmendmentSetting, PaidSetting } from '../generated/ast.ts';
import { dayOf } from '../literals/read.ts';
import { paymentPeriodsOf } from '../resolve/payment-periods.ts';
import type { Check } from './context.ts';

/** Whoever is measured across the day is paid one thing or another by it. */
export const amendmentsMustSayWhatResultsDo: Check<AmendmentSetting> = (amendment, say) => {
  if (amendment.fate === undefined) say('choice-amendment', { node: amendment }, { date: amendment.date });
};

/** A payment is worked out by one version, so that an amendment begins with a payment period, after the year's first. */
export const amendmentsMustBeginWithAPayment: Check<AmendmentSetting> = (amendment, say) => {
  const day = dayOf(amendment.date);
  const periods = paymentPeriodsOf(amendment.$container);
  if (day === undefined || periods === undefined) return;
  const later = periods.slice(1).map(({ first }) => first);
  if (later.includes(day)) return;
  const nearest = later.toSorted((a, b) => Math.abs(a - day) - Math.abs(b - day))[0];
  const isFirst = day === periods[0]?.first;
  say(
    'amendment-date-wrong',
    { node: amendment, property: 'date' },
    {
      date: amendment.date,
      problem: isFirst
        ? 'the plan begins on that day, so there is nothing before it that it could amend'
        : 'no payment period of the year begins on that day, and a payment is worked out by one version alone',
      ...(nearest === undefined || isFirst ? {} : { nearest: formatDate(nearest) }),
    },
  );
};

/** A company that starts in mid-year starts with a payment period. */
export const plansMustBePaidFromAPayment: Check<PaidSetting> = (paid, say) => {
  const day = dayOf(paid.first);
  const starts = paymentPeriodsOf(paid.$container)?.map(({ first }) => first);
  if (paid.first === undefined || day === undefined || starts === undefined || starts.includes(day)) return;
  const nearest = starts.toSorted((a, b) => Math.abs(a - day) - Math.abs(b - day))[0];
  say(
    'paid-from-wrong',
    { node: paid, property: 'first' },
    { date: paid.first, ...(nearest === undefined ? {} : { nearest: formatDate(nearest) }) },
  );
};
