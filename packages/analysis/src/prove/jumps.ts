import {
  abs,
  add,
  compare,
  isZero,
  neg,
  ONE,
  type Rational,
  rational,
  sub,
} from '@ontarget/evaluator/numbers';
import { type Bounds, groupsOf } from './bounds.ts';
import { evaluateNode } from './evaluate.ts';
import { type Extreme, greatest, isGreater } from './extent.ts';
import type { Input, Point } from './input.ts';
import { type GreatestToDate, greatestToDate } from './jumps-to-date.ts';
import type { Node } from './node.ts';
import { NotDecided } from './not-decided.ts';
import { type Polynomial, plus, at as valueAt } from './polynomial.ts';
import type { Regions } from './regions.ts';
import { restrict } from './restrict.ts';
import { inside, isPoint, towards } from './span.ts';
import { type Step, steps } from './steps.ts';

/** A place at which pay jumps as one result rises. */
export interface Jump {
  readonly input: Input;
  /** The result at which it jumps. */
  readonly place: Rational;
  /** Pay just below the place, at it, and just above it, where the other results are as `others` says. */
  readonly below: Rational;
  readonly at: Rational;
  readonly above: Rational;
  readonly others: Point;
  /** The greatest size that it can have, whatever the other results; undefined: without end, or not known (`isWhole` false). */
  readonly largest: Rational | undefined;
  /** The other results that it is largest with; where it has no end, some of them. */
  readonly largestAt: Point;
  /** Whether the other results were all gone through, or only held as `others` says. */
  readonly isWhole: boolean;
}

/** The jumps along an input: exactly over all boxes, and where there are none with the other results held as given. */
export function jumpsAlong(node: Node, input: Input, bounds: Bounds, others: Point): readonly Jump[] {
  const apart = apartFrom(node, input, bounds);
  if (apart !== undefined) {
    const rest = sub(evaluateNode(node, others), evaluateNode(apart, others));
    return jumpsAlong(apart, input, bounds, others).map((jump) => ({
      ...jump,
      below: add(jump.below, rest),
      at: add(jump.at, rest),
      above: add(jump.above, rest),
    }));
  }
  const toDate = jumpsToDate(node, input, bounds, others);
  if (toDate !== undefined) return toDate;
  const whole = bounds.regions(node);
  if (!(whole instanceof NotDecided)) {
    try {
      return inRegions(whole, input, others, true);
    } catch (problem) {
      if (!(problem instanceof NotDecided)) throw problem;
    }
  }
  const held = new Map(others);
  held.delete(input.index);
  const line = bounds.regions(restrict(node, held, bounds.builder));
  if (line instanceof NotDecided) throw line;
  return inRegions(line, input, others, false);
}

/** Whether the jumps along an input are known whatever the other results, and not only with them as given. */
export function isWholeAlong(node: Node, input: Input, bounds: Bounds): boolean {
  const part = apartFrom(node, input, bounds) ?? node;
  return !(bounds.regions(part) instanceof NotDecided) || ownOf(part, input, bounds) !== undefined;
}

/** Of pay that deducts what pay to date falls by, the part of a result with its boxes; undefined where pay is any other. */
function ownOf(node: Node, input: Input, bounds: Bounds): (GreatestToDate & { own: Node }) | undefined {
  const found = greatestToDate(node, input, bounds);
  return found === undefined || bounds.regions(found.own) instanceof NotDecided ? undefined : found;
}

/** The jumps of the greatest of several parts, each with its size at the other results as given, and its largest. */
function jumpsToDate(node: Node, input: Input, bounds: Bounds, others: Point): readonly Jump[] | undefined {
  const found = ownOf(node, input, bounds);
  if (found === undefined) return undefined;
  const jumpAtPlace = (place: Rational, point: Point): Jump | undefined => {
    const line = bounds.regions(bounds.builder.bound('greatest', [found.own, found.rest(point)]));
    if (line instanceof NotDecided) throw line;
    return inRegions(line, input, point, true).find((jump) => compare(jump.place, place) === 0);
  };
  const own = bounds.regions(found.own);
  if (own instanceof NotDecided) return undefined;
  return inRegions(own, input, others, true).flatMap(({ place }): Jump[] => {
    const at = found.least(new Map([...others, [input.index, place]]));
    const largest = jumpAtPlace(place, at);
    if (largest === undefined) return [];
    const usual = jumpAtPlace(place, others);
    return [{ ...(usual ?? largest), largest: largest.largest, largestAt: at }];
  });
}

