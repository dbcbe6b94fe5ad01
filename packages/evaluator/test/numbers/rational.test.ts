import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  abs,
  add,
  ceil,
  compare,
  DivisionByZero,
  div,
  eq,
  floor,
  formatRational,
  ge,
  gt,
  isWhole,
  isZero,
  le,
  lt,
  max,
  min,
  mul,
  neg,
  ONE,
  parseRational,
  type Rational,
  rational,
  sign,
  sub,
  sum,
  toNumber,
  ZERO,
} from '../../src/numbers/index.ts';
import { rationals, smallRationals } from './arbitraries.ts';

/** A fraction that is never reduced: the schoolbook rules, to hold the reduced ones against. */
interface Naive {
  readonly n: bigint;
  readonly d: bigint;
}

function same(a: Rational, b: Naive): boolean {
  return a.n * b.d === b.n * a.d;
}

describe('arithmetic', () => {
  test('agrees with schoolbook fractions, and is always in lowest terms', () => {
    fc.assert(
      fc.property(rationals, rationals, (a, b) => {
        expect(same(add(a, b), { n: a.n * b.d + b.n * a.d, d: a.d * b.d })).toBe(true);
        expect(same(sub(a, b), { n: a.n * b.d - b.n * a.d, d: a.d * b.d })).toBe(true);
        expect(same(mul(a, b), { n: a.n * b.n, d: a.d * b.d })).toBe(true);
        if (!isZero(b)) expect(same(div(a, b), { n: a.n * b.d, d: a.d * b.n })).toBe(true);
        for (const r of [a, add(a, b), sub(a, b), mul(a, b), isZero(b) ? ONE : div(a, b)]) {
          expect(r.d > 0n).toBe(true);
          // Lowest terms: the canonical reader refuses anything else.
          expect(parseRational(formatRational(r))).toEqual({ ok: true, value: r });
        }
      }),
    );
  });

  test('keeps the laws of a field', () => {
    fc.assert(
      fc.property(rationals, rationals, rationals, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(mul(a, b)).toEqual(mul(b, a));
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
        expect(mul(mul(a, b), c)).toEqual(mul(a, mul(b, c)));
        expect(mul(a, add(b, c))).toEqual(add(mul(a, b), mul(a, c)));
        expect(add(a, ZERO)).toEqual(a);
        expect(mul(a, ONE)).toEqual(a);
        expect(add(a, neg(a))).toEqual(ZERO);
        expect(sub(a, b)).toEqual(add(a, neg(b)));
        if (!isZero(a)) expect(mul(a, div(ONE, a))).toEqual(ONE);
        expect(sum([a, b, c])).toEqual(add(a, add(b, c)));
      }),
    );
  });

  test.each([
    [6, 4, 3n, 2n],
    [-6, 4, -3n, 2n],
    [6, -4, -3n, 2n],
    [-6, -4, 3n, 2n],
    [0, -5, 0n, 1n],
    [7, 1, 7n, 1n],
    [7, -1, -7n, 1n],
  ])('%i/%i is held as %s/%s', (n, d, top, bottom) => {
    expect(rational(n, d)).toEqual({ n: top, d: bottom });
  });

  test('a sum is the same however it is added up', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(smallRationals, rationals), { maxLength: 30 }), (values) => {
        expect(sum(values)).toEqual(values.reduce(add, ZERO));
        expect(sum(values.toReversed())).toEqual(sum(values));
      }),
    );
  });

  test('the sum of nothing is zero', () => {
    expect(sum([])).toEqual(ZERO);
  });

  test('refuses to divide by zero', () => {
    expect(() => div(ONE, ZERO)).toThrowError(DivisionByZero);
    expect(() => div(ONE, ZERO)).toThrowError(expect.objectContaining({ code: 'division-by-zero' }));
    expect(() => rational(5, 0)).toThrowError(expect.objectContaining({ code: 'division-by-zero' }));
  });

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %d as a part', (value) => {
    expect(() => rational(value)).toThrowError(expect.objectContaining({ code: 'not-an-integer' }));
    expect(() => rational(1, value)).toThrowError(expect.objectContaining({ code: 'not-an-integer' }));
  });
});

