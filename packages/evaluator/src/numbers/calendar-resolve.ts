import type { FiscalCalendar } from './calendar.ts';
import { fiscalYearLabel, hasCalendarMonths, hasCalendarYears, periodsAround } from './calendar-labels.ts';
import { type PeriodKind, periodAt, periodsPerYear, placeOf } from './calendar-periods.ts';
import { fiscalYearNumber, knowsDate } from './calendar-years.ts';
import { addDays, civilDate, daysBetween, parseDate } from './dates.ts';
import { type CalendarMonth, monthPeriod, parseMonth } from './months.ts';
import { accept, type Parsed, type Refusal, refuse } from './parsed.ts';
import { type Period, parsePeriodKey, periodKey } from './period.ts';
import { nearestMonthEnd } from './week-year-end.ts';

export type PeriodTextCode =
  | 'not-a-period'
  | 'no-such-period'
  | 'no-such-day'
  | 'ends-before-it-starts'
  | 'ambiguous-period'
  | 'day-not-period'
  | 'not-a-fiscal-month'
  | 'outside-calendar';

const PLURALS: Readonly<Record<PeriodKind, string>> = {
  month: 'months',
  quarter: 'quarters',
  half: 'halves',
  year: 'years',
};

type PeriodResult = Parsed<Period, PeriodTextCode>;

const KINDS: Readonly<Record<string, PeriodKind>> = { M: 'month', Q: 'quarter', H: 'half' };

/**
 * The month of a year of weeks that goes by the name of a calendar month. Its first month is called by the calendar
 * month that follows the year end before, and the others in their order, as retail calls them: the 4-5-4 year that
 * begins on 31 January has a February of four weeks, a March of five and so on. A year that does not end within a week
 * of a month's end has no such names.
 */
function monthOfWeeksCalled(calendar: FiscalCalendar, { year, month }: CalendarMonth): Period | undefined {
  if (calendar.pattern === 'months') return undefined;
  const before = addDays(calendar.year.first, -1);
  const closed = nearestMonthEnd(before);
  if (Math.abs(daysBetween(before, closed)) >= 7) return undefined;
  const starts = civilDate(addDays(closed, 1));
  const number = 12 * (year - starts.year) + month - starts.month + 1;
  const isOwn = number >= 1 && number <= 12;
  if (!isOwn && (calendar.yearEnd === undefined || year < 10 || year > 9990)) return undefined;
  return periodAt(calendar, { kind: 'month', yearIndex: 0, number });
}

/**
 * The period that a person named: `FY27`, `FY27-Q1`, `FY27-H2`, `FY27-M03`, a month `2027-04` (of a year of weeks by
 * its name), a key
 * `2027-02-01/2027-04-30`; in a calendar of January to December also `2027` and `2027-Q1`, which elsewhere could
 * mean two things. Letters may be small.
 */
export function resolvePeriod(calendar: FiscalCalendar, text: string): PeriodResult {
  const typed = text.trim().toUpperCase();
  const fiscal = /^FY(\d{4}|\d{2})(?:-([MQH])(\d{1,2}))?$/.exec(typed);
  if (fiscal) return named(calendar, typed, fullYear(fiscal[1] ?? ''), fiscal[2], fiscal[3]);
  const plain = /^(\d{4})(?:-([QH])(\d{1,2}))?$/.exec(typed);
  if (plain) return plainYear(calendar, typed, Number(plain[1]), plain[2], plain[3]);
  if (/^\d{4}-\d{2}$/.test(typed)) return calendarMonth(calendar, typed);
  if (typed.includes('/')) return key(calendar, typed);
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) return day(calendar, typed);
  const bare = /^[MQH]\d{1,2}$/.test(typed);
  const hint = bare
    ? `${ownYear(calendar)}-${typed}`
    : `${ownYear(calendar)}-Q1, ${ownYear(calendar)}, 2027-04`;
  return refuse('not-a-period', `"${text}" names no period; write ${hint} or first day/last day`);
}

