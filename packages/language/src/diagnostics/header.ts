import { rulesOf } from './rule.ts';
import { didYouMean } from './words.ts';

const rule = rulesOf('header');

/** The plan's own terms. */
export const headerRules = {
  'header-twice': rule<{ title: string; first: string }>({
    title: 'A plan has one header',
    message: ({ title, first }) =>
      `This folder already has the header of ${title} (${first}); all files of a folder are one plan.`,
  }),
  'setting-missing': rule<{ setting: string; because: string }>({
    title: 'The header names its currency and its year',
    fixable: true,
    message: ({ setting, because }) => `The plan does not name its ${setting}, and ${because}.`,
  }),
  'setting-twice': rule<{ setting: string; first: string }>({
    title: 'The header says each thing once',
    fixable: true,
    message: ({ setting, first }) =>
      `The header already says "${setting}" (${first}); only one of the two can hold.`,
  }),
  'year-wrong': rule<{ first: string; last: string; problem: string }>({
    title: "The plan's year is twelve whole months, or 52 or 53 whole weeks",
    message: ({ first, last, problem }) => `${first} to ${last} is not a year: ${problem}.`,
  }),
  'year-end-wrong': rule<{ last: string; problem: string; words?: string }>({
    title: "The rule for a year's last day gives the plan's own year",
    fixable: true,
    message: ({ last, problem }) => `The plan's year ends on ${last}: ${problem}.`,
  }),
  'paid-from-wrong': rule<{ date: string; nearest?: string }>({
    title: 'The first day that is paid for begins a payment period',
    fixable: true,
    message: ({ date }) =>
      `The plan cannot be paid from ${date}: no payment period of its year begins on that day.`,
  }),
  'amendment-date-wrong': rule<{ date: string; problem: string; nearest?: string }>({
    title: 'An amendment begins with a payment period',
    fixable: true,
    message: ({ date, problem }) => `The plan cannot be amended from ${date}: ${problem}.`,
  }),
  'currency-unknown': rule<{ currency: string; nearest?: string }>({
    title: 'The currency has a code of ISO 4217',
    message: ({ currency, nearest }) =>
      `${currency} is not a currency code of ISO 4217, such as USD or EUR.${didYouMean(nearest)}`,
  }),
  'phasing-not-100': rule<{ what: string; total: string; difference: string }>({
    title: 'Phasing adds up to 100%',
    message: ({ what, total, difference }) =>
      `The phasing of ${what} adds up to ${total}, not 100%: ${difference}.`,
  }),
  'phasing-parts': rule<{ what: string; count: number }>({
    title: 'Phasing has a share for each half-year, quarter or month',
    message: ({ what, count }) =>
      `The phasing of ${what} has ${count} shares; a year divides into 2 half-years, 4 quarters or 12 months.`,
  }),
};
