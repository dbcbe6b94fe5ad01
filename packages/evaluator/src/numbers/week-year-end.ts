import type { WeekYearEnd } from './calendar.ts';
import { addDays, addMonths, type DayNumber, dayOfWeek, daysBetween, endOfMonth } from './dates.ts';

/**
 * The last day of the fiscal year that ends `years` years after the one whose last day is known: the same weekday,
 * `last` in the closing month or `nearest` to that month's end.
 */
export function weekYearEnd(knownLast: DayNumber, rule: WeekYearEnd, years: number): DayNumber {
  const monthEnd = endOfMonth(addMonths(nearestMonthEnd(knownLast), 12 * years));
  const daysPast = (dayOfWeek(monthEnd) - dayOfWeek(knownLast) + 7) % 7;
  const lastInMonth = addDays(monthEnd, -daysPast);
  return rule === 'nearest' && daysPast > 3 ? addDays(lastInMonth, 7) : lastInMonth;
}

/** The end of a month that lies nearest to a date: years of weeks end within a week of the month that closes them. */
export function nearestMonthEnd(date: DayNumber): DayNumber {
  const after = endOfMonth(date);
  const before = endOfMonth(addMonths(date, -1));
  return daysBetween(before, date) < daysBetween(date, after) ? before : after;
}
