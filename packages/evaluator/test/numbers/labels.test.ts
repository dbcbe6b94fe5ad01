import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  fiscalYear,
  PERIOD_KINDS,
  period,
  periodKey,
  periodLabel,
  periodOf,
  resolvePeriod,
} from '../../src/numbers/index.ts';
import { calendarOf, monthlyCalendars, on, weekCalendars } from './calendars.ts';

const february = calendarOf('2027-02-01', '2028-01-31', { named: 'by its last day' });
const mostly2027 = calendarOf('2027-02-01', '2028-01-31');
const fromJuly = calendarOf('2026-07-01', '2027-06-30');
const fromOctober = calendarOf('2026-10-01', '2027-09-30');
const firstDayNamed = calendarOf('2027-02-01', '2028-01-31', { named: 'by its first day' });
const january = calendarOf('2027-01-01', '2027-12-31');
const midMonth = calendarOf('2027-02-15', '2028-02-14', { named: 'by its last day' });
const retail = calendarOf('2027-01-31', '2028-01-29', {
  named: 'by its last day',
  pattern: '4-5-4',
  yearEnd: 'nearest',
});
const stayed = calendarOf('2027-01-31', '2028-01-29', { named: 'by its last day', pattern: '4-4-5' });
const newYear = calendarOf('2027-01-02', '2027-12-31', {
  named: 'by its last day',
  pattern: '4-4-5',
  yearEnd: 'nearest',
});

// Its year ends in the middle of a month, so no month of it has the name of a calendar month.
const midQuarter = calendarOf('2027-01-16', '2028-01-14', { pattern: '4-4-5' });

