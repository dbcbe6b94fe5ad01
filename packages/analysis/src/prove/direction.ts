import { add, compare, mul, neg, ONE, type Rational, sign, sub, ZERO } from '@ontarget/evaluator/numbers';
import { type Bounds, groupsOf } from './bounds.ts';
import { exactly } from './evaluate.ts';
import { greatest, least } from './extent.ts';
import { Boxes } from './grid.ts';
import { type CurveStretch, inputsOfTest, type MatrixNode, type Node, type Test } from './node.ts';
import { NotDecided } from './not-decided.ts';
import { type Polynomial, plus, slopeIn } from './polynomial.ts';
import { less } from './restrict.ts';
import { steps } from './steps.ts';

/**
 * How pay follows one input, whatever the others are: it never falls as the input rises, never rises, is not touched by it;
 * `both` where it is known to do either; `unknown` where that could not be settled.
 */
export type Direction = 'rises' | 'falls' | 'level' | 'both' | 'unknown';

/** Settles directions: exactly by boxes, and where there are none from those of the parts. */
export class Directions {
  private readonly bounds: Bounds;
  private readonly known = new Map<string, Direction>();

  constructor(bounds: Bounds) {
    this.bounds = bounds;
  }

  of(node: Node, input: number): Direction {
    if (!node.inputs.has(input)) return 'level';
    const key = `${node.id} ${input}`;
    const known = this.known.get(key) ?? this.worked(node, input);
    this.known.set(key, known);
    return known;
  }

  private worked(node: Node, input: number): Direction {
    const regions = this.bounds.regions(node);
    if (!(regions instanceof NotDecided)) {
      try {
        return exactDirection(regions, input);
      } catch (problem) {
        if (!(problem instanceof NotDecided)) throw problem;
      }
    }
    return this.composed(node, input);
  }

  private composed(node: Node, input: number): Direction {
    const of = (one: Node): Direction => this.of(one, input);
    switch (node.op) {
      case 'sum': {
        const groups = groupsOf(node).filter((terms) => terms.some((term) => term.of.inputs.has(input)));
        const [only] = groups;
        if (only !== undefined && only.length < node.terms.length && groups.length === 1) {
          return of(this.bounds.builder.sum(only));
        }
        return together(node.terms.map((term) => turned(of(term.of), sign(term.by))));
      }
      case 'least':
      case 'greatest':
        return together(node.of.map(of));
      case 'product':
        return together(
          node.of.map((one) => {
            const others = node.of.filter((other) => other !== one).map((other) => this.bounds.of(other));
            const isNeverBelow = others.every(({ low }) => low !== undefined && sign(low) >= 0);
            const direction = of(one);
            return direction === 'level' || isNeverBelow ? direction : 'unknown';
          }),
        );
      case 'curve':
        return through(of(node.at), directionOfCurve(node.pieces));
      case 'matrix':
        return together([
          through(of(node.down), directionOfMatrix(node, 'down')),
          through(of(node.across), directionOfMatrix(node, 'across')),
        ]);
      case 'round':
        return of(node.of);
      case 'select': {
        const inner = together([of(node.then), of(node.otherwise)]);
        if (!inputsOfTest(node.when).has(input)) return inner;
        const comesTrue = this.comesTrue(node.when, input);
        if (comesTrue === 'unknown') return 'unknown';
        const gain = this.bounds.of(less(this.bounds.builder, node.then, node.otherwise));
        const step: Direction =
          gain.low !== undefined && sign(gain.low) >= 0
            ? 'rises'
            : gain.high !== undefined && sign(gain.high) <= 0
              ? 'falls'
              : 'unknown';
        return together([inner, turned(step, comesTrue === 'rises' ? 1 : -1)]);
      }
      default:
        return 'unknown';
    }
  }

