import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkDialect,
  type DatePattern,
  formatDate,
  formatRational,
  type InputDialect,
  ISO_DIALECT,
  parseCountCell,
  parseDateCell,
  parseFlagCell,
  parseMoneyCell,
  parseNumberCell,
  parsePercentCell,
  parseTextCell,
  parseZone,
  rational,
  toDecimalString,
} from '../../src/numbers/index.ts';
import { dates } from './arbitraries.ts';
import { AMERICAN, FRENCH, GERMAN, MONEY_CELLS, PLAIN } from './cells.table.ts';

describe('money cells', () => {
  test.each(MONEY_CELLS)('%j in a column in %s %j %s %s', (cell, currency, dialect, verdict, expected) => {
    const parsed = parseMoneyCell(cell, currency, dialect);
    if (verdict === 'refused') {
      expect(parsed).toMatchObject({ ok: false, code: expected });
      expect(!parsed.ok && parsed.message.length).toBeGreaterThan(10);
    } else {
      expect(parsed.ok ? [formatRational(parsed.value.amount), parsed.value.currency] : parsed).toEqual([
        expected,
        currency,
      ]);
    }
  });

  test.each([
    ['(12.00)', 'USD', PLAIN, '"(12.00)" may be meant as less than zero; write it with a minus, -12.00'],
    ['€5', 'USD', PLAIN, 'the cell says €, but the column is in USD'],
    ['1,054.00', 'USD', PLAIN, 'a comma cannot stand in "1,054.00": write it like 1234.50'],
    ['1.2M', 'USD', PLAIN, '"1.2M" is shortened; write all its digits instead of M'],
    ['1.05E+05', 'USD', PLAIN, '"1.05E+05" is in scientific notation; write all the digits'],
  ] as const)('%s says why it is refused', (cell, currency, dialect, message) => {
    expect(parseMoneyCell(cell, currency, dialect)).toMatchObject({ ok: false, message });
  });

  test('every exact decimal is read as it was written, in every dialect', () => {
    const dialects = fc.constantFrom(PLAIN, AMERICAN, GERMAN, FRENCH);
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
        fc.nat(6),
        dialects,
        (digits, scale, dialect) => {
          const value = rational(digits, 10n ** BigInt(scale));
          const [whole = '', fraction] = (toDecimalString(value, scale) ?? '').split('.');
          const grouped = whole.replace(/\B(?=(\d{3})+$)/g, dialect.thousands ?? '');
          const cell = fraction === undefined ? grouped : `${grouped}${dialect.decimalMark}${fraction}`;
          const parsed = parseMoneyCell(cell, 'USD', dialect);
          expect(parsed.ok && parsed.value.amount).toEqual(value);
        },
      ),
    );
  });
});

describe('percent cells', () => {
  test.each([
    ['12%', 'percent sign', PLAIN, '3/25'],
    ['12.5 %', 'percent sign', PLAIN, '1/8'],
    ['-5%', 'percent sign', PLAIN, '-1/20'],
    ['12,5 %', 'percent sign', GERMAN, '1/8'],
    ['0.12', 'fraction', PLAIN, '3/25'],
    ['1', 'fraction', PLAIN, '1'],
    ['0,12', 'fraction', GERMAN, '3/25'],
    ['12', 'percent points', PLAIN, '3/25'],
    ['12.5', 'percent points', PLAIN, '1/8'],
  ] as const)('%s as %s', (cell, style, dialect, value) => {
    const parsed = parsePercentCell(cell, style, dialect);
    expect(parsed.ok ? formatRational(parsed.value) : parsed).toBe(value);
  });

  test.each([
    ['12', 'percent sign', 'no-percent-sign'],
    ['0.12', 'percent sign', 'no-percent-sign'],
    ['12%', 'fraction', 'percent-sign'],
    ['12%', 'percent points', 'percent-sign'],
    ['', 'fraction', 'blank'],
    ['%', 'percent sign', 'missing-digits'],
    ['(5%)', 'percent sign', 'parentheses'],
    ['5%%', 'percent sign', 'unexpected-character'],
  ] as const)('%j as %s is refused as %s', (cell, style, code) => {
    expect(parsePercentCell(cell, style, PLAIN)).toMatchObject({ ok: false, code });
  });
});

describe('number and count cells', () => {
  test.each([
    ['3.25', PLAIN, '13/4'],
    ['-3', PLAIN, '-3'],
    ['1,200', AMERICAN, '1200'],
    ['1.200,5', GERMAN, '2401/2'],
  ] as const)('%s is the number %j', (cell, dialect, value) => {
    const parsed = parseNumberCell(cell, dialect);
    expect(parsed.ok ? formatRational(parsed.value) : parsed).toBe(value);
  });

  test.each([
    ['12', '12'],
    ['12.0', '12'],
    ['0', '0'],
    ['-1', '-1'],
  ])('%s counts %s', (cell, value) => {
    const parsed = parseCountCell(cell, PLAIN);
    expect(parsed.ok ? formatRational(parsed.value) : parsed).toBe(value);
  });

  test.each([
    ['12.5', 'not-whole'],
    ['12%', 'percent-not-number'],
    ['1e3', 'scientific-notation'],
    ['10K', 'shortened'],
    ['many', 'missing-digits'],
    ['', 'blank'],
    ['#REF!', 'spreadsheet-error'],
  ])('%j is refused as %s', (cell, code) => {
    expect(parseCountCell(cell, PLAIN)).toMatchObject({ ok: false, code });
  });
});

