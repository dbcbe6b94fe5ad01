import { decide, floor, type Rational, sub } from './rational.ts';

/** -1 where a < b, 0 where they are equal, 1 where a > b: an order for sorting. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  if (a.line !== undefined || b.line !== undefined) decide(sub(a, b));
  const left = a.d === b.d ? a.n : a.n * b.d;
  const right = a.d === b.d ? b.n : b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** a = b. */
export function eq(a: Rational, b: Rational): boolean {
  if (a.line !== undefined || b.line !== undefined) decide(sub(a, b));
  return a.n === b.n && a.d === b.d;
}

/** a < b. */
export function lt(a: Rational, b: Rational): boolean {
  return compare(a, b) < 0;
}

/** a ≤ b. */
export function le(a: Rational, b: Rational): boolean {
  return compare(a, b) <= 0;
}

/** a > b. */
export function gt(a: Rational, b: Rational): boolean {
  return compare(a, b) > 0;
}

/** a ≥ b. */
export function ge(a: Rational, b: Rational): boolean {
  return compare(a, b) >= 0;
}

/** The least of one or more values. */
export function min(first: Rational, ...rest: readonly Rational[]): Rational {
  return rest.reduce((least, value) => (lt(value, least) ? value : least), first);
}

/** The greatest of one or more values. */
export function max(first: Rational, ...rest: readonly Rational[]): Rational {
  return rest.reduce((greatest, value) => (gt(value, greatest) ? value : greatest), first);
}

/** a = 0. */
export function isZero(a: Rational): boolean {
  decide(a);
  return a.n === 0n;
}

/** Whether a is a whole number. */
export function isWhole(a: Rational): boolean {
  if (a.line !== undefined) floor(a);
  return a.d === 1n;
}
