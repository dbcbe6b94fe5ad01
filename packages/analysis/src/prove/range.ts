import { add, compare, mul, neg, type Rational, sign, ZERO } from '@ontarget/evaluator/numbers';

/** All numbers from `low` to `high`; without end where left out. */
export interface Range {
  readonly low: Rational | undefined;
  readonly high: Rational | undefined;
}

export const EVERYTHING: Range = { low: undefined, high: undefined };

export function exactlyAt(value: Rational): Range {
  return { low: value, high: value };
}

/** What both can be added up. */
export function sumOf(a: Range, b: Range): Range {
  return { low: a.low && b.low && add(a.low, b.low), high: a.high && b.high && add(a.high, b.high) };
}

export function scaledRange({ low, high }: Range, by: Rational): Range {
  if (sign(by) === 0) return exactlyAt(ZERO);
  const [a, b] = [low && mul(low, by), high && mul(high, by)];
  return sign(by) > 0 ? { low: a, high: b } : { low: b, high: a };
}

/** Of two factors: the extremes lie at their ends. */
export function productOf(a: Range, b: Range): Range {
  const ends = [
    times(a.low, -1, b.low, -1),
    times(a.low, -1, b.high, 1),
    times(a.high, 1, b.low, -1),
    times(a.high, 1, b.high, 1),
  ];
  const finite = ends.flatMap((end) => (typeof end === 'number' ? [] : [end]));
  const [first, ...rest] = finite;
  return {
    low:
      ends.includes(-1) || first === undefined
        ? undefined
        : rest.reduce((x, y) => (compare(y, x) < 0 ? y : x), first),
    high:
      ends.includes(1) || first === undefined
        ? undefined
        : rest.reduce((x, y) => (compare(y, x) > 0 ? y : x), first),
  };
}

/** The product of two ends; of one without end its direction. */
function times(
  a: Rational | undefined,
  towardsA: 1 | -1,
  b: Rational | undefined,
  towardsB: 1 | -1,
): Rational | number {
  if (a !== undefined && b !== undefined) return mul(a, b);
  const [left, right] = [a === undefined ? towardsA : sign(a), b === undefined ? towardsB : sign(b)];
  return left * right === 0 ? ZERO : left * right;
}

/** What either can be. */
export function eitherOf(a: Range, b: Range): Range {
  return {
    low: a.low && b.low && (compare(a.low, b.low) < 0 ? a.low : b.low),
    high: a.high && b.high && (compare(a.high, b.high) > 0 ? a.high : b.high),
  };
}

/** The lesser of both. */
export function lesserOf(a: Range, b: Range): Range {
  const high =
    a.high === undefined ? b.high : b.high === undefined || compare(a.high, b.high) < 0 ? a.high : b.high;
  return { low: eitherOf(a, b).low, high };
}

/** The greater of both. */
export function greaterOf(a: Range, b: Range): Range {
  return flip(lesserOf(flip(a), flip(b)));
}

function flip({ low, high }: Range): Range {
  return { low: high && neg(high), high: low && neg(low) };
}

/** The greatest size of a number of a range; undefined: without end. */
export function sizeOfRange({ low, high }: Range): Rational | undefined {
  if (low === undefined || high === undefined) return undefined;
  const [a, b] = [sign(low) < 0 ? neg(low) : low, sign(high) < 0 ? neg(high) : high];
  return compare(a, b) > 0 ? a : b;
}
