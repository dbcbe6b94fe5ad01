import { add, compare, div, floor, mul, type Rational, rational, sub } from '@ontarget/evaluator/numbers';

/** How many years cost as much as `from`, and less than `to`. */
export interface Bar {
  readonly from: Rational;
  readonly to: Rational;
  readonly count: number;
}

/** About as many bars are drawn: few enough to read, and enough to see a shape. */
const BARS = 14;

/**
 * Counts values in bars of one round width (1, 2 or 5 of a power of ten), without a gap from the lowest value to the highest.
 * One bar where all are alike; none of nothing.
 */
export function histogram(values: readonly Rational[]): Bar[] {
  const sorted = [...values].sort(compare);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (lowest === undefined || highest === undefined) return [];
  if (compare(lowest, highest) === 0) return [{ from: lowest, to: highest, count: sorted.length }];
  const width = roundWidth(div(sub(highest, lowest), rational(BARS)));
  const barOf = (value: Rational) => floor(div(value, width));
  const first = barOf(lowest);
  const counts = new Array<number>(Number(barOf(highest) - first) + 1).fill(0);
  for (const value of sorted) {
    const bar = Number(barOf(value) - first);
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return counts.map((count, bar) => {
    const from = mul(width, { n: first + BigInt(bar), d: 1n });
    return { from, to: add(from, width), count };
  });
}

/** The smallest of 1, 2 and 5 times a power of ten that is not below a positive number. */
function roundWidth(least: Rational): Rational {
  let power = rational(1);
  while (compare(power, least) < 0) power = mul(power, rational(10));
  while (compare(div(power, rational(10)), least) >= 0) power = div(power, rational(10));
  const half = div(power, rational(2));
  const fifth = div(power, rational(5));
  if (compare(fifth, least) >= 0) return fifth;
  return compare(half, least) >= 0 ? half : power;
}
