import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  abs,
  add,
  compare,
  div,
  formatRational,
  isWhole,
  isZero,
  mul,
  type Rational,
  ROUNDING_MODES,
  type RoundingMode,
  rational,
  roundTo,
  roundToInteger,
  sign,
  sub,
} from '../../src/numbers/index.ts';
import { rationals, smallRationals } from './arbitraries.ts';

describe('the modes at and around ties', () => {
  // Each row: a value in halves or quarters, then its whole number by the modes in the order of ROUNDING_MODES.
  const rows: readonly (readonly [string, Rational, readonly number[]])[] = [
    ['2.5', rational(5, 2), [3, 2, 2, 3, 2, 3]],
    ['-2.5', rational(-5, 2), [-3, -2, -2, -3, -3, -2]],
    ['3.5', rational(7, 2), [4, 4, 3, 4, 3, 4]],
    ['-3.5', rational(-7, 2), [-4, -4, -3, -4, -4, -3]],
    ['0.5', rational(1, 2), [1, 0, 0, 1, 0, 1]],
    ['-0.5', rational(-1, 2), [-1, 0, 0, -1, -1, 0]],
    ['2.25', rational(9, 4), [2, 2, 2, 3, 2, 3]],
    ['2.75', rational(11, 4), [3, 3, 2, 3, 2, 3]],
    ['-2.25', rational(-9, 4), [-2, -2, -2, -3, -3, -2]],
    ['-2.75', rational(-11, 4), [-3, -3, -2, -3, -3, -2]],
    ['4', rational(4), [4, 4, 4, 4, 4, 4]],
    ['-4', rational(-4), [-4, -4, -4, -4, -4, -4]],
    ['0', rational(0), [0, 0, 0, 0, 0, 0]],
  ];

  test.each(rows)('%s', (_, value, expected) => {
    expect(ROUNDING_MODES.map((mode) => Number(roundToInteger(value, mode)))).toEqual(expected);
  });
});

describe('by definition', () => {
  /** The multiples of the unit at both sides of a value, found by stepping, not by the code under test. */
  function neighbours(value: Rational, unit: Rational): [lower: Rational, upper: Rational] {
    const quotient = div(value, unit);
    let whole = quotient.n / quotient.d;
    while (compare(rational(whole), quotient) > 0) whole -= 1n;
    while (compare(rational(whole + 1n), quotient) <= 0) whole += 1n;
    return [mul(rational(whole), unit), mul(rational(whole + 1n), unit)];
  }

  function byDefinition(value: Rational, unit: Rational, mode: RoundingMode): Rational {
    const [lower, upper] = neighbours(value, unit);
    if (compare(lower, value) === 0) return lower;
    const [nearZero, farFromZero] = sign(value) < 0 ? [upper, lower] : [lower, upper];
    const tie = compare(sub(value, lower), sub(upper, value));
    const nearest = tie < 0 ? lower : upper;
    const even = isWhole(div(lower, mul(unit, rational(2)))) ? lower : upper;
    const results: Record<RoundingMode, Rational> = {
      'half up': tie === 0 ? farFromZero : nearest,
      'half even': tie === 0 ? even : nearest,
      down: nearZero,
      up: farFromZero,
      floor: lower,
      ceiling: upper,
    };
    return results[mode];
  }

  const units = fc.constantFrom(
    rational(1),
    rational(1, 100),
    rational(1, 20),
    rational(1, 3),
    rational(500),
  );

  test('every mode picks the neighbour that it says', () => {
    fc.assert(
      fc.property(fc.oneof(smallRationals, rationals), units, (value, unit) => {
        for (const mode of ROUNDING_MODES) {
          expect(formatRational(roundTo(value, unit, mode))).toBe(
            formatRational(byDefinition(value, unit, mode)),
          );
        }
      }),
    );
  });

  test('rounding moves less than a unit, to a multiple, once, and the same way on both sides of zero', () => {
    fc.assert(
      fc.property(smallRationals, units, fc.constantFrom(...ROUNDING_MODES), (value, unit, mode) => {
        const rounded = roundTo(value, unit, mode);
        expect(compare(abs(sub(rounded, value)), unit)).toBe(-1);
        expect(isWhole(div(rounded, unit))).toBe(true);
        expect(roundTo(rounded, unit, mode)).toEqual(rounded);
        if (mode !== 'floor' && mode !== 'ceiling') {
          const opposite = roundTo(sub(rational(0), value), unit, mode);
          expect(isZero(add(opposite, rounded))).toBe(true);
        }
      }),
    );
  });

  test.each([rational(0), rational(-1, 100)])('refuses the unit %o', (unit) => {
    expect(() => roundTo(rational(1), unit, 'half up')).toThrowError(
      expect.objectContaining({ code: 'not-a-rounding-unit' }),
    );
  });
});
