import { abs, add, compare, eq, mul, type Rational, rational, sign } from '@ontarget/evaluator/numbers';
import { type Bounds, extremeOf, groupsOf } from './bounds.ts';
import { evaluateNode } from './evaluate.ts';
import type { Extreme } from './extent.ts';
import { Boxes } from './grid.ts';
import type { Point } from './input.ts';
import type { Node, SumNode } from './node.ts';
import { NotDecided } from './not-decided.ts';
import { isPartOf } from './ordered.ts';
import { at, slopeIn } from './polynomial.ts';
import type { Regions } from './regions.ts';
import { restrict } from './restrict.ts';
import { inside } from './span.ts';

/** The most that a formula can come to. */
export type Highest =
  /** `isReached`: whether it is paid in that case, or only ever come closer to. */
  | { readonly kind: 'most'; readonly value: Rational; readonly where: Point; readonly isReached: boolean }
  /** It rises without end along an input: by `slope` for each 1 more of it, from a case on; `slope` is the least that is known. */
  | { readonly kind: 'without end'; readonly input: number; readonly slope: Rational; readonly where: Point }
  /** Beyond the class: a case that pays `reached`, and a bound that pay does not go beyond (undefined: none known). */
  | {
      readonly kind: 'between';
      readonly reached: Rational;
      readonly where: Point;
      readonly bound: Rational | undefined;
    };

/** How often the inputs are gone through, one after the other, to find a case that pays more. */
const ROUNDS = 3;

/** The most that a formula comes to, exactly by its boxes; elsewhere a bound and the best case that is found. */
export function highest(node: Node, bounds: Bounds, start: Point): Highest {
  const regions = bounds.regions(node);
  if (!(regions instanceof NotDecided)) {
    try {
      return ofRegions(node, regions, start);
    } catch (problem) {
      if (!(problem instanceof NotDecided)) throw problem;
    }
  }
  if (node.op === 'sum') {
    const groups = groupsOf(node);
    if (groups.length > 1) return ofGroups(node, groups, bounds, start);
  }
  return searched(node, bounds, start);
}

/** Parts that have no input in common come to their most each by itself. */
function ofGroups(node: SumNode, groups: ReturnType<typeof groupsOf>, bounds: Bounds, start: Point): Highest {
  const parts = groups.map((terms) => highest(bounds.builder.sum(terms), bounds, start));
  const endless = parts.find(({ kind }) => kind === 'without end');
  if (endless !== undefined) return endless;
  const where = new Map(start);
  groups.forEach((terms, index) => {
    const inputs = new Set(terms.flatMap(({ of }) => [...of.inputs]));
    for (const [input, value] of parts[index]?.where ?? []) if (inputs.has(input)) where.set(input, value);
  });
  const values = parts.map((part) => (part.kind === 'most' ? part.value : undefined));
  if (values.every((value) => value !== undefined)) {
    const isReached = parts.every((part) => part.kind === 'most' && part.isReached);
    return { kind: 'most', value: values.reduce(add, node.plus), where, isReached };
  }
  return { kind: 'between', reached: evaluateNode(node, where), where, bound: bounds.of(node).high };
}

function ofRegions(node: Node, regions: Regions, start: Point): Highest {
  const extreme = extremeOf(regions, 'greatest');
  const where = caseOf(regions, extreme, start);
  if (extreme.value === undefined) {
    const input = extreme.runsAlong ?? 0;
    const slope = at(slopeIn(regions.cells[extreme.cell] ?? new Map(), input), where);
    const { low, high } = new Boxes(regions.axes).box(extreme.cell).get(input) ?? {};
    const begin = low ?? high;
    return { kind: 'without end', input, slope, where: begin ? new Map([...where, [input, begin]]) : where };
  }
  return {
    kind: 'most',
    value: extreme.value,
    where,
    isReached: eq(evaluateNode(node, where), extreme.value),
  };
}

/** A whole case: where an extreme lies, and for inputs that it does not depend on there a value inside the box. */
export function caseOf(regions: Regions, extreme: Extreme & { readonly cell: number }, start: Point): Point {
  const boxes = new Boxes(regions.axes);
  const point = new Map<number, Rational | string>(start);
  for (const [input, span] of boxes.box(extreme.cell))
    point.set(input, extreme.where.get(input) ?? inside(span));
  for (const [input, word] of boxes.words(extreme.cell)) point.set(input, word);
  return point;
}

/** Raises pay along one input after the other, each time exactly, and compares what is reached with the bound. */
function searched(node: Node, bounds: Bounds, start: Point): Highest {
  const bound = bounds.of(node).high;
  let where = start;
  let reached = evaluateNode(node, where);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = reached;
    for (const input of widestFirst(node, bounds)) {
      const others = new Map(where);
      others.delete(input);
      const line = restrict(node, others, bounds.builder);
      if (!line.inputs.has(input)) continue;
      const regions = bounds.regions(line);
      if (regions instanceof NotDecided) continue;
      const found = ofRegions(line, regions, where);
      if (found.kind === 'without end') return { ...found, where: new Map([...where, ...found.where]) };
      if (found.kind !== 'most') continue;
      const next = new Map([...where, ...found.where]);
      const pays = evaluateNode(node, next);
      // A line that stays as high as it is leads on where pay needs two results together.
      if (compare(pays, reached) >= 0) {
        where = next;
        reached = pays;
      }
    }
    if (compare(before, reached) === 0) break;
  }
  if (bound !== undefined && eq(bound, reached))
    return { kind: 'most', value: bound, where, isReached: true };
  return { kind: 'between', reached, where, bound };
}

/** Of stretches that lie within each other the longest first: it can go on alone, and what lies within it cannot. */
function widestFirst(node: Node, { inputs }: Bounds): readonly number[] {
  const around = (index: number): number => {
    const input = inputs[index];
    return input === undefined ? 0 : inputs.filter((whole) => isPartOf(input, whole)).length;
  };
  return [...node.inputs].toSorted((a, b) => around(a) - around(b));
}

/** A case further along an input that has no end, in which pay (or, `side` −1, what is missing to it) is above a limit. */
export function beyond(
  pay: { at(point: Point): Rational },
  input: number,
  where: Point,
  limit: Rational,
  side: 1 | -1,
): Point | undefined {
  const begin = where.get(input);
  if (begin === undefined || typeof begin === 'string') return undefined;
  for (const way of [1, -1]) {
    let step = sign(begin) === 0 ? rational(way) : mul(rational(way), abs(begin));
    for (let tries = 0; tries < 60; tries += 1) {
      const point = new Map([...where, [input, add(begin, step)] as const]);
      if (compare(mul(rational(side), pay.at(point)), limit) > 0) return point;
      step = mul(step, rational(2));
    }
  }
  return undefined;
}
