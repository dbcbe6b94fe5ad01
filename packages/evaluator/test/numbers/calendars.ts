import fc from 'fast-check';
import {
  addDays,
  addMonths,
  type CalendarPattern,
  type CalendarStatement,
  createCalendar,
  dayNumber,
  type FiscalCalendar,
  parseDate,
  type WeekYearEnd,
} from '../../src/numbers/index.ts';
import { weekYearEnd } from '../../src/numbers/week-year-end.ts';
import { dates } from './arbitraries.ts';

/** The day number of an ISO date that the test knows to be right. */
export function on(text: string): number {
  const date = parseDate(text);
  if (!date.ok) throw new Error(date.message);
  return date.value;
}

/** A calendar from two ISO dates that the test knows to be a year. */
export function calendarOf(
  first: string,
  last: string,
  more: Omit<CalendarStatement, 'first' | 'last'> = {},
): FiscalCalendar {
  const calendar = createCalendar({ first: on(first), last: on(last), ...more });
  if (!calendar.ok) throw new Error(calendar.message);
  return calendar.value;
}

/** Calendars of months from any day on, in random years. */
export const monthlyCalendars: fc.Arbitrary<FiscalCalendar> = dates.map((first) =>
  built({ first, last: addDays(addMonths(first, 12), -1) }),
);

/** Calendars of weeks that end on any weekday near the end of any month, by both rules. */
export const weekCalendars: fc.Arbitrary<FiscalCalendar> = fc
  .tuple(
    fc.constantFrom<CalendarPattern>('4-4-5', '4-5-4', '5-4-4'),
    fc.constantFrom<WeekYearEnd>('last', 'nearest'),
    fc.integer({ min: 1950, max: 2150 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 0, max: 6 }),
  )
  .map(([pattern, yearEnd, year, month, weekday]) => {
    // Any of the seven days that end the month has another weekday; the rule then finds the very year end.
    const some = addDays(addMonths(dayNumber(year, month, 1), 1), -1 - weekday);
    const last = weekYearEnd(some, yearEnd, 0);
    return built({ first: addDays(weekYearEnd(last, yearEnd, -1), 1), last, pattern, yearEnd });
  });

function built(stated: CalendarStatement): FiscalCalendar {
  const calendar = createCalendar(stated);
  if (!calendar.ok) throw new Error(calendar.message);
  return calendar.value;
}
