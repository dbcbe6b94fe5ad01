import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  createCalendar,
  dayOfWeek,
  daysBetween,
  daysIn,
  endOfMonth,
  type FiscalCalendar,
  fiscalYear,
  fiscalYearOf,
  formatDate,
  knowsDate,
  periodKey,
} from '../../src/numbers/index.ts';
import { calendarOf, monthlyCalendars, on, weekCalendars } from './calendars.ts';

const everyCalendar = fc.oneof(monthlyCalendars, weekCalendars);

describe('a stated year', () => {
  test.each([
    ['2027-02-01', '2028-01-31'],
    ['2027-01-01', '2027-12-31'],
    ['2027-02-15', '2028-02-14'],
    ['2027-01-31', '2028-01-30'],
    ['2028-02-29', '2029-02-27'],
    ['2027-03-01', '2028-02-29'],
  ])('of months from %s ends on %s', (first, last) => {
    expect(calendarOf(first, last).year).toEqual({ first: on(first), last: on(last) });
  });

  test.each([
    ['2027-02-01', '2028-01-30', {}, 'not-a-year'],
    ['2027-02-01', '2027-07-31', {}, 'not-a-year'],
    ['2027-02-01', '2029-01-31', {}, 'not-a-year'],
    ['2028-01-31', '2027-02-01', {}, 'ends-before-it-starts'],
    ['2027-02-01', '2028-01-31', { pattern: '4-4-5' }, 'not-a-year'],
    ['2027-02-01', '2028-01-31', { yearEnd: 'last' }, 'year-end-of-months'],
    // 53 weeks where the last Saturdays of January are 52 weeks apart.
    ['2026-01-25', '2027-01-30', { pattern: '4-4-5', yearEnd: 'last' }, 'year-end-differs'],
    ['2026-02-01', '2027-01-23', { pattern: '4-4-5' }, 'not-a-year'],
  ] as const)('%s to %s %j is refused as %s', (first, last, more, code) => {
    expect(createCalendar({ first: on(first), last: on(last), ...more })).toMatchObject({ ok: false, code });
  });

  test('that is no year is told how it would end', () => {
    expect(createCalendar({ first: on('2027-02-01'), last: on('2028-01-30') })).toMatchObject({
      message: 'a year of twelve months from 2027-02-01 ends on 2028-01-31, not on 2028-01-30',
    });
  });
});

describe('months of a year', () => {
  const keys = (calendar: FiscalCalendar, index = 0): string[] =>
    fiscalYear(calendar, index).months.map(periodKey);

  test('from the 31st on end the day before the 31st, or the last day of a short month', () => {
    expect(keys(calendarOf('2027-01-31', '2028-01-30')).slice(0, 5)).toEqual([
      '2027-01-31/2027-02-27',
      '2027-02-28/2027-03-30',
      '2027-03-31/2027-04-29',
      '2027-04-30/2027-05-30',
      '2027-05-31/2027-06-29',
    ]);
  });

  test.each([
    ['4-4-5', [4, 4, 5]],
    ['4-5-4', [4, 5, 4]],
    ['5-4-4', [5, 4, 4]],
  ] as const)('by %s have those weeks in every quarter', (pattern, weeks) => {
    const calendar = calendarOf('2027-01-31', '2028-01-29', { pattern, yearEnd: 'last' });
    const counts = fiscalYear(calendar, 0).months.map((month) => daysIn(month) / 7);
    expect(counts).toEqual([...weeks, ...weeks, ...weeks, ...weeks]);
  });

  // The years of American retail, which end on the Saturday nearest to 31 January: 2012, 2017 and 2023 had 53 weeks.
  test.each([
    [2012, '2012-01-29/2013-02-02', 53],
    [2013, '2013-02-03/2014-02-01', 52],
    [2017, '2017-01-29/2018-02-03', 53],
    [2018, '2018-02-04/2019-02-02', 52],
    [2022, '2022-01-30/2023-01-28', 52],
    [2023, '2023-01-29/2024-02-03', 53],
    [2024, '2024-02-04/2025-02-01', 52],
    [2025, '2025-02-02/2026-01-31', 52],
  ])('by the retail calendar of %i are %s, and a 53rd week belongs to the last', (year, key, weeks) => {
    const calendar = calendarOf('2027-01-31', '2028-01-29', { pattern: '4-5-4', yearEnd: 'nearest' });
    const retail = fiscalYear(calendar, year - 2027);
    expect([periodKey(retail.year), daysIn(retail.year) / 7]).toEqual([key, weeks]);
    expect(retail.months.map((month) => daysIn(month) / 7)).toEqual([
      4,
      5,
      4,
      4,
      5,
      4,
      4,
      5,
      4,
      4,
      5,
      weeks - 48,
    ]);
  });
});

describe('every calendar', () => {
  test('has years, and months in them, that follow one another without gap or overlap', () => {
    fc.assert(
      fc.property(everyCalendar, fc.integer({ min: -30, max: 30 }), (calendar, index) => {
        const { year, months } = fiscalYear(calendar, index);
        expect(months).toHaveLength(12);
        expect(months[0]?.first).toBe(year.first);
        expect(months[11]?.last).toBe(year.last);
        months.slice(1).forEach((month, before) => {
          expect(month.first).toBe((months[before]?.last ?? 0) + 1);
        });
        expect(fiscalYear(calendar, index + 1).year.first).toBe(year.last + 1);
      }),
    );
  });

  test('finds the year of any date', () => {
    fc.assert(
      fc.property(everyCalendar, fc.integer({ min: -20_000, max: 20_000 }), (calendar, days) => {
        const date = addDays(calendar.year.first, days);
        const { year, index } = fiscalYearOf(calendar, date);
        expect(year.first <= date && date <= year.last).toBe(true);
        expect(fiscalYear(calendar, index).year).toEqual(year);
        expect(knowsDate(calendar, date)).toBe(true);
      }),
    );
  });

  test('of weeks ends its years on one weekday, last in a month or nearest to its end, after 52 or 53 weeks', () => {
    fc.assert(
      fc.property(weekCalendars, fc.integer({ min: -30, max: 30 }), (calendar, index) => {
        const { year } = fiscalYear(calendar, index);
        expect(dayOfWeek(year.last)).toBe(dayOfWeek(calendar.year.last));
        expect([364, 371]).toContain(daysIn(year));
        if (calendar.yearEnd === 'last') {
          expect(daysBetween(year.last, endOfMonth(year.last))).toBeLessThan(7);
        } else {
          const near = [-3, -2, -1, 0, 1, 2, 3].map((days) => addDays(year.last, days));
          expect(near.some((date) => date === endOfMonth(date))).toBe(true);
        }
      }),
    );
  });
});

describe('a calendar of weeks without a rule for its end', () => {
  const calendar = calendarOf('2027-01-31', '2028-01-29', { pattern: '4-4-5' });

  test('knows its own year alone', () => {
    expect(knowsDate(calendar, on('2027-01-31'))).toBe(true);
    expect(knowsDate(calendar, on('2028-01-30'))).toBe(false);
    expect(() => fiscalYear(calendar, 1)).toThrowError(expect.objectContaining({ code: 'outside-calendar' }));
    expect(() => fiscalYearOf(calendar, on('2028-01-30'))).toThrowError(/state how its years end/);
  });
});

test('no calendar knows the date that files write for "open"', () => {
  expect(knowsDate(calendarOf('2027-01-01', '2027-12-31'), on('9999-12-31'))).toBe(false);
  expect(formatDate(on('9999-12-31'))).toBe('9999-12-31');
});
