import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  anniversaryTenureMonth,
  calendarTenureMonth,
  civilDate,
  formatRational,
  period,
  shareEmployed,
  sum,
} from '../../src/numbers/index.ts';
import { dates } from './arbitraries.ts';
import { on } from './calendars.ts';

describe('the share of a period’s days employed', () => {
  const april = period(on('2027-04-01'), on('2027-04-30'));
  test.each([
    ['2020-01-01', undefined, '1'],
    ['2027-04-01', '2027-04-30', '1'],
    ['2027-04-16', undefined, '1/2'],
    ['2027-04-30', undefined, '1/30'],
    ['2027-05-01', undefined, '0'],
    ['2020-01-01', '2027-04-10', '1/3'],
    ['2020-01-01', '2027-03-31', '0'],
    ['2027-04-07', '2027-04-07', '1/30'],
    ['2027-04-01', '9999-12-31', '1'],
  ])('from %s to %s is %s of April', (start, end, share) => {
    const stretch = { start: on(start), end: end === undefined ? undefined : on(end) };
    expect(formatRational(shareEmployed(april, stretch))).toBe(share);
  });

  test('214 of 365 days, as a published example has it', () => {
    const year = period(on('2027-01-01'), on('2027-12-31'));
    expect(formatRational(shareEmployed(year, { start: on('2027-06-01') }))).toBe('214/365');
  });

  test('refuses an assignment that ends before it starts', () => {
    expect(() => shareEmployed(april, { start: on('2027-04-02'), end: on('2027-04-01') })).toThrowError(
      expect.objectContaining({ code: 'ends-before-it-starts' }),
    );
  });

  test('of consecutive assignments adds up to one', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 400 }), fc.nat(398), (first, length, cut) => {
        const whole = period(first, addDays(first, length));
        const change = first + (cut % length);
        const before = shareEmployed(whole, { start: first - 100, end: change });
        const after = shareEmployed(whole, { start: change + 1 });
        expect(formatRational(sum([before, after]))).toBe('1');
      }),
    );
  });
});

describe('tenure months', () => {
  test.each([
    ['2027-02-01', '2027-02-01', 1, 1],
    ['2027-02-15', '2027-02-28', 1, 1],
    ['2027-02-15', '2027-03-01', 2, 1],
    ['2027-02-15', '2027-03-14', 2, 1],
    ['2027-02-15', '2027-03-15', 2, 2],
    ['2027-02-15', '2027-02-14', 1, 0],
    ['2027-02-15', '2027-01-15', 0, 0],
    ['2027-01-31', '2027-02-27', 2, 1],
    ['2027-01-31', '2027-02-28', 2, 2],
    ['2027-01-31', '2027-03-30', 3, 2],
    ['2027-01-31', '2027-03-31', 3, 3],
    ['2027-11-30', '2028-01-01', 3, 2],
    ['2025-02-01', '2027-02-01', 25, 25],
  ])(
    'of one hired on %s are on %s %i by the calendar and %i by anniversaries',
    (hired, date, calendar, anniversary) => {
      expect(calendarTenureMonth(on(hired), on(date))).toBe(calendar);
      expect(anniversaryTenureMonth(on(hired), on(date))).toBe(anniversary);
    },
  );

  test('by anniversaries run from one to the day before the next', () => {
    fc.assert(
      fc.property(dates, fc.nat(2000), (hired, days) => {
        const date = addDays(hired, days);
        const month = anniversaryTenureMonth(hired, date);
        expect(month).toBeGreaterThanOrEqual(1);
        expect(addMonths(hired, month - 1)).toBeLessThanOrEqual(date);
        expect(addMonths(hired, month)).toBeGreaterThan(date);
      }),
    );
  });

  test('by the calendar change on the first of a month and only then', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -500, max: 2000 }), (hired, days) => {
        const [date, next] = [addDays(hired, days), addDays(hired, days + 1)];
        const step = calendarTenureMonth(hired, next) - calendarTenureMonth(hired, date);
        expect(step).toBe(civilDate(next).day === 1 ? 1 : 0);
      }),
    );
  });
});
