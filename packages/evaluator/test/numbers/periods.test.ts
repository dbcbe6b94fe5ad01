import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  containing,
  dayAfter,
  daysIn,
  fiscalYear,
  includesDate,
  kindOf,
  monthsOf,
  nextPeriod,
  overlapDays,
  PERIOD_KINDS,
  parsePeriodKey,
  period,
  periodAt,
  periodKey,
  periodOf,
  periodsIn,
  periodsPerYear,
  periodsTouching,
  placeOf,
  previousPeriod,
  shiftPeriod,
  toDate,
} from '../../src/numbers/index.ts';
import { dates } from './arbitraries.ts';
import { calendarOf, monthlyCalendars, on, weekCalendars } from './calendars.ts';

const everyCalendar = fc.oneof(monthlyCalendars, weekCalendars);
const everyKind = fc.constantFrom(...PERIOD_KINDS);
const plan = calendarOf('2027-02-01', '2028-01-31');

describe('keys', () => {
  test('are read as they are written', () => {
    fc.assert(
      fc.property(dates, fc.nat(2000), (first, more) => {
        const of = period(first, addDays(first, more));
        expect(parsePeriodKey(periodKey(of))).toEqual({ ok: true, value: of });
        expect(daysIn(of)).toBe(more + 1);
      }),
    );
  });

  test.each([
    ['2027-02-01', 'not-a-period-key'],
    ['2027-02-01/', 'not-a-period-key'],
    ['2027-02-01/2027-02', 'not-a-period-key'],
    ['2027-02-01/2027-02-28/2027-03-31', 'not-a-period-key'],
    ['2027-02-01 / 2027-02-28', 'not-a-period-key'],
    ['2027-02-01--2027-02-28', 'not-a-period-key'],
    ['', 'not-a-period-key'],
    ['2027-02-30/2027-03-31', 'no-such-day'],
    ['2027-02-01/2027-02-29', 'no-such-day'],
    ['2027-02-02/2027-02-01', 'ends-before-it-starts'],
  ])('%j is refused as %s', (text, code) => {
    expect(parsePeriodKey(text)).toMatchObject({ ok: false, code });
  });

  test('a period never ends before it starts', () => {
    expect(() => period(1, 0)).toThrowError(
      expect.objectContaining({ code: 'window-ends-before-it-starts' }),
    );
  });
});

describe('the days that two periods share', () => {
  test('are those that lie in both', () => {
    const windows = fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.nat(40))
      .map(([first, more]) => period(first, first + more));
    fc.assert(
      fc.property(windows, windows, (a, b) => {
        let shared = 0;
        for (let date = 0; date <= 80; date += 1)
          if (includesDate(a, date) && includesDate(b, date)) shared += 1;
        expect(overlapDays(a, b)).toBe(shared);
        expect(overlapDays(b, a)).toBe(shared);
      }),
    );
  });
});

