import type { FiscalCalendar } from './calendar.ts';
import { PERIOD_KINDS, type PeriodKind, periodOf, placeOf } from './calendar-periods.ts';
import { fiscalYearNumber } from './calendar-years.ts';
import { civilDate, type DayNumber } from './dates.ts';
import { formatMonth } from './months.ts';
import { type Period, periodKey } from './period.ts';

const LETTERS: Readonly<Record<Exclude<PeriodKind, 'year'>, string>> = {
  month: 'M',
  quarter: 'Q',
  half: 'H',
};

/** The name of a fiscal year: `FY27`, or `FY1999` outside the years 2000 to 2099. */
export function fiscalYearLabel(year: number): string {
  return year >= 2000 && year <= 2099 ? `FY${String(year % 100).padStart(2, '0')}` : `FY${year}`;
}

/**
 * A period as people call it: `FY27`, `FY27-H1`, `FY27-Q1`; a month is `2027-04` where the calendar's months are
 * calendar months, else `FY27-M03`; what is no period of the calendar goes by its key.
 */
export function periodLabel(calendar: FiscalCalendar, period: Period): string {
  const place = placeOf(calendar, period);
  if (place === undefined) return periodKey(period);
  const year = fiscalYearLabel(fiscalYearNumber(calendar, place.yearIndex));
  if (place.kind === 'year') return year;
  if (place.kind === 'month' && hasCalendarMonths(calendar)) return formatMonth(civilDate(period.first));
  const number = place.kind === 'month' ? String(place.number).padStart(2, '0') : String(place.number);
  return `${year}-${LETTERS[place.kind]}${number}`;
}

/** Whether the months of a fiscal calendar are those of everybody's calendar. */
export function hasCalendarMonths(calendar: FiscalCalendar): boolean {
  return calendar.pattern === 'months' && civilDate(calendar.year.first).day === 1;
}

/** Whether its fiscal years run from January to December. */
export function hasCalendarYears(calendar: FiscalCalendar): boolean {
  return hasCalendarMonths(calendar) && civilDate(calendar.year.first).month === 1;
}

/** The periods that a date lies in, from month to year, each with its label and key, for messages. */
export function periodsAround(calendar: FiscalCalendar, date: DayNumber): string {
  return PERIOD_KINDS.map((kind) => {
    const period = periodOf(calendar, date, kind);
    return `${periodLabel(calendar, period)} (${periodKey(period)})`;
  }).join(', ');
}
