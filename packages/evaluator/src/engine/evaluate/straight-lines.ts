import { add, div, isZero, lt, mul, neg, ONE, type Rational, sign, sub, ZERO } from '../../numbers/index.ts';

/**
 * A continuous function made of straight lines: its values at some points in rising order, at least one, and how steep
 * it is before the first and after the last.
 */
export interface StraightLines {
  readonly points: readonly { readonly x: Rational; readonly y: Rational }[];
  readonly before: Rational;
  readonly after: Rational;
}

/** The function that has one value everywhere. */
export function level(y: Rational): StraightLines {
  return { points: [{ x: ZERO, y }], before: ZERO, after: ZERO };
}

/** x itself. */
export const SELF: StraightLines = { points: [{ x: ZERO, y: ZERO }], before: ONE, after: ONE };

/** What a function comes to at a point. */
export function valueAt(f: StraightLines, x: Rational): Rational {
  const next = f.points.findIndex((point) => !lt(point.x, x));
  const right = f.points[next];
  const left = next < 0 ? f.points.at(-1) : f.points[next - 1];
  if (right === undefined) return onLine(left ?? { x: ZERO, y: ZERO }, f.after, x);
  if (left === undefined) return onLine(right, f.before, x);
  return onLine(left, div(sub(right.y, left.y), sub(right.x, left.x)), x);
}

function onLine(
  from: { readonly x: Rational; readonly y: Rational },
  slope: Rational,
  x: Rational,
): Rational {
  return add(from.y, mul(slope, sub(x, from.x)));
}

/** f + g. */
export function plus(f: StraightLines, g: StraightLines): StraightLines {
  return {
    points: merged([f, g]).map((x) => ({ x, y: add(valueAt(f, x), valueAt(g, x)) })),
    before: add(f.before, g.before),
    after: add(f.after, g.after),
  };
}

/** factor · f. */
export function scaled(f: StraightLines, factor: Rational): StraightLines {
  return {
    points: f.points.map(({ x, y }) => ({ x, y: mul(y, factor) })),
    before: mul(f.before, factor),
    after: mul(f.after, factor),
  };
}

/** The greater of f and g at each point. */
export function upper(f: StraightLines, g: StraightLines): StraightLines {
  const difference = plus(f, scaled(g, neg(ONE)));
  const xs = merged([{ points: [...difference.points, ...crossings(difference, ZERO)] }]);
  const first = sign(valueAt(difference, sub(xs[0] ?? ZERO, ONE)));
  const last = sign(valueAt(difference, add(xs.at(-1) ?? ZERO, ONE)));
  return {
    points: xs.map((x) => ({ x, y: sign(valueAt(difference, x)) < 0 ? valueAt(g, x) : valueAt(f, x) })),
    before: first < 0 ? g.before : f.before,
    after: last < 0 ? g.after : f.after,
  };
}

/** The lesser of f and g at each point. */
export function lower(f: StraightLines, g: StraightLines): StraightLines {
  const minus = neg(ONE);
  return scaled(upper(scaled(f, minus), scaled(g, minus)), minus);
}

/** `read` of f, where `read` is straight between `bounds`, and beyond them. */
export function through(
  f: StraightLines,
  bounds: readonly Rational[],
  read: (y: Rational) => Rational,
): StraightLines {
  const xs = merged([f, { points: bounds.flatMap((bound) => crossings(f, bound)) }]);
  const at = (x: Rational): Rational => read(valueAt(f, x));
  const [first = ZERO, last = ZERO] = [xs[0], xs.at(-1)];
  return {
    points: xs.map((x) => ({ x, y: at(x) })),
    before: sub(at(first), at(sub(first, ONE))),
    after: sub(at(add(last, ONE)), at(last)),
  };
}

/**
 * The one x with f(x) = x. Undefined where there is none, or where f is anywhere as steep as x itself, so that there
 * may be several.
 */
export function fixedPoint(f: StraightLines): Rational | undefined {
  const slopes = [f.before, ...f.points.slice(1).map((point, at) => slopeTo(f, at, point)), f.after];
  if (slopes.some((slope) => !lt(slope, ONE))) return undefined;
  // f(x) - x falls everywhere, so that it is zero exactly once.
  return crossings(plus(f, scaled(SELF, neg(ONE))), ZERO)[0]?.x;
}

function slopeTo(f: StraightLines, at: number, to: StraightLines['points'][number]): Rational {
  const from = f.points[at];
  return from === undefined ? ZERO : div(sub(to.y, from.y), sub(to.x, from.x));
}

/** Where f comes to a value, once for each straight stretch that is not level there. */
function crossings(f: StraightLines, value: Rational): { readonly x: Rational }[] {
  const found: { readonly x: Rational }[] = [];
  const meet = (
    from: { readonly x: Rational; readonly y: Rational },
    slope: Rational,
  ): Rational | undefined => (isZero(slope) ? undefined : add(from.x, div(sub(value, from.y), slope)));
  f.points.forEach((point, at) => {
    const next = f.points[at + 1];
    if (at === 0) {
      const x = meet(point, f.before);
      if (x !== undefined && !lt(point.x, x)) found.push({ x });
    }
    const slope = next === undefined ? f.after : slopeTo(f, at, next);
    const x = meet(point, slope);
    if (x !== undefined && !lt(x, point.x) && (next === undefined || !lt(next.x, x))) found.push({ x });
  });
  return found;
}

/** The points of several functions, each once, in rising order. */
function merged(of: readonly { readonly points: readonly { readonly x: Rational }[] }[]): Rational[] {
  const all = of.flatMap(({ points }) => points.map(({ x }) => x));
  const rising = all.toSorted((a, b) => (lt(a, b) ? -1 : lt(b, a) ? 1 : 0));
  return rising.filter((x, at) => at === 0 || lt(rising[at - 1] ?? x, x));
}