describe('a plan’s year from February to January', () => {
  test.each([
    ['month', '2027-04-15', '2027-04-01/2027-04-30'],
    ['quarter', '2027-04-15', '2027-02-01/2027-04-30'],
    ['quarter', '2028-01-31', '2027-11-01/2028-01-31'],
    ['half', '2027-08-01', '2027-08-01/2028-01-31'],
    ['year', '2027-02-01', '2027-02-01/2028-01-31'],
    ['year', '2027-01-31', '2026-02-01/2027-01-31'],
    ['month', '2028-02-29', '2028-02-01/2028-02-29'],
  ] as const)('the %s of %s is %s', (kind, date, key) => {
    expect(periodKey(periodOf(plan, on(date), kind))).toBe(key);
  });

  test('its quarters', () => {
    expect(periodsIn(plan, 'quarter').map(periodKey)).toEqual([
      '2027-02-01/2027-04-30',
      '2027-05-01/2027-07-31',
      '2027-08-01/2027-10-31',
      '2027-11-01/2028-01-31',
    ]);
  });

  test('to date runs from the year’s first day', () => {
    const second = periodOf(plan, on('2027-05-01'), 'quarter');
    expect(periodKey(toDate(plan, second))).toBe('2027-02-01/2027-07-31');
    expect(periodKey(toDate(plan, nextPeriod(plan, plan.year)))).toBe('2028-02-01/2029-01-31');
  });

  test('months of a window are all that it touches', () => {
    const window = period(on('2027-03-31'), on('2027-05-01'));
    expect(monthsOf(plan, window).map(periodKey)).toEqual([
      '2027-03-01/2027-03-31',
      '2027-04-01/2027-04-30',
      '2027-05-01/2027-05-31',
    ]);
    expect(periodsIn(plan, 'month', window).map(periodKey)).toEqual(['2027-04-01/2027-04-30']);
    expect(periodsIn(plan, 'quarter', window)).toEqual([]);
  });

  test('what is no period of it has no kind', () => {
    const window = period(on('2027-02-01'), on('2027-03-31'));
    expect(placeOf(plan, window)).toBeUndefined();
    expect(() => kindOf(plan, window)).toThrowError(
      expect.objectContaining({ code: 'not-a-period-of-the-calendar' }),
    );
    expect(() => shiftPeriod(plan, window, 1)).toThrowError(/2027-02-01\/2027-03-31/);
    expect(containing(plan, window, 'quarter')).toEqual(periodOf(plan, on('2027-02-01'), 'quarter'));
    expect(containing(plan, window, 'month')).toBeUndefined();
  });
});

describe('every calendar', () => {
  test('is tiled by each kind of period', () => {
    fc.assert(
      fc.property(everyCalendar, everyKind, fc.integer({ min: -10, max: 10 }), (calendar, kind, index) => {
        const { year } = fiscalYear(calendar, index);
        const periods = periodsIn(calendar, kind, year);
        expect(periods).toHaveLength(periodsPerYear(kind));
        expect(periods[0]?.first).toBe(year.first);
        expect(periods.at(-1)?.last).toBe(year.last);
        for (const [before, after] of periods.slice(1).map((after, at) => [periods[at], after] as const)) {
          expect(before && dayAfter(before)).toBe(after.first);
        }
        expect(periodsTouching(calendar, kind, year)).toEqual(periods);
      }),
    );
  });

  test('moves by periods and back, one at a time or at once', () => {
    fc.assert(
      fc.property(
        everyCalendar,
        everyKind,
        fc.integer({ min: -9000, max: 9000 }),
        fc.integer({ min: -40, max: 40 }),
        (calendar, kind, days, count) => {
          const from = periodOf(calendar, addDays(calendar.year.first, days), kind);
          expect(kindOf(calendar, from)).toBe(kind);
          const moved = shiftPeriod(calendar, from, count);
          expect(shiftPeriod(calendar, moved, -count)).toEqual(from);
          let stepped = from;
          for (let step = 0; step < Math.abs(count); step += 1) {
            stepped = (count > 0 ? nextPeriod : previousPeriod)(calendar, stepped);
          }
          expect(stepped).toEqual(moved);
          const place = placeOf(calendar, from);
          expect(place && periodAt(calendar, place)).toEqual(from);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('puts a date into one period of each kind, each within the longer ones', () => {
    fc.assert(
      fc.property(everyCalendar, fc.integer({ min: -9000, max: 9000 }), (calendar, days) => {
        const date = addDays(calendar.year.first, days);
        const around = PERIOD_KINDS.map((kind) => periodOf(calendar, date, kind));
        around.forEach((inner, at) => {
          expect(includesDate(inner, date)).toBe(true);
          PERIOD_KINDS.slice(at).forEach((kind, longer) => {
            expect(containing(calendar, inner, kind)).toEqual(around[at + longer]);
          });
        });
      }),
    );
  });
});
