import { add, compare, div, max, mul, type Rational, rational, sub, ZERO } from '@ontarget/evaluator/numbers';

/** How something may turn out: stated percentiles with straight lines between them, or what was observed before. */
export type Distribution =
  | { readonly kind: 'stated'; readonly points: readonly Percentile[] }
  | { readonly kind: 'observed'; readonly values: readonly Rational[] };

/** At most this share of outcomes comes to this value or less. */
export interface Percentile {
  /** Between 0 and 1. */
  readonly share: Rational;
  readonly value: Rational;
}

/** Chances are drawn in ten-thousandths: fine enough for a percentile, and short in exact arithmetic. */
export const CHANCES = 10_000;

/** What is always the same. */
export function constant(value: Rational): Distribution {
  return { kind: 'stated', points: [{ share: rational(1, 2), value }] };
}

/** Why a stated distribution cannot be one; undefined where it can. */
export function wrongWith(points: readonly Percentile[]): string | undefined {
  if (points.length === 0) return 'it names no percentile';
  for (const [index, { share, value }] of points.entries()) {
    const before = points[index - 1];
    if (before === undefined) continue;
    if (compare(before.share, share) >= 0) return 'its percentiles do not rise';
    if (compare(before.value, value) > 0) return 'a higher percentile has a lower value';
  }
  return undefined;
}

/**
 * What a distribution comes to at a chance of 0 to 9,999: the middle of that ten-thousandth. Beyond the first and the
 * last stated percentile the nearest line goes on, never below zero.
 */
export function valueAt(distribution: Distribution, chance: number): Rational {
  if (distribution.kind === 'observed') {
    const { values } = distribution;
    return values[Math.floor((chance * values.length) / CHANCES)] ?? ZERO;
  }
  const { points } = distribution;
  const [first, second] = points;
  if (first === undefined) return ZERO;
  if (second === undefined) return first.value;
  const share = rational(2 * chance + 1, 2 * CHANCES);
  const reached = points.findIndex((point) => compare(share, point.share) <= 0);
  const end = reached < 0 ? points.length - 1 : Math.max(1, reached);
  const [a, b] = [points[end - 1] ?? first, points[end] ?? second];
  const slope = div(sub(b.value, a.value), sub(b.share, a.share));
  return max(ZERO, add(a.value, mul(slope, sub(share, a.share))));
}

/** What was observed, sorted; each as likely as any other. */
export function observed(values: readonly Rational[]): Distribution {
  return { kind: 'observed', values: [...values].sort(compare) };
}