/** The part of a sum that an input is in, where others have no input in common with it. */
function apartFrom(node: Node, input: Input, bounds: Bounds): Node | undefined {
  const groups = node.op === 'sum' ? groupsOf(node) : [];
  if (groups.length < 2) return undefined;
  const own = groups.find((terms) => terms.some(({ of }) => of.inputs.has(input.index)));
  return own && bounds.builder.sum(own);
}

function inRegions(regions: Regions, input: Input, others: Point, isWhole: boolean): readonly Jump[] {
  const byPlace = new Map<string, Step[]>();
  for (const step of steps(regions, input.index)) {
    const key = `${step.place.n}/${step.place.d}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), step]);
  }
  return [...byPlace.values()].flatMap((all) => {
    const jump = jumpAt(all, input, others, isWhole);
    return jump === undefined ? [] : [jump];
  });
}

function jumpAt(all: readonly Step[], input: Input, others: Point, isWhole: boolean): Jump | undefined {
  let largest: (Extreme & { step: Step }) | undefined;
  for (const step of all) {
    for (const change of changesOf(step)) {
      for (const p of [change, plus(new Map(), change, neg(ONE))]) {
        const found = { ...greatest(p, step.box), step };
        if (largest === undefined || isGreater(found, largest)) largest = found;
      }
    }
  }
  if (largest === undefined || (largest.value !== undefined && isZero(largest.value))) return undefined;
  const usual = all.find((step) => holdsIn(step, others));
  const isUsual = usual !== undefined && changesOf(usual).some((change) => !isZero(valueAt(change, others)));
  const step = isUsual && usual !== undefined ? usual : largest.step;
  const middle = caseIn(largest.step, undefined, others);
  const isInMiddle = changesOf(largest.step).some((change) => !isZero(valueAt(change, middle)));
  const where = isUsual ? others : isInMiddle ? middle : caseIn(largest.step, largest, others);
  return {
    input,
    place: step.place,
    below: valueAt(step.below ?? step.at, where),
    at: valueAt(step.at, where),
    above: valueAt(step.above ?? step.at, where),
    others: where,
    largest: largest.value,
    largestAt: caseIn(largest.step, largest, others),
    isWhole,
  };
}

function changesOf({ below, at, above }: Step): readonly Polynomial[] {
  const pairs: (readonly [Polynomial | undefined, Polynomial | undefined])[] = [
    [below, at],
    [at, above],
    [below, above],
  ];
  return pairs.flatMap(([a, b]) => (a === undefined || b === undefined ? [] : [plus(b, a, neg(ONE))]));
}

/** Whether the other results of a case lie in the box of a step. */
function holdsIn({ box, words }: Step, others: Point): boolean {
  for (const [input, { low, high }] of box) {
    const value = others.get(input);
    if (value === undefined || typeof value === 'string') return false;
    const isPoint = low !== undefined && high !== undefined && compare(low, high) === 0;
    if (isPoint ? compare(value, low) !== 0 : !isBetween(value, low, high)) return false;
  }
  for (const [input, word] of words) if (others.get(input) !== word) return false;
  return true;
}

function isBetween(value: Rational, low: Rational | undefined, high: Rational | undefined): boolean {
  return (low === undefined || compare(low, value) < 0) && (high === undefined || compare(value, high) < 0);
}

/** How far inside a box a case lies whose extreme is at an edge that does not belong to it. */
const CLOSE = rational(1, 1_000_000);

/** A case of a box, in the middle of it, or as close to an extreme as it can be. */
function caseIn(step: Step, extreme: Extreme | undefined, others: Point): Point {
  const point = new Map<number, Rational | string>(others);
  for (const [input, span] of step.box) {
    const at = extreme?.where.get(input);
    point.set(input, at === undefined ? inside(span) : isPoint(span) ? at : towards(span, at, CLOSE));
  }
  for (const [input, word] of step.words) point.set(input, word);
  return point;
}

/** How much pay moves at a jump, up or down. */
export function sizeOfJump({ below, at, above }: Pick<Jump, 'below' | 'at' | 'above'>): Rational {
  return [sub(at, below), sub(above, at), sub(above, below)].reduce((a, b) =>
    compare(abs(b), abs(a)) > 0 ? b : a,
  );
}
