import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compare,
  decimalPlaces,
  parseDecimal,
  ROUNDING_MODES,
  rational,
  roundTo,
  toDecimalString,
  toFixed,
} from '../../src/numbers/index.ts';
import { rationals, smallRationals } from './arbitraries.ts';

describe('plain decimal text', () => {
  test.each([
    ['-1250.50', rational(-2501, 2)],
    ['0', rational(0)],
    ['-0', rational(0)],
    ['007.50', rational(15, 2)],
    ['0.000001', rational(1, 1_000_000)],
  ])('%s', (text, value) => {
    expect(parseDecimal(text)).toEqual({ ok: true, value });
  });

  test.each([
    ['1,250.50', 'not-a-plain-decimal'],
    ['1e3', 'not-a-plain-decimal'],
    ['1E-3', 'not-a-plain-decimal'],
    ['+1', 'not-a-plain-decimal'],
    ['.5', 'not-a-plain-decimal'],
    ['5.', 'not-a-plain-decimal'],
    ['1.2.3', 'not-a-plain-decimal'],
    ['--1', 'not-a-plain-decimal'],
    [' 1', 'not-a-plain-decimal'],
    ['1\n', 'not-a-plain-decimal'],
    ['', 'not-a-plain-decimal'],
    ['-', 'not-a-plain-decimal'],
    ['NaN', 'not-a-plain-decimal'],
    ['0x10', 'not-a-plain-decimal'],
    ['1/2', 'not-a-plain-decimal'],
    ['1'.repeat(81), 'too-many-digits'],
  ])('refuses %j as %s', (text, code) => {
    expect(parseDecimal(text)).toMatchObject({ ok: false, code });
  });
});

describe('writing decimals', () => {
  test.each([
    [rational(1, 8), 3, '0.125'],
    [rational(1, 8), 2, undefined],
    [rational(1, 3), 30, undefined],
    [rational(-5, 2), 6, '-2.5'],
    [rational(1200), 0, '1200'],
    [rational(7, 20), 2, '0.35'],
    [rational(1, 6), 10, undefined],
  ])('%o in at most %i places', (value, places, text) => {
    expect(toDecimalString(value, places)).toBe(text);
  });

  test.each([
    [rational(1, 3), 2, 'half up', '0.33'],
    [rational(2, 3), 2, 'half up', '0.67'],
    [rational(-1, 200), 2, 'half up', '-0.01'],
    [rational(-1, 300), 2, 'half up', '0.00'],
    [rational(1, 2), 0, 'half even', '0'],
    [rational(12345), 2, 'down', '12345.00'],
    [rational(999, 1000), 2, 'up', '1.00'],
  ] as const)('%o to %i places, %s', (value, places, mode, text) => {
    expect(toFixed(value, places, mode)).toBe(text);
  });

  test.each([-1, 1.5, 1001, Number.NaN])('refuses %d places', (places) => {
    expect(() => toFixed(rational(1), places, 'down')).toThrowError(
      expect.objectContaining({ code: 'not-a-number-of-places' }),
    );
  });

  test('toFixed is the rounded value', () => {
    fc.assert(
      fc.property(rationals, fc.nat(12), fc.constantFrom(...ROUNDING_MODES), (value, places, mode) => {
        const unit = rational(1n, 10n ** BigInt(places));
        expect(parseDecimal(toFixed(value, places, mode))).toEqual({
          ok: true,
          value: roundTo(value, unit, mode),
        });
      }),
    );
  });

  test('what terminates reads back as itself, in just as many places as it needs', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(20), (digits, scale) => {
        const value = rational(digits, 10n ** BigInt(scale));
        const places = decimalPlaces(value) ?? -1;
        expect(places).toBeLessThanOrEqual(scale);
        expect(parseDecimal(toDecimalString(value, scale) ?? '')).toEqual({ ok: true, value });
        if (places > 0) expect(toDecimalString(value, places - 1)).toBeUndefined();
      }),
    );
  });

  test('what does not terminate is never written', () => {
    fc.assert(
      fc.property(smallRationals, fc.constantFrom(3, 7, 9, 11, 13), (value, prime) => {
        const third = rational(value.n, value.d * BigInt(prime));
        const terminates = 10n ** 40n % third.d === 0n;
        expect(decimalPlaces(third) !== undefined).toBe(terminates);
        const text = toDecimalString(third, 40);
        expect(text !== undefined).toBe(terminates);
        if (text !== undefined) {
          const read = parseDecimal(text);
          expect(read.ok && compare(read.value, third)).toBe(0);
        }
      }),
    );
  });
});