describe('date cells', () => {
  const zoned = (zone: string): InputDialect => ({ ...ISO_DIALECT, zone });

  test.each([
    ['2027-03-31', ISO_DIALECT, '2027-03-31'],
    [' 2027-03-31 ', ISO_DIALECT, '2027-03-31'],
    ['31.03.2027', GERMAN, '2027-03-31'],
    ['1.3.2027', GERMAN, '2027-03-01'],
    ['03/04/2027', AMERICAN, '2027-03-04'],
    ['3/4/2027', AMERICAN, '2027-03-04'],
    ['03/04/2027', FRENCH, '2027-04-03'],
    ['2027-03-31T23:30:00Z', zoned('UTC'), '2027-03-31'],
    ['2027-03-31T23:30:00Z', zoned('+01:00'), '2027-04-01'],
    ['2027-03-31 00:30:00Z', zoned('-05:00'), '2027-03-30'],
    ['2027-03-31T23:30:00+02:00', zoned('UTC'), '2027-03-31'],
    ['2027-03-31T01:30+02:00', zoned('UTC'), '2027-03-30'],
    ['2027-12-31T23:59:59.999-0800', zoned('UTC'), '2028-01-01'],
    ['2027-03-31 23:59:59', zoned('+05:30'), '2027-03-31'],
    ['2027-03-31 00:00', zoned('UTC'), '2027-03-31'],
    ['3/31/2027 23:30Z', { ...AMERICAN, zone: '+01:00' }, '2027-04-01'],
    ['2027-03-31', zoned('+14:00'), '2027-03-31'],
  ] as const)('%s %j is %s', (cell, dialect, date) => {
    const parsed = parseDateCell(cell, dialect);
    expect(parsed.ok ? formatDate(parsed.value) : parsed).toBe(date);
  });

  test.each([
    ['', ISO_DIALECT, 'blank'],
    ['2027-02-29', ISO_DIALECT, 'no-such-day'],
    ['29.02.2027', GERMAN, 'no-such-day'],
    ['31/03/2027', AMERICAN, 'no-such-day'],
    ['2027-3-31', ISO_DIALECT, 'not-a-date'],
    ['03/31/2027', ISO_DIALECT, 'not-a-date'],
    ['2027-03-31', AMERICAN, 'not-a-date'],
    ['31 March 2027', ISO_DIALECT, 'not-a-date'],
    ['20270331', ISO_DIALECT, 'not-a-date'],
    ['03/31/27', AMERICAN, 'two-digit-year'],
    ['31.03.27', GERMAN, 'two-digit-year'],
    ['46477', ISO_DIALECT, 'serial-day-number'],
    ['46477.5', ISO_DIALECT, 'serial-day-number'],
    ['2027-03-31 00:00:00', ISO_DIALECT, 'time-without-zone'],
    ['2027-03-31T10:00:00Z', ISO_DIALECT, 'time-without-zone'],
    ['2027-03-31T24:00:00Z', zoned('UTC'), 'no-such-time'],
    ['2027-03-31T10:60:00Z', zoned('UTC'), 'no-such-time'],
    ['2027-03-31T10:00:60Z', zoned('UTC'), 'no-such-time'],
    ['2027-03-31T10:00:00+15:00', zoned('UTC'), 'unknown-zone'],
    ['2027-03-31 10:00 AM', zoned('UTC'), 'not-a-date'],
    ['2027-03-31T', zoned('UTC'), 'not-a-date'],
    ['2027-03-31 tomorrow', zoned('UTC'), 'not-a-date'],
    ['9999-12-31T23:00:00-05:00', zoned('UTC'), 'no-such-day'],
    ['0001-01-01T00:00:00+05:00', zoned('UTC'), 'no-such-day'],
  ] as const)('%j %j is refused as %s', (cell, dialect, code) => {
    expect(parseDateCell(cell, dialect)).toMatchObject({ ok: false, code });
  });

  test('are read back in every pattern', () => {
    const written: Record<DatePattern, (year: string, month: string, day: string) => string> = {
      'YYYY-MM-DD': (year, month, day) => `${year}-${month}-${day}`,
      'DD.MM.YYYY': (year, month, day) => `${day}.${month}.${year}`,
      'MM/DD/YYYY': (year, month, day) => `${month}/${day}/${year}`,
      'DD/MM/YYYY': (year, month, day) => `${day}/${month}/${year}`,
    };
    const patterns = fc.constantFrom(...(Object.keys(written) as DatePattern[]));
    fc.assert(
      fc.property(dates, patterns, (date, datePattern) => {
        const [year = '', month = '', day = ''] = formatDate(date).split('-');
        const cell = written[datePattern](year, month, day);
        expect(parseDateCell(cell, { decimalMark: '.', datePattern })).toEqual({ ok: true, value: date });
      }),
    );
  });

  test('fall on the day that the moment has in the zone', () => {
    const minutes = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(dates, fc.nat(24 * 60 - 1), minutes, minutes, (date, minute, offset, zone) => {
        const cell = `${formatDate(date)}T${clock(minute)}${signed(offset)}`;
        const moment = date * 1440 + minute - offset;
        const parsed = parseDateCell(cell, { ...ISO_DIALECT, zone: signed(zone) });
        expect(parsed).toEqual({ ok: true, value: Math.floor((moment + zone) / 1440) });
      }),
    );
  });

  function clock(minutes: number): string {
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  }

  function signed(minutes: number): string {
    return `${minutes < 0 ? '-' : '+'}${clock(Math.abs(minutes))}`;
  }
});

