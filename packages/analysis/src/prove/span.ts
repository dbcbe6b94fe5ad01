import {
  add,
  compare,
  div,
  le,
  lt,
  mul,
  ONE,
  type Rational,
  rational,
  sub,
  ZERO,
} from '@ontarget/evaluator/numbers';

/** A stretch of numbers: one number (`low` = `high`), or all between two that do not belong to it; without end where left out. */
export interface Span {
  readonly low: Rational | undefined;
  readonly high: Rational | undefined;
}

export function isPoint({ low, high }: Span): boolean {
  return low !== undefined && high !== undefined && compare(low, high) === 0;
}

/** A number of the stretch, inside it. */
export function inside(span: Span): Rational {
  const { low, high } = span;
  if (low !== undefined && high !== undefined) return div(add(low, high), rational(2));
  if (low !== undefined) return add(low, lt(low, ONE) ? ONE : low);
  return high === undefined ? ZERO : sub(high, ONE);
}

/** The stretches that cuts make of all numbers between two bounds that belong to them: points, and what lies between. */
export function spansOf(cuts: readonly Rational[], low?: Rational, high?: Rational): readonly Span[] {
  const within = cuts.filter(
    (cut) => (low === undefined || le(low, cut)) && (high === undefined || le(cut, high)),
  );
  const points = rising([...within, ...(low ? [low] : []), ...(high ? [high] : [])]);
  const spans: Span[] = [];
  if (low === undefined) spans.push({ low: undefined, high: points[0] });
  points.forEach((point, at) => {
    spans.push({ low: point, high: point });
    const next = points[at + 1];
    if (next !== undefined) spans.push({ low: point, high: next });
  });
  if (high === undefined && points.length > 0) spans.push({ low: points.at(-1), high: undefined });
  return spans;
}

/** Numbers in rising order, each once. */
export function rising(numbers: readonly Rational[]): readonly Rational[] {
  const sorted = numbers.toSorted(compare);
  return sorted.filter((one, at) => at === 0 || compare(sorted[at - 1] ?? one, one) !== 0);
}

/** A number of the stretch, `part` of the way from `from` (an end or a number inside) to its middle. */
export function towards(span: Span, from: Rational, part: Rational): Rational {
  const middle = inside(span);
  return add(from, mul(part, sub(middle, from)));
}
