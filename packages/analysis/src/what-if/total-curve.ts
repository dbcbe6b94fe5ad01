import type { Plan, ValueId } from '@ontarget/evaluator/format';
import {
  add,
  compare,
  div,
  eq,
  lt,
  mul,
  ONE,
  type Rational,
  rational,
  sub,
  ZERO,
} from '@ontarget/evaluator/numbers';
import { exact, own, paidComponentsOf } from '../sight/plan-view.ts';
import { withoutRounding } from '../sight/unrounded.ts';
import type { Levels, SupposedYear } from './supposed-year.ts';

/** A straight piece of what a role is paid in total, from one attainment to the next. */
export interface TotalStretch {
  readonly from: Rational;
  readonly to: Rational;
  /** Pay of the year where the piece begins, coming from inside it, and where it ends. */
  readonly starts: Rational;
  readonly ends: Rational;
  /** Pay at `from` itself; it belongs to this piece where it is `starts`. */
  readonly at: Rational;
}

/** A piece is cut this often where it is not straight; what is left of a bend is drawn as a chord. */
const CUTS = 6;
const HALF = rational(1, 2);
/** Where a piece is looked at, in parts of its length: two places near each end, so that each gives the line there. */
const PROBES = [rational(1, 64), rational(1, 8), HALF, rational(7, 8), rational(63, 64)];

/**
 * A year's pay in total, ahead of the rounding of money, when every result that has a target is at the same attainment
 * of it, from 0 to `last`. Between two breakpoints of the plan's curves it is measured at five places: on a straight line they
 * give its ends exactly, and where they are on two lines, as below and above a cap, the piece is cut where those meet.
 * Yields now and then, so that whoever draws it can let others go first; undefined where pay in total is not known.
 */
export function* totalCurve(
  year: SupposedYear,
  levels: Levels,
  last: Rational,
): Generator<undefined, TotalStretch[] | undefined> {
  const plan = withoutRounding(year.plan);
  const moved = year.levers.filter(({ kind }) => kind.kind === 'of target').map(({ id }) => id);
  if (moved.length === 0) return undefined;
  const payAt = (x: Rational): Rational | undefined => {
    const all = new Map<ValueId, Rational | string>([...levels, ...moved.map((id) => [id, x] as const)]);
    const total = year.total(all, plan);
    return total.ok ? total.value : undefined;
  };
  const stretches: TotalStretch[] = [];
  const bounds = breakpoints(plan, year.role, last);
  for (const [index, from] of bounds.slice(0, -1).entries()) {
    const to = bounds[index + 1] ?? last;
    const open = [{ from, to, cuts: CUTS }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      yield;
      const piece = measured(next.from, next.to, payAt);
      if (piece === undefined) return undefined;
      if (piece.cut === undefined || next.cuts === 0) {
        stretches.push(...(piece.cut === undefined ? [piece.stretch] : lastCut(piece.stretch, payAt)));
        continue;
      }
      const cuts = next.cuts - 1;
      open.push({ from: piece.cut, to: next.to, cuts }, { from: next.from, to: piece.cut, cuts });
    }
  }
  return joined(stretches);
}

/**
 * A piece that still leaps: plans say their numbers in short fractions, so the shortest one inside is where it is
 * likely to. Where it is not, the piece is drawn as it is.
 */
function lastCut(
  stretch: TotalStretch,
  payAt: (x: Rational) => Rational | undefined,
): readonly TotalStretch[] {
  const place = shortestBetween(stretch.from, stretch.to);
  const parts = [measured(stretch.from, place, payAt), measured(place, stretch.to, payAt)];
  const isFound = parts.every((part) => part !== undefined && part.cut === undefined);
  return isFound ? parts.flatMap((part) => part?.stretch ?? []) : [stretch];
}

