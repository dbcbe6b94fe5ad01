import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactDecimal, MOST, shortDecimal } from '../../src/fast/row/read-decimal.ts';
import { decimalText, exactText, type Form, formOf, writerOf } from '../../src/fast/row/write-decimal.ts';
import { rational } from '../../src/numbers/index.ts';

const NAN = Number.NaN;

test.each([
  ['0', 2, 0],
  ['1234.5', 2, 123_450],
  ['-0.07', 2, -7],
  ['-0', 2, 0],
  ['12.3400', 2, 1_234],
  ['007', 0, 7],
  ['100.00', 0, 100],
  ['95.5%', 6, 955_000],
  ['-12.5%', 3, -125],
  ['999999999.99', 2, 99_999_999_999],
  // Read exactly, and whole.
  ['43980465111.04', 2, NAN],
  ['000000000000000000012.5', 2, NAN],
  ['12.500000000000000000000', 2, NAN],
  // Read exactly, and finer or larger than a column holds.
  ['1.005', 2, NAN],
  ['5.5%', 2, NAN],
  ['999999999', 6, NAN],
  ['99999999999999999', 2, NAN],
])('%s in %i places is %s', (text, places, expected) => {
  expect(shortDecimal(text, places)).toBe(expected);
  expect(() => exactDecimal(text)).not.toThrow();
});

test.each([
  '',
  '-',
  '%',
  '-%',
  '.',
  '.5',
  '5.',
  '-.5',
  '5.%',
  '1e3',
  '1E3',
  '+1',
  '--1',
  '1-',
  '1.2.3',
  '1,000',
  ' 1',
  '1 ',
  '1%%',
  '0x10',
  '1_000',
  'NaN',
  'Infinity',
  '１',
  '٣',
  '1/2',
  '$5',
  '1\n',
  '1.5%0',
  '5%5',
  '9'.repeat(81),
  `0.${'0'.repeat(100)}`,
])('%j is refused', (text) => {
  expect(shortDecimal(text, 2)).toBeNaN();
  const why = /^[0-9.]{81,}$/.test(text) ? 'has too many digits' : 'is no decimal such as 1234.50 or 95.5%';
  expect(() => exactDecimal(text)).toThrow(new RangeError(`"${text}" ${why}`));
});

const decimal = fc
  .tuple(
    fc.constantFrom('', '', '-'),
    fc.stringMatching(/^[0-9]{1,20}$/),
    fc.option(fc.stringMatching(/^[0-9]{1,20}$/), { nil: undefined }),
    fc.constantFrom('', '', '%'),
  )
  .map(
    ([minus, whole, part, percent]) => `${minus}${whole}${part === undefined ? '' : `.${part}`}${percent}`,
  );

test('a decimal is read short only where it is that number exactly', () => {
  let short = 0;
  fc.assert(
    fc.property(decimal, fc.integer({ min: 0, max: 6 }), (text, places) => {
      const value = shortDecimal(text, places);
      if (Number.isNaN(value)) return;
      short += 1;
      expect(Math.abs(value)).toBeLessThanOrEqual(MOST);
      expect(rational(BigInt(value), 10n ** BigInt(places))).toEqual(exactDecimal(text));
    }),
    { numRuns: 2_000 },
  );
  expect(short).toBeGreaterThan(200);
});

test('what is written is read back', () => {
  const any = fc.oneof(
    fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
    fc.integer(),
    fc.integer({ min: -2_000, max: 2_000 }),
  );
  fc.assert(
    fc.property(any, fc.integer({ min: 0, max: 3 }), (value, places) => {
      const text = textOf(value, rational(1n, 10n ** BigInt(places)));
      expect(exactDecimal(text ?? '')).toEqual(rational(value, 10n ** BigInt(places)));
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  [0, '0.00'],
  [-0, '0.00'],
  [5, '0.05'],
  [-5, '-0.05'],
  [99_999, '999.99'],
  [100_000, '1000.00'],
  [-100_000_001, '-1000000.01'],
  [1_234_005_06, '1234005.06'],
  [2 ** 31 - 1, '21474836.47'],
  [2 ** 31, '21474836.48'],
  [-(2 ** 31), '-21474836.48'],
  [2 ** 52 + 1, '45035996273704.97'],
])('%s cents are %s', (cents, text) => {
  expect(textOf(cents, rational(1, 100))).toBe(text);
});

test('units that are no power of ten', () => {
  expect(textOf(-3, rational(1, 20))).toBe('-0.15');
  expect(textOf(7, rational(25))).toBe('175');
  expect(textOf(7, rational(1, 3))).toBeUndefined();
  // More than a double holds, and exact.
  expect(decimalText(2 ** 52 + 1, { places: 2, times: 25 })).toBe('1125899906842624.25');
});

test('exact amounts have the places of their form, or more where they are finer', () => {
  const cents: Form = { places: 2, times: 1 };
  expect(exactText(rational(10n ** 30n), rational(1, 100), cents)).toBe(`1${'0'.repeat(28)}.00`);
  expect(exactText(rational(-1, 8), rational(1, 100), cents)).toBe('-0.00125');
  expect(exactText(rational(1, 3), rational(1, 100), cents)).toBeUndefined();
});

function textOf(value: number, unit: ReturnType<typeof rational>): string | undefined {
  const form = formOf(unit);
  return form && writerOf(form)(value);
}