  /** Whether a test only ever begins to hold (`rises`), or ceases to, as an input rises. */
  private comesTrue(test: Test, input: number): 'rises' | 'falls' | 'unknown' {
    if (test.op === 'not') {
      const inner = this.comesTrue(test.of, input);
      return inner === 'unknown' ? inner : inner === 'rises' ? 'falls' : 'rises';
    }
    if (test.op === 'all' || test.op === 'any') {
      const parts = new Set(
        test.of.filter((one) => inputsOfTest(one).has(input)).map((one) => this.comesTrue(one, input)),
      );
      const [only] = parts;
      return parts.size === 1 && only !== undefined ? only : 'unknown';
    }
    if (test.op !== 'sign' || test.relation === 'equal') return 'unknown';
    const direction = this.of(test.of, input);
    if (direction !== 'rises' && direction !== 'falls') return 'unknown';
    const isUpward = test.relation === 'at least' || test.relation === 'above';
    return isUpward === (direction === 'rises') ? 'rises' : 'falls';
  }
}

/** The direction of boxes: of what lies inside them, and of every step from one to the next. */
function exactDirection(regions: Parameters<typeof steps>[0], input: number): Direction {
  const boxes = new Boxes(regions.axes);
  const changes: { p: Polynomial; box: ReturnType<Boxes['box']> }[] = regions.cells.map((p, cell) => ({
    p: slopeIn(p, input),
    box: boxes.box(cell),
  }));
  for (const { below, at, above, box } of steps(regions, input)) {
    if (below !== undefined) changes.push({ p: plus(at, below, neg(ONE)), box });
    if (above !== undefined) changes.push({ p: plus(above, at, neg(ONE)), box });
  }
  const rises = changes.some(({ p, box }) => isAbove(greatest(p, box).value, 1));
  const falls = changes.some(({ p, box }) => isAbove(least(p, box).value, -1));
  return rises && falls ? 'both' : rises ? 'rises' : falls ? 'falls' : 'level';
}

/** Whether an extreme goes beyond zero to one side; one without end does. */
function isAbove(value: Rational | undefined, side: 1 | -1): boolean {
  return value === undefined || sign(value) === side;
}

function together(parts: readonly Direction[]): Direction {
  const moving = new Set(parts.filter((part) => part !== 'level'));
  const [only] = moving;
  if (only === undefined) return 'level';
  return moving.size === 1 && only !== 'both' ? only : 'unknown';
}

function turned(direction: Direction, by: number): Direction {
  if (by > 0) return direction;
  if (by === 0) return 'level';
  return direction === 'rises' ? 'falls' : direction === 'falls' ? 'rises' : direction;
}

function through(inner: Direction, outer: Direction): Direction {
  if (inner === 'level' || outer === 'level') return 'level';
  if (inner !== 'rises' && inner !== 'falls') return 'unknown';
  if (outer !== 'rises' && outer !== 'falls') return 'unknown';
  return inner === outer ? 'rises' : 'falls';
}

function directionOfCurve(pieces: readonly CurveStretch[]): Direction {
  const parts: Direction[] = [];
  pieces.forEach(({ slope, start, from }, index) => {
    parts.push(signed(sign(slope)));
    const before = pieces[index - 1];
    if (before !== undefined && from !== undefined) parts.push(signed(compare(start, endOf(before, from))));
  });
  return together(parts);
}

function endOf({ from, start, slope }: CurveStretch, at: Rational): Rational {
  return add(start, mul(slope, sub(at, from ?? ZERO)));
}

function signed(side: number): Direction {
  return side > 0 ? 'rises' : side < 0 ? 'falls' : 'level';
}

function directionOfMatrix({ matrix }: MatrixNode, way: 'down' | 'across'): Direction {
  const cells = matrix.cells.map((row) => row.map(exactly));
  const lines =
    way === 'across' ? cells : (cells[0] ?? []).map((_, column) => cells.map((row) => row[column] ?? ZERO));
  const parts: Direction[] = [];
  for (const line of lines) {
    line.forEach((cell, index) => {
      const before = line[index - 1];
      if (before !== undefined) parts.push(signed(compare(cell, before)));
    });
    const [first = ZERO, last = ZERO] = [line[0], line.at(-1)];
    if (matrix[way].before === 'zero') parts.push(signed(sign(first)));
    if (matrix[way].beyond === 'zero') parts.push(signed(-sign(last)));
  }
  return together(parts);
}
