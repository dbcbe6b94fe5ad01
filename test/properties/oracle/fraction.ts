/**
 * Exact fractions of the oracle's own: nothing here is shared with the numbers that the engine pays with, so that a
 * mistake in those cannot hide.
 */
export interface Fraction {
  readonly n: bigint;
  /** Above zero, and without a common factor with `n`. */
  readonly d: bigint;
}

export function of(n: number | bigint, d: number | bigint = 1): Fraction {
  const [top, bottom] = [BigInt(n), BigInt(d)];
  const sign = bottom < 0n ? -1n : 1n;
  const common = divisor(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom);
  return { n: (sign * top) / common, d: (sign * bottom) / common };
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b);
}

export const NOTHING = of(0);
export const ONE = of(1);

export const plus = (a: Fraction, b: Fraction): Fraction => of(a.n * b.d + b.n * a.d, a.d * b.d);
export const less = (a: Fraction, b: Fraction): Fraction => of(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction): Fraction => of(a.n * b.n, a.d * b.d);
export const over = (a: Fraction, b: Fraction): Fraction => of(a.n * b.d, a.d * b.n);
export const isLess = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d;
export const isZero = (a: Fraction): boolean => a.n === 0n;
export const lesser = (a: Fraction, b: Fraction): Fraction => (isLess(b, a) ? b : a);
export const greater = (a: Fraction, b: Fraction): Fraction => (isLess(a, b) ? b : a);
export const added = (all: readonly Fraction[]): Fraction => all.reduce(plus, NOTHING);

/** `n` or `n/d`, as the evaluator's format writes quantities. */
export const text = ({ n, d }: Fraction): string => (d === 1n ? `${n}` : `${n}/${d}`);

/** Reads `n` or `n/d`. */
export function read(written: string): Fraction {
  const [n = '', d = '1'] = written.split('/');
  return of(BigInt(n), BigInt(d));
}

export type RoundingMode = 'half up' | 'half even' | 'up' | 'down';

/** To a multiple of `unit`. `half up` sends ties away from zero. */
export function rounded(a: Fraction, mode: RoundingMode, unit: Fraction): Fraction {
  const { n, d } = over(a, unit);
  const size = n < 0n ? -n : n;
  const [whole, rest] = [size / d, size % d];
  const more =
    mode === 'up'
      ? rest > 0n
      : mode === 'half up'
        ? 2n * rest >= d
        : mode === 'half even' && (2n * rest > d || (2n * rest === d && whole % 2n === 1n));
  const steps = more ? whole + 1n : whole;
  return times(of(n < 0n ? -steps : steps), unit);
}
