import type { FiscalCalendar } from './calendar.ts';
import { type FiscalYear, fiscalYear, fiscalYearOf } from './calendar-years.ts';
import type { DayNumber } from './dates.ts';
import { NumbersError } from './errors.ts';
import { dayAfter, includesPeriod, type Period, periodKey, samePeriod } from './period.ts';

/** The periods of a fiscal calendar, each made of the one before it. */
export type PeriodKind = 'month' | 'quarter' | 'half' | 'year';

/** From the shortest to the longest. */
export const PERIOD_KINDS: readonly PeriodKind[] = ['month', 'quarter', 'half', 'year'];

const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

/** Where a period stands: the `number`-th (from 1) of its kind in the year with that index (0 the stated one). */
export interface PeriodPlace {
  readonly kind: PeriodKind;
  readonly yearIndex: number;
  readonly number: number;
}

/** How many periods of a kind a year has: 12, 4, 2, 1. */
export function periodsPerYear(kind: PeriodKind): number {
  return 12 / MONTHS[kind];
}

/** How many months a period of a kind has: 1, 3, 6, 12. */
export function monthsPerPeriod(kind: PeriodKind): number {
  return MONTHS[kind];
}

/** The period of a kind that a date lies in. Throws `outside-calendar`. */
export function periodOf(calendar: FiscalCalendar, date: DayNumber, kind: PeriodKind): Period {
  const year = fiscalYearOf(calendar, date);
  const month = year.months.findIndex((candidate) => date <= candidate.last);
  return periodInYear(year, kind, Math.floor(month / MONTHS[kind]) + 1);
}

/** The period at a place; a number beyond its year goes on into the next ones. Throws `outside-calendar`. */
export function periodAt(calendar: FiscalCalendar, { kind, yearIndex, number }: PeriodPlace): Period {
  const each = periodsPerYear(kind);
  const years = Math.floor((number - 1) / each);
  return periodInYear(fiscalYear(calendar, yearIndex + years), kind, number - years * each);
}

/** Where a period stands in the calendar, or undefined where it is none of its months, quarters, halves and years. */
export function placeOf(calendar: FiscalCalendar, period: Period): PeriodPlace | undefined {
  const year = fiscalYearOf(calendar, period.first);
  for (const kind of PERIOD_KINDS) {
    for (let number = 1; number <= periodsPerYear(kind); number += 1) {
      if (samePeriod(periodInYear(year, kind, number), period))
        return { kind, yearIndex: year.index, number };
    }
  }
  return undefined;
}

/** What a period is in the calendar; throws `not-a-period-of-the-calendar` where it is none of its periods. */
export function kindOf(calendar: FiscalCalendar, period: Period): PeriodKind {
  return placed(calendar, period).kind;
}

/** The period `count` periods of the same kind later (earlier where negative), across years. */
export function shiftPeriod(calendar: FiscalCalendar, period: Period, count: number): Period {
  const place = placed(calendar, period);
  return periodAt(calendar, { ...place, number: place.number + count });
}

/** The period of the same kind just before. */
export function previousPeriod(calendar: FiscalCalendar, period: Period): Period {
  return shiftPeriod(calendar, period, -1);
}

/** The period of the same kind just after. */
export function nextPeriod(calendar: FiscalCalendar, period: Period): Period {
  return shiftPeriod(calendar, period, 1);
}

/** The period of a longer (or the same) kind that holds the whole of a window, or undefined where none does. */
export function containing(calendar: FiscalCalendar, window: Period, kind: PeriodKind): Period | undefined {
  const candidate = periodOf(calendar, window.first, kind);
  return includesPeriod(candidate, window) ? candidate : undefined;
}

/** The window `to date` of a period: from the first day of its fiscal year to its own last day. */
export function toDate(calendar: FiscalCalendar, period: Period): Period {
  return { first: fiscalYearOf(calendar, period.last).year.first, last: period.last };
}

/** The periods of a kind that lie wholly in a window, in order; by default those of the stated year. */
export function periodsIn(
  calendar: FiscalCalendar,
  kind: PeriodKind,
  window: Period = calendar.year,
): readonly Period[] {
  return periodsTouching(calendar, kind, window).filter((period) => includesPeriod(window, period));
}

/** The periods of a kind that share at least a day with a window, in order. */
export function periodsTouching(
  calendar: FiscalCalendar,
  kind: PeriodKind,
  window: Period,
): readonly Period[] {
  const periods = [periodOf(calendar, window.first, kind)];
  for (let last = periods[0]; last !== undefined && last.last < window.last; last = periods.at(-1)) {
    periods.push(periodOf(calendar, dayAfter(last), kind));
  }
  return periods;
}

/** The months that share at least a day with a window, in order: the steps in which quota and ramp are phased. */
export function monthsOf(calendar: FiscalCalendar, window: Period): readonly Period[] {
  return periodsTouching(calendar, 'month', window);
}

function placed(calendar: FiscalCalendar, period: Period): PeriodPlace {
  const place = placeOf(calendar, period);
  if (place !== undefined) return place;
  throw new NumbersError(
    'not-a-period-of-the-calendar',
    `${periodKey(period)} is no month, quarter, half or year of the calendar`,
  );
}

function periodInYear(year: FiscalYear, kind: PeriodKind, number: number): Period {
  const size = MONTHS[kind];
  const first = year.months[(number - 1) * size];
  const last = year.months[number * size - 1];
  if (first === undefined || last === undefined) {
    throw new NumbersError('not-a-period-of-the-calendar', `a year has no ${kind} ${number}`);
  }
  return { first: first.first, last: last.last };
}
