import { addMonths, civilDate, type DayNumber, formatDate } from './dates.ts';
import { NumbersError } from './errors.ts';
import { daysIn, overlapDays, type Period } from './period.ts';
import { type Rational, rational } from './rational.ts';

/** When somebody is employed or assigned: both days included; no `end` while it lasts. */
export interface Stretch {
  readonly start: DayNumber;
  readonly end?: DayNumber | undefined;
}

/** How many days of a period lie in a stretch. Throws `ends-before-it-starts` for a stretch that does. */
export function daysEmployed(period: Period, { start, end }: Stretch): number {
  if (end !== undefined && end < start) {
    throw new NumbersError(
      'ends-before-it-starts',
      `the assignment ends on ${formatDate(end)}, before it starts on ${formatDate(start)}`,
    );
  }
  return overlapDays(period, { first: start, last: end ?? Math.max(start, period.last) });
}

/** Days of a period in a stretch / days of the period, from 0 to 1: proration by calendar days. */
export function shareEmployed(period: Period, stretch: Stretch): Rational {
  return rational(daysEmployed(period, stretch), daysIn(period));
}

/**
 * The tenure month of a date by calendar months: the month of hire is 1 from whatever day on, the next calendar
 * month is 2. Below 1 for dates in months before the hire.
 */
export function calendarTenureMonth(hired: DayNumber, date: DayNumber): number {
  const from = civilDate(hired);
  const to = civilDate(date);
  return (to.year - from.year) * 12 + (to.month - from.month) + 1;
}

/**
 * The tenure month of a date by monthly anniversaries: month 1 runs from the day of hire to the day before its first
 * monthly anniversary. Who was hired on a day that a month lacks has that anniversary on its last day. Below 1 for
 * dates before the hire.
 */
export function anniversaryTenureMonth(hired: DayNumber, date: DayNumber): number {
  const byCalendar = calendarTenureMonth(hired, date);
  return date < addMonths(hired, byCalendar - 1) ? byCalendar - 1 : byCalendar;
}