/** The fraction with the smallest denominator between two numbers that are not below zero, by continued fractions. */
function shortestBetween(low: Rational, high: Rational): Rational {
  const whole = rational(low.n / low.d);
  const next = add(whole, ONE);
  if (lt(next, high)) return next;
  const [rest, restHigh] = [sub(low, whole), sub(high, whole)];
  if (eq(rest, ZERO)) return add(whole, rational(1n, restHigh.d / restHigh.n + 1n));
  return add(whole, div(ONE, shortestBetween(div(ONE, restHigh), div(ONE, rest))));
}

/** A line through two places: pay at x is `start` + `slope`·(x − `from`). */
interface Line {
  readonly from: Rational;
  readonly start: Rational;
  readonly slope: Rational;
}

/** A piece, and where to cut it if it is not straight. */
function measured(
  from: Rational,
  to: Rational,
  payAt: (x: Rational) => Rational | undefined,
): { stretch: TotalStretch; cut?: Rational } | undefined {
  const length = sub(to, from);
  const probes = PROBES.map((part) => add(from, mul(length, part)));
  const pays = probes.map(payAt);
  const [at, end] = [payAt(from), payAt(to)];
  if (at === undefined || end === undefined || pays.includes(undefined)) return undefined;
  const known = probes.map((x, index): [Rational, Rational] => [x, pays[index] as Rational]);
  const [left, right] = [lineThrough(known.slice(0, 2)), lineThrough(known.slice(-2))];
  const stretch = { from, to, starts: payOn(left, from), ends: payOn(left, to), at };
  if (known.every(([x, pay]) => eq(payOn(left, x), pay))) return { stretch };
  const cut = meeting(left, right);
  const isInside = cut !== undefined && lt(from, cut) && lt(cut, to);
  // A chord between what is paid at both ends: what a bend is drawn as when it is not cut any more.
  const chord = { ...stretch, starts: at, ends: end };
  return { stretch: chord, cut: isInside ? cut : add(from, mul(length, HALF)) };
}

function lineThrough(places: readonly (readonly [Rational, Rational])[]): Line {
  const [[from, start], [to, end]] = places as [[Rational, Rational], [Rational, Rational]];
  return { from, start, slope: div(sub(end, start), sub(to, from)) };
}

function payOn({ from, start, slope }: Line, x: Rational): Rational {
  return add(start, mul(slope, sub(x, from)));
}

/** Where two lines meet; undefined for parallels. */
function meeting(a: Line, b: Line): Rational | undefined {
  const slopes = sub(a.slope, b.slope);
  return eq(slopes, ZERO) ? undefined : div(sub(payOn(b, ZERO), payOn(a, ZERO)), slopes);
}

/** Where some curve of the role bends or jumps, a component stops counting, and the ends. */
function breakpoints(plan: Plan, role: string, last: Rational): Rational[] {
  const places = [ZERO, ONE, last];
  const known = own(plan.roles, role);
  if (known === undefined) return places;
  for (const { component } of paidComponentsOf(role, known)) {
    const curve = own(plan.curves, component.curve);
    if (curve === undefined || !('pieces' in curve) || curve.axis !== 'percent') continue;
    for (const { from } of curve.pieces) if (from !== undefined) places.push(exact(from));
  }
  const inside = places.filter((x) => compare(x, ZERO) >= 0 && compare(x, last) <= 0).sort(compare);
  return inside.filter((x, index) => index === 0 || !eq(x, inside[index - 1] as Rational));
}

/** Neighbours on one line are one piece. */
function joined(stretches: readonly TotalStretch[]): TotalStretch[] {
  const result: TotalStretch[] = [];
  for (const next of stretches) {
    const before = result.at(-1);
    if (before !== undefined && continues(before, next)) {
      result[result.length - 1] = { ...before, to: next.to, ends: next.ends };
    } else result.push(next);
  }
  return result;
}

function continues(before: TotalStretch, next: TotalStretch): boolean {
  if (!eq(before.ends, next.starts) || !eq(next.at, next.starts)) return false;
  const [run, rise] = [sub(before.to, before.from), sub(before.ends, before.starts)];
  const [nextRun, nextRise] = [sub(next.to, next.from), sub(next.ends, next.starts)];
  return eq(mul(rise, nextRun), mul(nextRise, run));
}
