import { add, div, lt, mul, type Rational, rational, sub } from '@ontarget/evaluator/numbers';
import { evaluateNode } from './evaluate.ts';
import { type Axis, holds } from './grid.ts';
import type { Input, Point } from './input.ts';
import type { Node } from './node.ts';
import { inside, isPoint, rising } from './span.ts';

/** Two cases that differ in one input alone: pay is less where the input is higher (or, `way` −1, more). */
export interface Pair {
  readonly low: Point;
  readonly high: Point;
}

/** The most cases of the other inputs that are tried. */
const MOST_CASES = 120;

/** More places along one result than these are not tried. */
const MOST_PLACES = 400;

/**
 * Looks for two cases that show pay falling as an input rises (`way` 1), or rising (`way` −1), in which it moves most. The
 * places that are tried are the breakpoints, close to them on both sides, and between: any fall inside a stretch or at its
 * end shows there. Cases that cannot come about (`canCome`) are left out.
 */
export function findFall(
  node: Node,
  input: Input,
  way: 1 | -1,
  places: readonly Rational[],
  others: readonly Point[],
  canCome: (point: Point) => boolean = () => true,
): Pair | undefined {
  let best: (Pair & { by: Rational }) | undefined;
  for (const other of others) {
    const cases = places.map((place): Point => new Map([...other, [input.index, place]])).filter(canCome);
    const pays = cases.map((point) => evaluateNode(node, point));
    for (let high = 1; high < cases.length; high += 1) {
      for (let low = high - 1; low >= 0 && low >= high - 3; low -= 1) {
        const [a, b, from, to] = [pays[low], pays[high], cases[low], cases[high]];
        if (a === undefined || b === undefined || from === undefined || to === undefined) continue;
        const by = way === 1 ? sub(a, b) : sub(b, a);
        if (by.n > 0n && (best === undefined || lt(best.by, by))) best = { low: from, high: to, by };
      }
    }
  }
  return best && { low: best.low, high: best.high };
}

/** Places along an input at which anything can show: breakpoints, close to them, the middles, and beyond the last. */
export function placesAlong(axis: Axis, unit: string): readonly Rational[] {
  if (axis.kind === 'words') return [];
  const all = axis.spans.flatMap((span) => {
    if (isPoint(span)) return [inside(span)];
    const { low, high } = span;
    const middle = inside(span);
    const close = closeTo(span, unit);
    const beyond =
      low !== undefined && high === undefined
        ? [add(low, mul(rational(2), sub(middle, low)))]
        : high !== undefined && low === undefined
          ? [sub(high, mul(rational(2), sub(high, middle)))]
          : [];
    return [...close, middle, ...beyond];
  });
  return rising(all).slice(0, MOST_PLACES);
}

/** A round distance from both ends of a stretch that lies inside it. */
function closeTo(
  span: { low: Rational | undefined; high: Rational | undefined },
  unit: string,
): readonly Rational[] {
  const begin =
    unit === 'percent' || unit === 'score' || unit === 'multiple' ? rational(1, 1000) : rational(1);
  let distance = begin;
  for (let tries = 0; tries < 30; tries += 1) {
    const found = [
      ...(span.low === undefined ? [] : [add(span.low, distance)]),
      ...(span.high === undefined ? [] : [sub(span.high, distance)]),
    ];
    if (found.every((one) => holds(span, one))) return found;
    distance = div(distance, rational(10));
  }
  return [];
}

/** One case for each box of the other inputs, inside it and close to its corners, as far as there are not too many. */
export function casesOf(
  axes: readonly Axis[],
  except: number,
  units: (input: number) => string,
): readonly Point[] {
  let cases: Point[] = [new Map()];
  for (const axis of axes) {
    if (axis.input === except) continue;
    const values: readonly (Rational | string)[] =
      axis.kind === 'words' ? axis.words : placesAlong(axis, units(axis.input));
    if (cases.length * values.length > MOST_CASES) {
      const few = values.filter((_, at) => at % Math.ceil((cases.length * values.length) / MOST_CASES) === 0);
      cases = cases.flatMap((one) => few.map((value): Point => new Map([...one, [axis.input, value]])));
      cases = cases.slice(0, MOST_CASES);
    } else {
      cases = cases.flatMap((one) => values.map((value): Point => new Map([...one, [axis.input, value]])));
    }
  }
  return cases;
}
