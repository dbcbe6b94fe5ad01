import { DivisionByZero, NumbersError } from './errors.ts';
import { type Line, NotALine, type Reach } from './line.ts';

/**
 * An exact fraction n/d in lowest terms with d > 0; zero is 0/1. Build it only with `rational`, so that equal
 * values have equal fields.
 */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
  /** Only while an example is solved for an unknown: how the value depends on it. */
  readonly line?: Line;
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
  if (a.line !== undefined || b.line !== undefined) return sumOfLines(a, b);
  if (a.d === b.d) return a.d === 1n ? { n: a.n + b.n, d: 1n } : reduced(a.n + b.n, a.d);
  return reduced(a.n * b.d + b.n * a.d, a.d * b.d);
}

/** a - b. */
export function sub(a: Rational, b: Rational): Rational {
  if (a.line !== undefined || b.line !== undefined) return sumOfLines(a, neg(b));
  if (a.d === b.d) return a.d === 1n ? { n: a.n - b.n, d: 1n } : reduced(a.n - b.n, a.d);
  return reduced(a.n * b.d - b.n * a.d, a.d * b.d);
}

/** a × b. */
export function mul(a: Rational, b: Rational): Rational {
  if (a.line !== undefined || b.line !== undefined) return productOfLine(a, b);
  if (a.d === 1n && b.d === 1n) return { n: a.n * b.n, d: 1n };
  return reduced(a.n * b.n, a.d * b.d);
}

/** a ÷ b; throws `division-by-zero` where b is zero. */
export function div(a: Rational, b: Rational): Rational {
  if (b.line !== undefined) throw new NotALine();
  if (a.line !== undefined) return productOfLine(a, div(ONE, b));
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
  let lines: Rational | undefined;
  for (const value of values) {
    if (value.line !== undefined) lines = lines === undefined ? value : add(lines, value);
    else if (value.d === d) n += value.n;
    else if (d % value.d === 0n) n += value.n * (d / value.d);
    else ({ n, d } = reduced(n * value.d + value.n * d, d * value.d));
  }
  return lines === undefined ? reduced(n, d) : add(lines, reduced(n, d));
}

/** -a. */
export function neg(a: Rational): Rational {
  if (a.line !== undefined) return lined({ n: -a.n, d: a.d }, neg(a.line.slope), a.line.reach);
  return { n: -a.n, d: a.d };
}

/** The distance of a from zero. */
export function abs(a: Rational): Rational {
  decide(a);
  return a.n < 0n ? neg(a) : a;
}

/** -1 for a negative value, 0 for zero, 1 for a positive one. */
export function sign(a: Rational): -1 | 0 | 1 {
  decide(a);
  return a.n < 0n ? -1 : a.n > 0n ? 1 : 0;
}

/** The greatest integer at most a. */
export function floor(a: Rational): bigint {
  const quotient = a.n / a.d;
  const whole = a.n < 0n && quotient * a.d !== a.n ? quotient - 1n : quotient;
  if (a.line !== undefined) for (const end of [whole, whole + 1n]) decide(sub(a, { n: end, d: 1n }));
  return whole;
}

/** The least integer at least a. */
export function ceil(a: Rational): bigint {
  return -floor(neg(a));
}

/** A number with its dependence on the unknown; none where it does not grow with it. */
export function lined({ n, d }: Rational, slope: Rational, reach: Reach): Rational {
  return slope.n === 0n ? { n, d } : { n, d, line: { slope, reach } };
}

/** Notes that something turns on the sign of a number: the reach ends where it is zero. */
export function decide(a: Rational): void {
  if (a.line === undefined) return;
  const { slope, reach } = a.line;
  if (a.n === 0n) {
    reach.isPoint = true;
    return;
  }
  const root = sub(reach.at, div(plain(a), slope));
  const end = a.n > 0n === slope.n > 0n ? 'below' : 'above';
  const before = reach[end];
  const isNearer = before === undefined || (end === 'below' ? isLess(before, root) : isLess(root, before));
  if (isNearer) reach[end] = root;
}

/** The number at the place itself. */
export function plain({ n, d }: Rational): Rational {
  return { n, d };
}

function isLess(a: Rational, b: Rational): boolean {
  return a.n * b.d < b.n * a.d;
}

function sumOfLines(a: Rational, b: Rational): Rational {
  const [reach, slope] = [a.line?.reach ?? b.line?.reach, add(slopeOf(a), slopeOf(b))];
  const value = add(plain(a), plain(b));
  return reach === undefined ? value : lined(value, slope, reach);
}

function productOfLine(a: Rational, b: Rational): Rational {
  const [of, by] = a.line === undefined ? [b, a] : [a, b];
  if (of.line === undefined) return mul(of, by);
  if (by.line !== undefined) throw new NotALine();
  return lined(mul(plain(of), by), mul(of.line.slope, by), of.line.reach);
}

function slopeOf({ line }: Rational): Rational {
  return line?.slope ?? ZERO;
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
