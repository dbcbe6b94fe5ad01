import { addDays, addMonths, type DayNumber, formatDate } from './dates.ts';
import { accept, type Parsed, type Refusal, refuse } from './parsed.ts';
import { daysIn, type Period } from './period.ts';
import { weekYearEnd } from './week-year-end.ts';

/**
 * How a fiscal year is cut into twelve months: by months from its first day's day of the month on, or by whole
 * weeks, where each quarter's months have that many weeks and a 53rd week belongs to the year's last month.
 */
export type CalendarPattern = 'months' | '4-4-5' | '4-5-4' | '5-4-4';

/**
 * Which day ends a year of weeks: the `last` such weekday of the closing month, or the one `nearest` to that
 * month's end. The weekday and the month are those of the stated year's last day.
 */
export type WeekYearEnd = 'last' | 'nearest';

/**
 * Whether FY27 is the fiscal year that has most of its months in 2027 (July to June counts as the later), the one
 * that ends in 2027, or the one that starts in it.
 */
export type YearNaming = 'by most of its months' | 'by its last day' | 'by its first day';

/** A company's fiscal calendar, told by one of its years; plain data. Build it with `createCalendar`. */
export interface FiscalCalendar {
  readonly pattern: CalendarPattern;
  /** The stated year, such as the plan's own. */
  readonly year: Period;
  readonly named: YearNaming;
  /** For calendars of weeks; without it only the stated year is known. */
  readonly yearEnd?: WeekYearEnd;
}

/** What a header states of its calendar; by default a year of months, named by most of its months. */
export interface CalendarStatement {
  readonly first: DayNumber;
  readonly last: DayNumber;
  readonly pattern?: CalendarPattern | undefined;
  readonly named?: YearNaming | undefined;
  readonly yearEnd?: WeekYearEnd | undefined;
}

export type CalendarCode = 'ends-before-it-starts' | 'not-a-year' | 'year-end-differs' | 'year-end-of-months';

/** Checks that the stated year is a whole year of its pattern, and builds the calendar. */
export function createCalendar(stated: CalendarStatement): Parsed<FiscalCalendar, CalendarCode> {
  const { first, last, pattern = 'months', named = 'by most of its months', yearEnd } = stated;
  const year: Period = { first, last };
  const refusal =
    last < first ? backwards(year) : pattern === 'months' ? notTwelveMonths(year) : notWholeWeeks(year);
  if (refusal !== undefined) return refusal;
  if (yearEnd === undefined) return accept({ pattern, year, named });
  if (pattern === 'months') {
    return refuse(
      'year-end-of-months',
      'only a year of weeks needs a rule for its last day; leave the rule out',
    );
  }
  return notByRule(year, yearEnd) ?? accept({ pattern, year, named, yearEnd });
}

function backwards({ first, last }: Period): Refusal<CalendarCode> {
  const message = `the year ends on ${formatDate(last)}, before it starts on ${formatDate(first)}`;
  return refuse('ends-before-it-starts', message);
}

function notTwelveMonths({ first, last }: Period): Refusal<CalendarCode> | undefined {
  const expected = addDays(addMonths(first, 12), -1);
  if (last === expected) return undefined;
  return refuse(
    'not-a-year',
    `a year of twelve months from ${formatDate(first)} ends on ${formatDate(expected)}, not on ${formatDate(last)}`,
  );
}

function notWholeWeeks(year: Period): Refusal<CalendarCode> | undefined {
  const days = daysIn(year);
  if (days === 52 * 7 || days === 53 * 7) return undefined;
  return refuse('not-a-year', `a year of weeks has 52 or 53 of them, which is 364 or 371 days, not ${days}`);
}

function notByRule(year: Period, rule: WeekYearEnd): Refusal<CalendarCode> | undefined {
  const ends = weekYearEnd(year.last, rule, 0);
  const starts = addDays(weekYearEnd(year.last, rule, -1), 1);
  if (ends === year.last && starts === year.first) return undefined;
  return refuse(
    'year-end-differs',
    `by the rule "${rule}" the year runs from ${formatDate(starts)} to ${formatDate(ends)}, ` +
      `not from ${formatDate(year.first)} to ${formatDate(year.last)}`,
  );
}
