import type { CalendarPattern, FiscalCalendar } from './calendar.ts';
import { addDays, addMonths, civilDate, type DayNumber, dayNumber, formatDate } from './dates.ts';
import { NumbersError } from './errors.ts';
import { includesDate, type Period } from './period.ts';
import { nearestMonthEnd, weekYearEnd } from './week-year-end.ts';

/** One year of a fiscal calendar with its twelve months; `index` is 0 for the stated year, 1 for the next. */
export interface FiscalYear {
  readonly index: number;
  readonly year: Period;
  readonly months: readonly Period[];
}

const WEEKS: Readonly<Record<Exclude<CalendarPattern, 'months'>, readonly number[]>> = {
  '4-4-5': [4, 4, 5],
  '4-5-4': [4, 5, 4],
  '5-4-4': [5, 4, 4],
};

/** Years are asked for once per input row, so each calendar keeps those it has laid out. */
const laidOut = new WeakMap<FiscalCalendar, Map<number, FiscalYear>>();

/** Lays out a year; throws `outside-calendar` where a calendar of weeks states no rule for other years. */
export function fiscalYear(calendar: FiscalCalendar, index: number): FiscalYear {
  const years = laidOut.get(calendar) ?? new Map<number, FiscalYear>();
  laidOut.set(calendar, years);
  const known = years.get(index);
  if (known !== undefined) return known;
  const year = layOut(calendar, index);
  years.set(index, year);
  return year;
}

/** The fiscal year that a date lies in; throws `outside-calendar` as `fiscalYear` does. */
export function fiscalYearOf(calendar: FiscalCalendar, date: DayNumber): FiscalYear {
  if (includesDate(calendar.year, date)) return fiscalYear(calendar, 0);
  // A year is at most a few days from this guess, so it is the one or its neighbour.
  let index = Math.floor((date - calendar.year.first) / 365.2425);
  while (fiscalYear(calendar, index).year.first > date) index -= 1;
  while (fiscalYear(calendar, index).year.last < date) index += 1;
  return fiscalYear(calendar, index);
}

/** Dates whose fiscal year lies wholly within the years 0001 to 9999, whatever the calendar. */
const REACH: Period = { first: dayNumber(3, 1, 1), last: dayNumber(9997, 12, 31) };

/**
 * Whether the calendar says which year and month a date lies in. Weeks without a year-end rule know their stated
 * year alone, and no calendar knows the ends of time (9999-12-31, as some files write "open").
 */
export function knowsDate(calendar: FiscalCalendar, date: DayNumber): boolean {
  if (!includesDate(REACH, date)) return false;
  return calendar.pattern === 'months' || calendar.yearEnd !== undefined || includesDate(calendar.year, date);
}

/** The year that names a fiscal year: 2027 for FY27. */
export function fiscalYearNumber(calendar: FiscalCalendar, index: number): number {
  const { first, last } = calendar.year;
  // Half a year and a day on: the calendar year that holds most of the months, July to June going to the later one.
  if (calendar.named === 'by most of its months') return civilDate(addDays(first, 184)).year + index;
  const ends = calendar.named === 'by its last day';
  if (calendar.pattern === 'months') return civilDate(ends ? last : first).year + index;
  // A year of weeks may end a few days into January; it is named as if it ended with the month.
  const closes = nearestMonthEnd(ends ? last : addDays(first, -1));
  return civilDate(ends ? closes : addDays(closes, 1)).year + index;
}

function layOut(calendar: FiscalCalendar, index: number): FiscalYear {
  const { pattern } = calendar;
  if (pattern === 'months') return yearOfMonths(calendar.year.first, index);
  const year = index === 0 ? calendar.year : otherYearOfWeeks(calendar, index);
  return { index, year, months: monthsOfWeeks(year, WEEKS[pattern]) };
}

function yearOfMonths(anchor: DayNumber, index: number): FiscalYear {
  // Every month counts from the anchor, not from the month before: after a short month the 31st returns.
  const start = (month: number): DayNumber => addMonths(anchor, 12 * index + month);
  const months = Array.from({ length: 12 }, (_, month) => ({
    first: start(month),
    last: addDays(start(month + 1), -1),
  }));
  return { index, year: { first: start(0), last: addDays(start(12), -1) }, months };
}

function otherYearOfWeeks({ year, yearEnd }: FiscalCalendar, index: number): Period {
  if (yearEnd === undefined) {
    throw new NumbersError(
      'outside-calendar',
      `the calendar of weeks states only the year ${formatDate(year.first)} to ${formatDate(year.last)}; ` +
        'state how its years end to reach others',
    );
  }
  return {
    first: addDays(weekYearEnd(year.last, yearEnd, index - 1), 1),
    last: weekYearEnd(year.last, yearEnd, index),
  };
}

function monthsOfWeeks(year: Period, quarter: readonly number[]): Period[] {
  const months: Period[] = [];
  let first = year.first;
  for (const weeks of [...quarter, ...quarter, ...quarter, ...quarter]) {
    const isLast = months.length === 11;
    const last = isLast ? year.last : first + 7 * weeks - 1;
    months.push({ first, last });
    first = last + 1;
  }
  return months;
}
