import type { Band, Curve } from '../plan/model.ts';
import {
  added,
  type Fraction,
  greater,
  isLess,
  less,
  lesser,
  NOTHING,
  of,
  over,
  plus,
  times,
} from './fraction.ts';

/** How the numbers of a curve's rows are to be read: bounds of attainment and amounts, and what rows pay. */
export interface Units {
  /** What a bound of 1 stands for. */
  readonly bound: Fraction;
  /** What a value of 1 stands for. */
  readonly value: Fraction;
}

/** Bounds in percents; multiples in hundredths, and percents of target pay. */
export const ATTAINMENT: Units = { bound: of(1, 100), value: of(1, 100) };
/** Bounds in dollars or pieces; rates in tenths of a percent. */
export const AMOUNT: Units = { bound: of(1), value: of(1, 1_000) };

/** What a curve pays at a point, by the formulas of docs/language/curves.md and bands.md. */
export function paysAt(curve: Curve, x: Fraction, { bound, value }: Units): Fraction {
  if (curve.kind === 'linear') return onTheLine(curve, x, bound, value);
  const at = (one: Band) => times(of(one.bound), bound);
  const reached = curve.bands.filter((one) => isReached(one, x, bound)).at(-1);
  const rate = times(of(reached?.value ?? curve.first), value);
  switch (curve.kind) {
    case 'steps': {
      if (reached?.perPoint === undefined) return rate;
      return plus(rate, times(times(of(reached.perPoint), value), over(less(x, at(reached)), of(1, 100))));
    }
    case 'retroactive':
      return times(x, rate);
    case 'overage': {
      const beyond = at(curve.bands[curve.at] ?? { bound: 0, includes: true, value: 0 });
      const below = times(of(curve.bands[curve.at - 1]?.value ?? curve.first), value);
      if (isLess(x, beyond)) return times(x, rate);
      return plus(times(beyond, below), times(less(x, beyond), rate));
    }
    case 'marginal': {
      // The first band is open below: what is below zero is paid at its rate too.
      const bounds = [...curve.bands.map(at)];
      const rates = [curve.first, ...curve.bands.map((one) => one.value)].map((one) => times(of(one), value));
      const [first = x] = bounds;
      const slices = rates.map((one, index) => {
        if (index === 0) return times(lesser(x, first), one);
        const low = bounds[index - 1] ?? NOTHING;
        const high = bounds[index];
        const end = high === undefined ? x : lesser(x, high);
        return times(greater(NOTHING, less(end, low)), one);
      });
      return added(slices);
    }
  }
}

/** The rate of the band that a point has reached. */
export function rateAt(curve: Curve, x: Fraction, { bound, value }: Units): Fraction {
  if (curve.kind === 'linear') return NOTHING;
  const reached = curve.bands.filter((one) => isReached(one, x, bound)).at(-1);
  return times(of(reached?.value ?? curve.first), value);
}

function isReached(one: Band, x: Fraction, bound: Fraction): boolean {
  const at = times(of(one.bound), bound);
  return one.includes ? !isLess(x, at) : isLess(at, x);
}

function onTheLine(
  { points, below, tail }: Extract<Curve, { kind: 'linear' }>,
  x: Fraction,
  bound: Fraction,
  value: Fraction,
): Fraction {
  const all = points.map(([at, pays]) => [times(of(at), bound), times(of(pays), value)] as const);
  const [first] = all;
  if (first === undefined || isLess(x, first[0])) return times(of(below), value);
  const next = all.findIndex(([at]) => isLess(x, at));
  const index = next === -1 ? all.length - 1 : next;
  const high = all[index] ?? first;
  if (next === -1 && tail === 'flat') return high[1];
  const low = all[index - 1] ?? first;
  return plus(low[1], times(less(x, low[0]), over(less(high[1], low[1]), less(high[0], low[0]))));
}