describe('what a person types', () => {
  test.each([
    [february, 'FY28', '2027-02-01/2028-01-31', 'FY28'],
    [february, 'FY27', '2026-02-01/2027-01-31', 'FY27'],
    [february, 'FY28-Q1', '2027-02-01/2027-04-30', 'FY28-Q1'],
    [february, 'fy28-q4', '2027-11-01/2028-01-31', 'FY28-Q4'],
    [february, ' FY2028-Q1 ', '2027-02-01/2027-04-30', 'FY28-Q1'],
    [february, 'FY28-H2', '2027-08-01/2028-01-31', 'FY28-H2'],
    [february, 'FY28-M03', '2027-04-01/2027-04-30', '2027-04'],
    [february, 'FY28-M3', '2027-04-01/2027-04-30', '2027-04'],
    [february, '2027-04', '2027-04-01/2027-04-30', '2027-04'],
    [february, '2031-12', '2031-12-01/2031-12-31', '2031-12'],
    [february, '2027-02-01/2027-04-30', '2027-02-01/2027-04-30', 'FY28-Q1'],
    [february, '2027-02-01/2028-01-31', '2027-02-01/2028-01-31', 'FY28'],
    [mostly2027, 'FY27-Q1', '2027-02-01/2027-04-30', 'FY27-Q1'],
    [fromJuly, 'FY27', '2026-07-01/2027-06-30', 'FY27'],
    [fromOctober, 'FY27-Q1', '2026-10-01/2026-12-31', 'FY27-Q1'],
    [firstDayNamed, 'FY27', '2027-02-01/2028-01-31', 'FY27'],
    [firstDayNamed, 'FY27-Q4', '2027-11-01/2028-01-31', 'FY27-Q4'],
    [january, 'FY27-Q1', '2027-01-01/2027-03-31', 'FY27-Q1'],
    [january, '2027-Q1', '2027-01-01/2027-03-31', 'FY27-Q1'],
    [january, '2017-Q4', '2017-10-01/2017-12-31', 'FY17-Q4'],
    [january, '2027-H1', '2027-01-01/2027-06-30', 'FY27-H1'],
    [january, '2027', '2027-01-01/2027-12-31', 'FY27'],
    [january, 'FY1999', '1999-01-01/1999-12-31', 'FY1999'],
    [january, 'FY2127', '2127-01-01/2127-12-31', 'FY2127'],
    [retail, '2027-02', '2027-01-31/2027-02-27', 'FY28-M01'],
    [retail, '2027-03', '2027-02-28/2027-04-03', 'FY28-M02'],
    [retail, '2028-01', '2028-01-02/2028-01-29', 'FY28-M12'],
    [retail, '2028-02', '2028-01-30/2028-02-26', 'FY29-M01'],
    [stayed, '2027-02', '2027-01-31/2027-02-27', 'FY28-M01'],
    [newYear, '2027-01', '2027-01-02/2027-01-29', 'FY27-M01'],
    [midMonth, 'FY28-M03', '2027-04-15/2027-05-14', 'FY28-M03'],
    [midMonth, '2027-04-15/2027-05-14', '2027-04-15/2027-05-14', 'FY28-M03'],
    [retail, 'FY28-M02', '2027-02-28/2027-04-03', 'FY28-M02'],
    [retail, 'FY28-Q1', '2027-01-31/2027-05-01', 'FY28-Q1'],
    [retail, 'FY29', '2028-01-30/2029-02-03', 'FY29'],
    [stayed, 'FY28-H1', '2027-01-31/2027-07-31', 'FY28-H1'],
    // A year that ends on 1 January 2027 closes 2026, as its neighbours close 2025 and 2027.
    [newYear, 'FY27', '2027-01-02/2027-12-31', 'FY27'],
    [newYear, 'FY26', '2026-01-03/2027-01-01', 'FY26'],
    [newYear, 'FY25', '2025-01-04/2026-01-02', 'FY25'],
  ])('%#: %o understands %s as %s, called %s', (calendar, text, key, label) => {
    const resolved = resolvePeriod(calendar, text);
    expect(resolved.ok ? periodKey(resolved.value) : resolved).toBe(key);
    if (resolved.ok) expect(periodLabel(calendar, resolved.value)).toBe(label);
  });

  test.each([
    [february, 'FY28-Q5', 'no-such-period', 'FY28-Q5: a year has quarters 1 to 4, not 5'],
    [february, 'FY28-Q0', 'no-such-period', 'FY28-Q0: a year has quarters 1 to 4, not 0'],
    [february, 'FY28-M13', 'no-such-period', 'FY28-M13: a year has months 1 to 12, not 13'],
    [february, 'FY28-H3', 'no-such-period', 'FY28-H3: a year has halves 1 to 2, not 3'],
    [
      february,
      '2027-Q1',
      'ambiguous-period',
      '2027-Q1 could be of the calendar year or of the fiscal year; for the fiscal one, 2026-02-01/2026-04-30, write FY27-Q1',
    ],
    [
      february,
      '2027',
      'ambiguous-period',
      '2027 could be of the calendar year or of the fiscal year; for the fiscal one, 2026-02-01/2027-01-31, write FY27',
    ],
    [february, 'Q1', 'not-a-period', '"Q1" names no period; write FY28-Q1 or first day/last day'],
    [
      february,
      'next quarter',
      'not-a-period',
      '"next quarter" names no period; write FY28-Q1, FY28, 2027-04 or first day/last day',
    ],
    [
      february,
      '2027-04-15',
      'day-not-period',
      '2027-04-15 is a day; it lies in 2027-04 (2027-04-01/2027-04-30), FY28-Q1 (2027-02-01/2027-04-30), ' +
        'FY28-H1 (2027-02-01/2027-07-31), FY28 (2027-02-01/2028-01-31)',
    ],
    [
      february,
      '2027-02-01/2027-04-15',
      'no-such-period',
      '2027-02-01/2027-04-15 is no month, quarter, half or year of this calendar; its first day lies in ' +
        '2027-02 (2027-02-01/2027-02-28), FY28-Q1 (2027-02-01/2027-04-30), FY28-H1 (2027-02-01/2027-07-31), ' +
        'FY28 (2027-02-01/2028-01-31)',
    ],
  ])('%#: %o refuses %s as %s', (calendar, text, code, message) => {
    expect(resolvePeriod(calendar, text)).toEqual({ ok: false, code, message });
  });

  test.each([
    [february, '2027-13', 'no-such-period'],
    [february, '2027-02-30', 'no-such-day'],
    [february, '2027-02-30/2027-04-30', 'no-such-day'],
    [february, '2027-04-30/2027-02-01', 'ends-before-it-starts'],
    [february, '2027-02-01/', 'not-a-period'],
    [february, '', 'not-a-period'],
    [february, 'FY', 'not-a-period'],
    [february, 'FY028', 'not-a-period'],
    [february, 'FY28-W01', 'not-a-period'],
    [february, 'FY0000', 'no-such-period'],
    [february, 'FY9999', 'no-such-period'],
    [february, '0001-01', 'outside-calendar'],
    [february, '9999-12-31', 'outside-calendar'],
    [february, '9999-01-01/9999-12-31', 'outside-calendar'],
    [midMonth, '2027-04', 'not-a-fiscal-month'],
    [midQuarter, '2027-04', 'not-a-fiscal-month'],
    [stayed, '2027-01', 'outside-calendar'],
    [stayed, 'FY29', 'outside-calendar'],
    [stayed, '2028-04', 'outside-calendar'],
    [stayed, '2028-02-01/2028-02-29', 'outside-calendar'],
    [stayed, '2028-02-01', 'outside-calendar'],
    [retail, '2027-Q1', 'ambiguous-period'],
  ])('%#: %o refuses %j as %s', (calendar, text, code) => {
    expect(resolvePeriod(calendar, text)).toMatchObject({ ok: false, code });
  });

  test('never throws', () => {
    const parts = fc.constantFrom(
      'FY',
      '27',
      '2027',
      '9999',
      '0000',
      '-',
      '/',
      'Q',
      'M',
      'H',
      '1',
      '12',
      '31',
      'x',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(february, january, midMonth, retail, stayed),
        fc.array(parts),
        (calendar, text) => {
          const resolved = resolvePeriod(calendar, text.join(''));
          expect(resolved.ok || resolved.message.length > 0).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('labels', () => {
  test('and keys lead back to their period', () => {
    const calendars = fc.oneof(monthlyCalendars, weekCalendars);
    fc.assert(
      fc.property(
        calendars,
        fc.constantFrom(...PERIOD_KINDS),
        fc.integer({ min: -4000, max: 4000 }),
        (calendar, kind, days) => {
          const of = periodOf(calendar, addDays(calendar.year.first, days), kind);
          expect(resolvePeriod(calendar, periodLabel(calendar, of))).toEqual({ ok: true, value: of });
          expect(resolvePeriod(calendar, periodKey(of))).toEqual({ ok: true, value: of });
        },
      ),
    );
  });

  test('name every year once', () => {
    fc.assert(
      fc.property(weekCalendars, (calendar) => {
        const labels = Array.from({ length: 30 }, (_, index) =>
          periodLabel(calendar, fiscalYear(calendar, index).year),
        );
        expect(new Set(labels).size).toBe(30);
      }),
    );
  });

  test('of what is no period is its key', () => {
    expect(periodLabel(february, period(on('2027-02-01'), on('2027-02-02')))).toBe('2027-02-01/2027-02-02');
  });
});
