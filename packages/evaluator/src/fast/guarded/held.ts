import { div, type Rational, rational } from '../../numbers/index.ts';
import { NotFast } from '../refused.ts';
import type { Instructions, Register } from './instruction.ts';

/** The unit roundoff of doubles: each operation is off by at most this part of its result. */
export const U = 2 ** -53;

/** What bounds of errors are widened by, for the roundings made in working them out and for products of small errors. */
export const WIDER = 1 + 2 ** -20;

/** Whole results up to this size stand in columns; beyond it a row is settled. Sums of 256 of them are doubles too. */
export const MOST_PAID = 2 ** 45;

/** Whole numbers up to this size are doubles, all of them. */
export const WHOLE = 2 ** 53;

/**
 * A number as the doubles hold it: v · factor, with the double v of a register. With ê the double and v what it would be
 * without any rounding, |ê − v| is at most `relative` · U · |ê|, or where there is an `absolute`, at most that register.
 * See docs/fast-engine.md for why each rule keeps that so.
 */
export interface Held {
  readonly register: Register;
  /** Never zero. */
  readonly factor: Rational;
  /** Whether v is a whole number, and the double has it exactly. */
  readonly whole: boolean;
  /** The double is at most this large, and where it is not 0 at least so large: for overflow and underflow. */
  readonly most: number;
  readonly least: number;
  /** A power of two that the double is a multiple of; without it, what follows from `least`. */
  readonly grain?: number;
  readonly relative: number;
  readonly absolute?: Register;
  /** Where v is the quotient of two whole numbers and its double the nearest one to it: the divisor is at most so large. */
  readonly divisor?: number;
}

/** Beyond these sizes a double loses digits, or is none. */
const TOO_LARGE = 2 ** 300;
const TOO_SMALL = 2 ** -300;

/** A number whose bound is kept in proportion to it. Throws `NotFast` where it could leave what doubles hold well. */
export function held(parts: Omit<Held, 'whole'> & { readonly whole?: boolean }): Held {
  const { most, least } = parts;
  if (!(most <= TOO_LARGE) || !(least >= TOO_SMALL)) throw new NotFast('numbers lie too far apart in size');
  if (parts.relative > 2 ** 20) throw new NotFast('a number is worked out in too many steps');
  return { ...parts, whole: parts.whole === true && most <= WHOLE };
}

/**
 * Whether a quotient of whole numbers stands to p / r as the doubles nearest to both do: where they differ, then by at least
 * 1 / (divisor · r), which is more than both roundings together if divisor · p is small.
 */
export function isToldFrom({ divisor }: Held, { n: p }: Rational): boolean {
  return divisor !== undefined && Number(p < 0n ? -p : p) * divisor <= 2 ** 51;
}

/** The bound of its error as a register. */
export function errorOf(one: Held, to: Instructions): Register {
  if (one.absolute !== undefined) return one.absolute;
  if (one.relative === 0) return to.literal(0);
  return to.times(to.push({ op: 'abs', a: one.register }), one.relative * U * WIDER);
}

/** A power of two that the double is a multiple of, as all doubles no smaller than its least one are. */
export function grainOf({ grain, least }: Held): number {
  return grain ?? 2 ** (Math.floor(Math.log2(least)) - 54);
}

/** Whether it has no error at all. */
export function isExact({ absolute, relative }: Held): boolean {
  return absolute === undefined && relative === 0;
}

/** The double nearest to a rational, within U of it. */
export function nearest(r: Rational): number {
  const negative = r.n < 0n;
  const [n, d] = [negative ? -r.n : r.n, r.d];
  if (n === 0n) return 0;
  // Scaled so that the quotient has 64 to 66 bits; what is cut off is told by the lowest one.
  const shift = BigInt(66 - (bits(n) - bits(d)));
  const [top, bottom] = shift >= 0n ? [n << shift, d] : [n, d << -shift];
  const quotient = top / bottom;
  const sticky = quotient * bottom === top ? 0n : 1n;
  const size = Number(quotient | sticky) * 2 ** -Number(shift);
  if (!(size <= TOO_LARGE) || !(size >= TOO_SMALL)) throw new NotFast('a number of the plan is no double');
  return negative ? -size : size;
}

function bits(n: bigint): number {
  return n.toString(16).length * 4;
}

/** Whether the double nearest to a rational is the rational itself. */
export function isDouble(r: Rational): boolean {
  const [top, bottom] = [r.n < 0n ? -r.n : r.n, r.d];
  return top <= 2n ** 53n && (bottom & (bottom - 1n)) === 0n && bottom <= 2n ** 100n;
}

/** The same number with another factor. */
export function withFactor(one: Held, factor: Rational, to: Instructions): Held {
  const by = div(one.factor, factor);
  if (by.n === by.d) return one;
  const scale = nearest(by);
  const size = Math.abs(scale);
  const exact = isDouble(by);
  const register = to.times(one.register, scale);
  const [most, least] = [one.most * size * WIDER, (one.least * size) / WIDER];
  if (one.whole && by.d === 1n && one.most * size <= WHOLE) {
    return held({ register, factor, whole: true, most: one.most * size, least: 1, relative: 0 });
  }
  // A power of two only moves the point.
  const added = exact && isPowerOfTwo(size) ? 0 : exact ? 1 : 2;
  if (one.absolute === undefined) {
    return held({ register, factor, most, least, relative: (one.relative + added) * WIDER });
  }
  const moved = to.times(one.absolute, size * WIDER);
  const own = to.times(to.push({ op: 'abs', a: register }), added * U * WIDER);
  const absolute = added === 0 ? moved : to.push({ op: 'add', a: moved, b: own });
  return held({ register, factor, most, least, relative: 0, absolute });
}

function isPowerOfTwo(size: number): boolean {
  return 2 ** Math.round(Math.log2(size)) === size;
}

/** A factor of which both others are whole multiples. */
export function commonFactor(a: Rational, b: Rational): Rational {
  if (a.n === b.n && a.d === b.d) return a;
  return rational(gcd(a.n * b.d, b.n * a.d), a.d * b.d);
}

/** Two numbers with one factor: where both are whole that of which both are whole multiples, else the first one's. */
export function aligned(a: Held, b: Held, to: Instructions): readonly [Held, Held] {
  const common = commonFactor(a.factor, b.factor);
  if (isExact(a) && isExact(b)) {
    const both = [withFactor(a, common, to), withFactor(b, common, to)] as const;
    if (both[0].whole && both[1].whole) return both;
  }
  // A literal takes the other's factor.
  return to.all[a.register]?.op === 'literal'
    ? [withFactor(a, b.factor, to), b]
    : [a, withFactor(b, a.factor, to)];
}

function gcd(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