describe('order', () => {
  test('agrees with the sign of the difference', () => {
    fc.assert(
      fc.property(rationals, rationals, (a, b) => {
        const order = sign(sub(a, b));
        expect(compare(a, b)).toBe(order);
        expect([lt(a, b), le(a, b), eq(a, b), ge(a, b), gt(a, b)]).toEqual([
          order < 0,
          order <= 0,
          order === 0,
          order >= 0,
          order > 0,
        ]);
        expect(min(a, b)).toEqual(order <= 0 ? a : b);
        expect(max(a, b)).toEqual(order >= 0 ? a : b);
        expect(sign(abs(a))).toBe(isZero(a) ? 0 : 1);
      }),
    );
  });

  test('floor and ceiling enclose the value within one', () => {
    fc.assert(
      fc.property(rationals, (a) => {
        const [below, above] = [rational(floor(a)), rational(ceil(a))];
        expect(le(below, a) && le(a, above)).toBe(true);
        expect(sub(above, below)).toEqual(isWhole(a) ? ZERO : ONE);
      }),
    );
  });

  test('the least and the greatest of many', () => {
    const values = [rational(1, 2), rational(-3), rational(1, 3), rational(7, 2)] as const;
    expect(min(...values)).toEqual(rational(-3));
    expect(max(...values)).toEqual(rational(7, 2));
  });
});

describe('canonical text', () => {
  test.each(['0', '7', '-7', '1/3', '-7/3', '1000000000000000000000001/2'])('%s', (text) => {
    const parsed = parseRational(text);
    expect(parsed.ok && formatRational(parsed.value)).toBe(text);
  });

  test.each([
    ['2/4', 'not-lowest-terms'],
    ['3/1', 'not-lowest-terms'],
    ['0/1', 'not-lowest-terms'],
    ['-0', 'not-canonical'],
    ['+1', 'not-canonical'],
    ['01', 'not-canonical'],
    ['1/0', 'not-canonical'],
    ['1/-2', 'not-canonical'],
    ['1/02', 'not-canonical'],
    ['0.5', 'not-canonical'],
    ['1e3', 'not-canonical'],
    ['1,000', 'not-canonical'],
    [' 1', 'not-canonical'],
    ['1\n', 'not-canonical'],
    ['', 'not-canonical'],
    ['1/2/3', 'not-canonical'],
    ['٣', 'not-canonical'],
  ])('refuses %j as %s', (text, code) => {
    expect(parseRational(text)).toMatchObject({ ok: false, code });
  });
});

describe('the digits of a quantity', () => {
  const most = '9'.repeat(1000);
  test.each([
    ['a thousand', most, true],
    ['a thousand below zero', `-${most}`, true],
    ['a thousand on both sides', `1${'0'.repeat(999)}/${most}`, true],
    ['one more', `${most}9`, false],
    ['one more below zero', `-${most}9`, false],
    ['one more in the denominator', `1/${most}9`, false],
    ['a million', '9'.repeat(1_000_000), false],
  ])('%s', (_, text, fits) => {
    const parsed = parseRational(text);
    expect(parsed.ok).toBe(fits);
    if (!parsed.ok) expect(parsed.code).toBe('too-many-digits');
  });
});

describe('the approximation for charts', () => {
  test.each([
    [rational(1, 2), 0.5],
    [rational(-7, 4), -1.75],
    [rational(10n ** 400n, 10n ** 399n), 10],
    [rational(3n * 10n ** 400n + 1n, 2n * 10n ** 400n), 1.5],
    [rational(10n ** 400n), Number.POSITIVE_INFINITY],
  ])('of a fraction', (value, double) => {
    expect(toNumber(value)).toBeCloseTo(double, 12);
  });
});
