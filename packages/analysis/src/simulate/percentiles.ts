import { compare, div, type Rational, rational, sum, ZERO } from '@ontarget/evaluator/numbers';

/** How something turned out over draws: one in ten is at or below `p10`, half at or below `p50`, nine in ten at or below `p90`. */
export interface Spread {
  readonly p10: Rational;
  readonly p50: Rational;
  readonly p90: Rational;
  readonly mean: Rational;
}

/** By nearest rank: each is one of the values. Zero of nothing. */
export function spreadOf(values: readonly Rational[]): Spread {
  const sorted = [...values].sort(compare);
  const at = (percent: number) => sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? ZERO;
  const mean = sorted.length === 0 ? ZERO : div(sum(sorted), rational(sorted.length));
  return { p10: at(10), p50: at(50), p90: at(90), mean };
}

/** Part by whole; zero of nothing. */
export function share(part: number, whole: number): Rational {
  return whole === 0 ? ZERO : rational(part, whole);
}
