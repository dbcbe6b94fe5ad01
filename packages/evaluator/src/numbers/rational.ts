import { DivisionByZero, NumbersError } from './errors.ts';

/**
 * An exact fraction n/d in lowest terms with d > 0; zero is 0/1. Build it only with `rational`, so that equal
 * values have equal fields.
 */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/**
 * The fraction n/d in lowest terms. A `number` must be a safe integer (else `not-an-integer`); d = 0 throws
 * `division-by-zero`.
 */
export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  const top = whole(n);
  const bottom = whole(d);
  if (bottom === 1n) return { n: top, d: 1n };
  if (bottom === 0n) throw new DivisionByZero(String(top));
  return reduced(top, bottom);
}

export const ZERO: Rational = Object.freeze({ n: 0n, d: 1n });
export const ONE: Rational = Object.freeze({ n: 1n, d: 1n });

/** a + b. */
export function add(a: Rational, b: Rational): Rational {
  if (a.d === b.d) return a.d === 1n ? { n: a.n + b.n, d: 1n } : reduced(a.n + b.n, a.d);
  return reduced(a.n * b.d + b.n * a.d, a.d * b.d);
}

/** a - b. */
export function sub(a: Rational, b: Rational): Rational {
  if (a.d === b.d) return a.d === 1n ? { n: a.n - b.n, d: 1n } : reduced(a.n - b.n, a.d);
  return reduced(a.n * b.d - b.n * a.d, a.d * b.d);
}

/** a × b. */
export function mul(a: Rational, b: Rational): Rational {
  if (a.d === 1n && b.d === 1n) return { n: a.n * b.n, d: 1n };
  return reduced(a.n * b.n, a.d * b.d);
}

/** a ÷ b; throws `division-by-zero` where b is zero. */
export function div(a: Rational, b: Rational): Rational {
  if (b.n === 0n) throw new DivisionByZero(a.d === 1n ? String(a.n) : `${a.n}/${a.d}`);
  return reduced(a.n * b.d, a.d * b.n);
}

/** 1 ÷ a; throws `division-by-zero` where a is zero. */
export function reciprocal(a: Rational): Rational {
  return div(ONE, a);
}

/** The sum of a list; zero for an empty one. */
export function sum(values: Iterable<Rational>): Rational {
  // Amounts of one file mostly share a denominator, so the reduction waits for the end.
  let n = 0n;
  let d = 1n;
  for (const value of values) {
    if (value.d === d) n += value.n;
    else if (d % value.d === 0n) n += value.n * (d / value.d);
    else ({ n, d } = reduced(n * value.d + value.n * d, d * value.d));
  }
  return reduced(n, d);
}

/** -a. */
export function neg(a: Rational): Rational {
  return { n: -a.n, d: a.d };
}

/** The distance of a from zero. */
export function abs(a: Rational): Rational {
  return a.n < 0n ? neg(a) : a;
}

/** -1 for a negative value, 0 for zero, 1 for a positive one. */
export function sign(a: Rational): -1 | 0 | 1 {
  return a.n < 0n ? -1 : a.n > 0n ? 1 : 0;
}

/** The greatest integer at most a. */
export function floor(a: Rational): bigint {
  const quotient = a.n / a.d;
  return a.n < 0n && quotient * a.d !== a.n ? quotient - 1n : quotient;
}

/** The least integer at least a. */
export function ceil(a: Rational): bigint {
  return -floor(neg(a));
}

function whole(value: bigint | number): bigint {
  if (typeof value === 'bigint') return value;
  if (!Number.isSafeInteger(value)) {
    throw new NumbersError('not-an-integer', `${value} is not a whole number that a double holds exactly`);
  }
  return BigInt(value);
}

function reduced(n: bigint, d: bigint): Rational {
  const common = greatestCommonDivisor(n < 0n ? -n : n, d < 0n ? -d : d);
  const top = common === 1n ? n : n / common;
  const bottom = common === 1n ? d : d / common;
  return bottom < 0n ? { n: -top, d: -bottom } : { n: top, d: bottom };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let larger = a;
  let smaller = b;
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
