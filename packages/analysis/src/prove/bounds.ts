import { add, compare, mul, type Rational, roundTo, sub, ZERO } from '@ontarget/evaluator/numbers';
import type { Builder } from './build.ts';
import { exactly, onCurve } from './evaluate.ts';
import { type Extreme, greatest, isGreater, least } from './extent.ts';
import { Boxes } from './grid.ts';
import type { Input } from './input.ts';
import type { CurveStretch, Node, SumNode } from './node.ts';
import { NotDecided } from './not-decided.ts';
import {
  EVERYTHING,
  eitherOf,
  exactlyAt,
  greaterOf,
  lesserOf,
  productOf,
  type Range,
  scaledRange,
  sumOf,
} from './range.ts';
import { RegionMaker, type Regions } from './regions.ts';

/**
 * What formulas can come to. Exact where their boxes can be worked out; elsewhere a bound that holds, put together from
 * those of their parts.
 */
export class Bounds {
  readonly inputs: readonly Input[];
  readonly builder: Builder;
  private readonly maker: RegionMaker;
  private readonly known = new Map<Node, Range>();

  constructor(inputs: readonly Input[], builder: Builder) {
    this.inputs = inputs;
    this.builder = builder;
    this.maker = new RegionMaker(inputs);
  }

  /** The boxes of a formula, or why there are none. */
  regions(node: Node): Regions | NotDecided {
    try {
      return this.maker.of(node);
    } catch (problem) {
      if (problem instanceof NotDecided) return problem;
      throw problem;
    }
  }

  of(node: Node): Range {
    const known = this.known.get(node) ?? this.worked(node);
    this.known.set(node, known);
    return known;
  }

  private worked(node: Node): Range {
    const regions = this.regions(node);
    if (!(regions instanceof NotDecided)) {
      try {
        return { low: extremeOf(regions, 'least').value, high: extremeOf(regions, 'greatest').value };
      } catch (problem) {
        if (!(problem instanceof NotDecided)) throw problem;
      }
    }
    return this.composed(node);
  }

  private composed(node: Node): Range {
    switch (node.op) {
      case 'constant':
        return exactlyAt(node.value);
      case 'sum': {
        const groups = groupsOf(node);
        const parts =
          groups.length > 1
            ? groups.map((terms) => this.of(this.builder.sum(terms)))
            : node.terms.map(({ of, by }) => scaledRange(this.of(of), by));
        return parts.reduce(sumOf, exactlyAt(node.plus));
      }
      case 'product':
        return node.of.map((one) => this.of(one)).reduce(productOf);
      case 'least':
        return node.of.map((one) => this.of(one)).reduce(lesserOf);
      case 'greatest':
        return node.of.map((one) => this.of(one)).reduce(greaterOf);
      case 'curve':
        return curveRange(node.pieces, this.of(node.at));
      case 'select':
        return eitherOf(this.of(node.then), this.of(node.otherwise));
      case 'round': {
        const { low, high } = this.of(node.of);
        return {
          low: low && roundTo(low, node.unit, node.mode),
          high: high && roundTo(high, node.unit, node.mode),
        };
      }
      case 'matrix': {
        const cells = node.matrix.cells.flat().map(exactly);
        const edges = [node.matrix.down, node.matrix.across].some(
          ({ before, beyond }) => before === 'zero' || beyond === 'zero',
        );
        return [...cells, ...(edges ? [ZERO] : [])].map(exactlyAt).reduce(eitherOf);
      }
      default:
        return EVERYTHING;
    }
  }
}

/** Terms that have no input in common, apart: the extremes of their sum are those of each. */
export function groupsOf({ terms }: SumNode): readonly SumNode['terms'][] {
  const groups: { inputs: Set<number>; terms: SumNode['terms'][number][] }[] = [];
  for (const term of terms) {
    const met = groups.filter(({ inputs }) => [...term.of.inputs].some((input) => inputs.has(input)));
    const merged = {
      inputs: new Set([...term.of.inputs, ...met.flatMap(({ inputs }) => [...inputs])]),
      terms: [...met.flatMap((group) => group.terms), term],
    };
    for (const group of met) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups.map((group) => group.terms);
}

/** The least or greatest of all boxes. Throws `NotDecided` where one box cannot tell. */
export function extremeOf(
  { axes, cells }: Regions,
  which: 'least' | 'greatest',
): Extreme & { readonly cell: number } {
  const boxes = new Boxes(axes);
  const found = cells.map((p, cell) => ({
    cell,
    ...(which === 'least' ? least : greatest)(p, boxes.box(cell)),
  }));
  return found.reduce((best, next) => {
    const better = which === 'greatest' ? isGreater(next, best) : isLess(next, best);
    return better ? next : best;
  });
}

function isLess(a: Extreme, b: Extreme): boolean {
  if (b.value === undefined) return false;
  return a.value === undefined || compare(a.value, b.value) < 0;
}

/** What a curve can pay where it is read between two numbers: at them, and on both sides of every bound between. */
function curveRange(pieces: readonly CurveStretch[], { low, high }: Range): Range {
  const values: (Rational | 'low' | 'high')[] = [];
  pieces.forEach(({ from, start, slope }, index) => {
    const to = pieces[index + 1]?.from;
    if (low !== undefined && to !== undefined && compare(to, low) < 0) return;
    if (high !== undefined && from !== undefined && compare(from, high) > 0) return;
    const on = (x: Rational): Rational => add(start, mul(slope, sub(x, from ?? ZERO)));
    const begins = from === undefined || (low !== undefined && compare(low, from) > 0) ? low : from;
    const ends = to === undefined || (high !== undefined && compare(high, to) < 0) ? high : to;
    values.push(begins === undefined ? without(slope, -1, start) : on(begins));
    values.push(ends === undefined ? without(slope, 1, start) : on(ends));
  });
  if (low !== undefined) values.push(onCurve(pieces, low));
  if (high !== undefined) values.push(onCurve(pieces, high));
  const numbers = values.flatMap((value) => (typeof value === 'string' ? [] : [value]));
  const range = numbers.length === 0 ? EVERYTHING : numbers.map(exactlyAt).reduce(eitherOf);
  return {
    low: values.includes('low') ? undefined : range.low,
    high: values.includes('high') ? undefined : range.high,
  };
}

/** What a straight line comes to without end. */
function without(slope: Rational, towards: 1 | -1, start: Rational): Rational | 'low' | 'high' {
  const side = (slope.n > 0n ? 1 : slope.n < 0n ? -1 : 0) * towards;
  return side === 0 ? start : side > 0 ? 'high' : 'low';
}
