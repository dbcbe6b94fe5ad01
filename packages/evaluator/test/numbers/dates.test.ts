import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addDuration,
  addMonths,
  civilDate,
  type Duration,
  dayNumber,
  dayOfWeek,
  daysBetween,
  daysInMonth,
  endOfMonth,
  FIRST_DAY,
  formatDate,
  formatMonth,
  isLeapYear,
  LAST_DAY,
  monthPeriod,
  parseDate,
  parseDuration,
  parseMonth,
  periodKey,
} from '../../src/numbers/index.ts';
import { dates } from './arbitraries.ts';

const on = (text: string): number => {
  const date = parseDate(text);
  if (!date.ok) throw new Error(date.message);
  return date.value;
};

describe('day numbers', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-03-01', 11017],
    ['2027-02-01', 20850],
  ])('%s is day %i', (text, day) => {
    expect(on(text)).toBe(day);
    expect(formatDate(day)).toBe(text);
  });

  test('agree with an independent calendar on every day of 800 years', () => {
    for (let day = on('1700-01-01'); day <= on('2500-01-01'); day += 1) {
      const text = formatDate(day);
      if (new Date(day * 86_400_000).toISOString().slice(0, 10) !== text || on(text) !== day) {
        expect.unreachable(`day ${day} became ${text}`);
      }
    }
  });

  test('reach from 0001 to 9999 and no further', () => {
    expect([formatDate(FIRST_DAY), formatDate(LAST_DAY)]).toEqual(['0001-01-01', '9999-12-31']);
    for (const beyond of [
      () => addDays(LAST_DAY, 1),
      () => addDays(FIRST_DAY, -1),
      () => addMonths(LAST_DAY, 1),
    ]) {
      expect(beyond).toThrowError(expect.objectContaining({ code: 'date-out-of-range' }));
    }
    for (const wrong of [0.5, Number.NaN, LAST_DAY + 1]) {
      expect(() => civilDate(wrong)).toThrowError(expect.objectContaining({ code: 'date-out-of-range' }));
    }
    expect(() => dayNumber(2027, 2, 29)).toThrowError(/February 2027 has 28 days/);
  });

  test.each([
    [1900, false],
    [2000, true],
    [2024, true],
    [2027, false],
    [2100, false],
  ])('%i is a leap year: %s', (year, leap) => {
    expect(isLeapYear(year)).toBe(leap);
    expect(daysInMonth(year, 2)).toBe(leap ? 29 : 28);
  });

  test('weekdays agree with an independent calendar', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(dayOfWeek(date) % 7).toBe(new Date(date * 86_400_000).getUTCDay());
      }),
    );
  });
});

describe('months', () => {
  test.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2027-03-31', -1, '2027-02-28'],
    ['2027-12-15', 1, '2028-01-15'],
    ['2027-01-15', -13, '2025-12-15'],
    ['2027-05-05', 0, '2027-05-05'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(formatDate(addMonths(on(from), months))).toBe(to);
  });

  test('keep the day unless the month is too short', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -500, max: 500 }), (date, months) => {
        const [from, to] = [civilDate(date), civilDate(addMonths(date, months))];
        expect(to.year * 12 + to.month - (from.year * 12 + from.month)).toBe(months);
        expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
        expect(civilDate(addDays(endOfMonth(date), 1)).day).toBe(1);
      }),
    );
  });

  test.each(['2027-02', '2028-02', '0001-01', '9999-12'])('%s is read and written', (text) => {
    const month = parseMonth(text);
    expect(month.ok && formatMonth(month.value)).toBe(text);
  });

  test('span their days', () => {
    expect(periodKey(monthPeriod({ year: 2028, month: 2 }))).toBe('2028-02-01/2028-02-29');
  });
});

describe('durations', () => {
  test.each([
    ['90 days', '2027-02-01', '2027-05-02'],
    ['2 weeks', '2027-02-01', '2027-02-15'],
    ['6 months', '2027-08-31', '2028-02-29'],
    ['2 quarters', '2027-08-31', '2028-02-29'],
    ['1 year', '2028-02-29', '2029-02-28'],
    ['0 days', '2027-02-01', '2027-02-01'],
  ])('%s after %s is %s', (text, from, to) => {
    const duration = parseDuration(text);
    expect(duration.ok && formatDate(addDuration(on(from), duration.value))).toBe(to);
  });

  test('go backwards', () => {
    const sixMonths: Duration = { count: 6, unit: 'month' };
    expect(formatDate(addDuration(on('2027-08-31'), sixMonths, -1))).toBe('2027-02-28');
  });

  test('days between count from one day to the other', () => {
    expect(daysBetween(on('2027-02-01'), on('2027-02-01'))).toBe(0);
    expect(daysBetween(on('2027-02-01'), on('2028-02-01'))).toBe(365);
    expect(daysBetween(on('2027-03-01'), on('2027-02-28'))).toBe(-1);
  });
});
