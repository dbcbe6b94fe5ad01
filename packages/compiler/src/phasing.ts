import {
  abs,
  div,
  eq,
  type FiscalCalendar,
  formatPercent,
  lt,
  ONE,
  type Rational,
  rational,
  sub,
  sum,
} from '@ontarget/evaluator/numbers';
import { type MonthlyShares, monthlyShares, sharesByDays } from '@ontarget/language';
import type { Phasing } from '@ontarget/language/ast';
import { fraction } from './literals.ts';
import { refuse } from './problems.ts';

export const MONTHS_OF_YEAR = 12;

/** An equal share for each month of a year. */
export const EVENLY: MonthlyShares = spread([ONE], MONTHS_OF_YEAR, 1);

/** The shares of a yearly amount for each of its twelve months; refused where they are not two, four or twelve parts of 100%. */
export function sharesOfYear(phasing: Phasing, what: string, calendar: FiscalCalendar): MonthlyShares {
  if (!phasing.evenly && !phasing.byDays) refuseOddParts(phasing, what, MONTHS_OF_YEAR);
  return (
    monthlyShares(phasing, calendar) ??
    refuse('phasing-parts', phasing, { what, count: phasing.shares.length })
  );
}

/**
 * Twelve shares of an amount that is for each stretch of `months` months: they add up to one in each stretch. A quota
 * of a quarter may be phased over its three months; without words it divides evenly.
 */
export function sharesWithin(
  phasing: Phasing | undefined,
  months: number,
  what: string,
  calendar: FiscalCalendar,
): MonthlyShares {
  if (phasing === undefined || phasing.evenly) return spread([ONE], months, MONTHS_OF_YEAR / months);
  if (months === MONTHS_OF_YEAR) return sharesOfYear(phasing, what, calendar);
  if (phasing.byDays) return sharesByDays(calendar, months);
  const shares = refuseOddParts(phasing, what, months);
  return spread(shares, months / shares.length, MONTHS_OF_YEAR / months);
}

function refuseOddParts(phasing: Phasing, what: string, months: number): Rational[] {
  const shares = phasing.shares.map((share) => fraction(phasing, share));
  if (shares.length < 2 || months % shares.length !== 0) {
    return refuse('phasing-parts', phasing, { what, count: shares.length });
  }
  const total = sum(shares);
  if (eq(total, ONE)) return shares;
  const difference = `${formatPercent(abs(sub(ONE, total)))} ${lt(total, ONE) ? 'is missing' : 'is too much'}`;
  return refuse('phasing-not-100', phasing, { what, total: formatPercent(total), difference });
}

function spread(shares: readonly Rational[], months: number, times: number): Rational[] {
  const once = shares.flatMap((share) => Array.from({ length: months }, () => div(share, rational(months))));
  return Array.from({ length: times }, () => once).flat();
}
