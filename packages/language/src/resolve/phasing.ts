import {
  daysIn,
  div,
  type FiscalCalendar,
  periodsIn,
  type Rational,
  rational,
} from '@ontarget/evaluator/numbers';
import type { Phasing } from '../generated/ast.ts';
import { fractionOf } from '../literals/read.ts';

/** Twelve shares of a yearly amount, one for each fiscal month in order; together 1. */
export type MonthlyShares = readonly Rational[];

/**
 * The monthly shares that a phasing says: `evenly` is a twelfth each, `by days` a month's days over the year's; two, four or twelve percents are halves, quarters
 * or months, each divided evenly over its months. Undefined for `like quota`, for another number of percents, and where
 * one cannot be read. That the percents add up to 100% is checked elsewhere.
 */
export function monthlyShares(phasing: Phasing, calendar: FiscalCalendar): MonthlyShares | undefined {
  if (phasing.evenly) return EVENLY;
  if (phasing.byDays) return sharesByDays(calendar, 12);
  if (phasing.likeQuota) return undefined;
  const shares = phasing.shares.map((share) => fractionOf(share));
  if (!PARTS_OF_YEAR.has(shares.length)) return undefined;
  const months = 12 / shares.length;
  const monthly = shares.map((share) => share && div(share, rational(months)));
  return monthly.every((share) => share !== undefined)
    ? monthly.flatMap((share) => Array.from({ length: months }, () => share))
    : undefined;
}

/** Twelve shares by the days of each month in its stretch of `months` months: they add up to one in each stretch. */
export function sharesByDays(calendar: FiscalCalendar, months: number): MonthlyShares {
  const days = periodsIn(calendar, 'month').map((month) => daysIn(month));
  return days.map((own, index) => {
    const begins = index - (index % months);
    const all = days.slice(begins, begins + months).reduce((one, more) => one + more, 0);
    return rational(own, all);
  });
}

/** Halves, quarters and months. */
const PARTS_OF_YEAR: ReadonlySet<number> = new Set([2, 4, 12]);

const EVENLY: MonthlyShares = Array.from({ length: 12 }, () => rational(1, 12));