function named(
  calendar: FiscalCalendar,
  typed: string,
  year: number,
  letter = '',
  digits = '1',
): PeriodResult {
  const kind = KINDS[letter] ?? 'year';
  const number = Number(digits);
  if (number < 1 || number > periodsPerYear(kind)) {
    return refuse(
      'no-such-period',
      `${typed}: a year has ${PLURALS[kind]} 1 to ${periodsPerYear(kind)}, not ${number}`,
    );
  }
  const yearIndex = year - fiscalYearNumber(calendar, 0);
  if (year < 10 || year > 9990)
    return refuse('no-such-period', `${typed} is beyond the years that calendars reach`);
  if (yearIndex !== 0 && calendar.pattern !== 'months' && calendar.yearEnd === undefined) {
    return outside(calendar, typed);
  }
  return accept(periodAt(calendar, { kind, yearIndex, number }));
}

function plainYear(
  calendar: FiscalCalendar,
  typed: string,
  year: number,
  letter: string | undefined,
  digits: string | undefined,
): PeriodResult {
  if (hasCalendarYears(calendar)) return named(calendar, typed, year, letter, digits);
  const written = `${fiscalYearLabel(year)}${letter === undefined ? '' : `-${letter}${digits}`}`;
  const fiscal = named(calendar, written, year, letter, digits);
  if (!fiscal.ok) return fiscal;
  return refuse(
    'ambiguous-period',
    `${typed} could be of the calendar year or of the fiscal year; for the fiscal one, ` +
      `${periodKey(fiscal.value)}, write ${written}`,
  );
}

function calendarMonth(calendar: FiscalCalendar, typed: string): PeriodResult {
  const month = parseMonth(typed);
  if (!month.ok) return refuse('no-such-period', month.message);
  const called = monthOfWeeksCalled(calendar, month.value);
  if (called !== undefined) return accept(called);
  const period = monthPeriod(month.value);
  if (!knowsDate(calendar, period.first)) return outside(calendar, typed);
  if (hasCalendarMonths(calendar)) return accept(period);
  return refuse(
    'not-a-fiscal-month',
    `${typed} is a calendar month, which this fiscal calendar does not have; ` +
      `its first day lies in ${periodsAround(calendar, period.first)}`,
  );
}

function key(calendar: FiscalCalendar, typed: string): PeriodResult {
  const period = parsePeriodKey(typed);
  if (!period.ok) {
    return period.code === 'not-a-period-key'
      ? refuse('not-a-period', period.message)
      : refuse(period.code, period.message);
  }
  if (!knowsDate(calendar, period.value.first)) return outside(calendar, typed);
  if (placeOf(calendar, period.value) !== undefined) return accept(period.value);
  return refuse(
    'no-such-period',
    `${typed} is no month, quarter, half or year of this calendar; ` +
      `its first day lies in ${periodsAround(calendar, period.value.first)}`,
  );
}

function day(calendar: FiscalCalendar, typed: string): PeriodResult {
  const date = parseDate(typed);
  if (!date.ok) return refuse('no-such-day', date.message);
  if (!knowsDate(calendar, date.value)) return outside(calendar, typed);
  return refuse('day-not-period', `${typed} is a day; it lies in ${periodsAround(calendar, date.value)}`);
}

function outside(calendar: FiscalCalendar, typed: string): Refusal<PeriodTextCode> {
  if (calendar.pattern === 'months' || calendar.yearEnd !== undefined) {
    return refuse('outside-calendar', `${typed} is beyond the years that calendars reach`);
  }
  return refuse(
    'outside-calendar',
    `${typed} lies outside ${ownYear(calendar)} (${periodKey(calendar.year)}), the only year that this calendar ` +
      'of weeks states; state how its years end to reach others',
  );
}

function ownYear(calendar: FiscalCalendar): string {
  return fiscalYearLabel(fiscalYearNumber(calendar, 0));
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}