describe('flag cells', () => {
  test.each([
    ['true', true],
    ['TRUE', true],
    ['Yes', true],
    [' false ', false],
    ['no', false],
  ])('%s is %s', (cell, value) => {
    expect(parseFlagCell(cell)).toEqual({ ok: true, value });
  });

  test.each(['1', '0', 'Y', 'n', 'x', 'on', 'ja', 'truee'])('%s is neither', (cell) => {
    expect(parseFlagCell(cell)).toMatchObject({ ok: false, code: 'not-a-flag' });
  });

  test('a blank is not no', () => {
    expect(parseFlagCell('')).toMatchObject({ ok: false, code: 'blank' });
  });
});

describe('text cells', () => {
  test.each(['Acme', ' Acme ', 'Zoë & Søn', 'two\nlines', '0', '#N/A team', '🙂'])(
    '%j stays as it is',
    (cell) => {
      expect(parseTextCell(cell)).toEqual({ ok: true, value: cell });
    },
  );

  test.each([
    ['', 'blank'],
    [' \t', 'blank'],
    ['Zo\ufffd', 'wrong-encoding'],
    ['half \ud83d', 'wrong-encoding'],
    ['nul\u0000', 'control-character'],
    ['esc\u001b[31m', 'control-character'],
    ['c1\u0085', 'control-character'],
  ])('%j is refused as %s', (cell, code) => {
    expect(parseTextCell(cell)).toMatchObject({ ok: false, code });
  });
});

describe('dialects', () => {
  test.each([PLAIN, AMERICAN, GERMAN, FRENCH, { ...PLAIN, zone: 'UTC' }, { ...PLAIN, zone: '-03:30' }])(
    '%j is one',
    (dialect) => {
      expect(checkDialect(dialect)).toEqual({ ok: true, value: dialect });
    },
  );

  test.each([
    [{ ...PLAIN, thousands: '.' }, 'marks-are-the-same'],
    [{ ...GERMAN, thousands: ',' }, 'marks-are-the-same'],
    [{ ...PLAIN, zone: 'Europe/Berlin' }, 'unknown-zone'],
    [{ ...PLAIN, zone: 'EST' }, 'unknown-zone'],
    [{ ...PLAIN, zone: '' }, 'unknown-zone'],
  ] as const)('%j is refused as %s', (dialect, code) => {
    expect(checkDialect(dialect)).toMatchObject({ ok: false, code });
  });

  test.each([
    ['Z', 0],
    ['+0530', 330],
    ['-03:30', -210],
    ['+14:00', 840],
  ])('the zone %s is %i minutes ahead', (zone, minutes) => {
    expect(parseZone(zone)).toEqual({ ok: true, value: minutes });
  });
});

test('no cell throws', () => {
  const parts = fc.constantFrom(
    ...'0123456789.,-+$€%KM eE/:TZ()\u00a0\u2212'.split(''),
    'USD',
    'EUR',
    '2027-03-31',
  );
  const dialects = fc.constantFrom(PLAIN, AMERICAN, GERMAN, FRENCH, { ...PLAIN, zone: 'UTC' });
  const readers: readonly ((cell: string, dialect: InputDialect) => { readonly ok: boolean })[] = [
    (cell, dialect) => parseMoneyCell(cell, 'USD', dialect),
    (cell, dialect) => parsePercentCell(cell, 'percent sign', dialect),
    parseCountCell,
    parseDateCell,
    parseFlagCell,
    parseTextCell,
  ];
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 10 }), dialects, (cell, dialect) => {
      for (const read of readers) expect(typeof read(cell.join(''), dialect).ok).toBe('boolean');
    }),
    { numRuns: 2000 },
  );
});
