import { compare, div, mul, neg, ONE, type Rational, sign, sub, ZERO } from '@ontarget/evaluator/numbers';
import { exactly } from './evaluate.ts';
import { type Box, greatest, least, zeros } from './extent.ts';
import { axisOf, Boxes, commonAxes, type Grid, holds, only, within } from './grid.ts';
import type { Input } from './input.ts';
import {
  type CurveStretch,
  holdsFor,
  type MatrixNode,
  type Node,
  type RoundNode,
  type Test,
} from './node.ts';
import { NotDecided } from './not-decided.ts';
import {
  along,
  at,
  constant,
  inputsOf,
  isNothing,
  NOTHING,
  numberOf,
  type Polynomial,
  plus,
  substitute,
  times,
  variable,
} from './polynomial.ts';
import { payRounded, stepsOf } from './rounded.ts';
import { inside, isPoint } from './span.ts';

/** Pay as one polynomial for each box of its inputs. */
export type Regions = Grid<Polynomial>;

/** Asks for cuts at places where something turns; the work begins again with them. */
class Cuts {
  readonly places = new Map<number, Rational[]>();

  add(input: number, places: readonly Rational[]): void {
    this.places.set(input, [...(this.places.get(input) ?? []), ...places]);
  }
}

/**
 * Works out the boxes of a formula and the polynomial on each. Throws `NotDecided` where it turns along a line that is
 * oblique to its inputs, where there are too many boxes, or where it is more than a square.
 */
export class RegionMaker {
  private readonly inputs: readonly Input[];
  private readonly known = new Map<Node, Regions | NotDecided>();
  private readonly tests = new Map<Test, Grid<boolean>>();

  constructor(inputs: readonly Input[]) {
    this.inputs = inputs;
  }

  of(node: Node): Regions {
    const known = this.known.get(node) ?? this.tried(node);
    this.known.set(node, known);
    if (known instanceof NotDecided) throw known;
    return known;
  }

  private tried(node: Node): Regions | NotDecided {
    try {
      return this.worked(node);
    } catch (problem) {
      if (problem instanceof NotDecided) return problem;
      throw problem;
    }
  }

  private worked(node: Node): Regions {
    switch (node.op) {
      case 'constant':
        return only(constant(node.value));
      case 'input': {
        const axis = axisOf(this.input(node.input));
        return { axes: [axis], cells: new Boxes([axis]).all(() => variable(node.input)) };
      }
      case 'sum':
        return this.mapped(
          node.terms.map(({ of }) => this.of(of)),
          (parts) =>
            node.terms.reduce((p, { by }, i) => plus(p, parts[i] ?? new Map(), by), constant(node.plus)),
        );
      case 'product':
        return this.mapped(
          node.of.map((one) => this.of(one)),
          (parts) => parts.reduce(times, constant(ONE)),
        );
      case 'least':
      case 'greatest':
        return node.of
          .map((one) => this.of(one))
          .reduce((a, b) =>
            this.mapped([a, b], ([p = NOTHING, q = NOTHING], box, cuts) => {
              const side = this.signOf(plus(p, q, neg(ONE)), box, cuts);
              return (side ?? 0) * (node.op === 'least' ? 1 : -1) <= 0 ? p : q;
            }),
          );
      case 'curve': {
        const rounded = node.at.op === 'round' ? node.at : undefined;
        if (rounded !== undefined) return this.readRounded(node.pieces, rounded);
        return this.mapped([this.of(node.at)], ([p = NOTHING], box, cuts) =>
          this.read(node.pieces, p, box, cuts),
        );
      }
      case 'matrix':
        return this.mapped(
          [this.of(node.down), this.of(node.across)],
          ([p = NOTHING, q = NOTHING], box, cuts) => this.inMatrix(node, p, q, box, cuts),
        );
      case 'grade': {
        const axis = axisOf(this.input(node.input));
        const words = axis.kind === 'words' ? axis.words : [];
        return { axes: [axis], cells: words.map((word) => constant(node.levels.get(word) ?? ZERO)) };
      }
      case 'select': {
        const [when, then, otherwise] = [this.test(node.when), this.of(node.then), this.of(node.otherwise)];
        const boxes = new Boxes(commonAxes([when, then, otherwise], this.inputs));
        const [holds, met, missed] = [within(when, boxes), within(then, boxes), within(otherwise, boxes)];
        return { axes: boxes.axes, cells: boxes.all((cell) => (holds(cell) ? met : missed)(cell)) };
      }
      case 'round':
        throw new NotDecided('it rounds a result before it is paid on');
    }
  }

  private test(test: Test): Grid<boolean> {
    const known = this.tests.get(test) ?? this.tested(test);
    this.tests.set(test, known);
    return known;
  }

  private tested(test: Test): Grid<boolean> {
    switch (test.op) {
      case 'known':
        return only(test.holds);
      case 'sign':
        return this.mapped([this.of(test.of)], ([p = NOTHING], box, cuts) =>
          holdsFor(test.relation, this.signOf(p, box, cuts) ?? 0),
        );
      case 'word': {
        const axis = axisOf(this.input(test.input));
        return {
          axes: [axis],
          cells: axis.kind === 'words' ? axis.words.map((word) => test.among.includes(word)) : [],
        };
      }
      case 'not': {
        const grid = this.test(test.of);
        return { axes: grid.axes, cells: grid.cells.map((one) => !one) };
      }
      default: {
        const parts = test.of.map((one) => this.test(one));
        const isAll = test.op === 'all';
        const boxes = new Boxes(commonAxes(parts, this.inputs));
        const read = parts.map((part) => within(part, boxes));
        const holds = (cell: number) =>
          isAll ? read.every((one) => one(cell)) : read.some((one) => one(cell));
        return { axes: boxes.axes, cells: boxes.all(holds) };
      }
    }
  }

  /** Applies something box by box, and once more with finer boxes where it turns inside one. */
  private mapped<U>(
    grids: readonly Regions[],
    apply: (parts: readonly Polynomial[], box: Box, cuts: Cuts) => U,
  ): Grid<U> {
    let axes = commonAxes(grids, this.inputs);
    for (;;) {
      const boxes = new Boxes(axes);
      const read = grids.map((grid) => within(grid, boxes));
      const cuts = new Cuts();
      const cells = boxes.all((cell) => {
        const box = boxes.box(cell);
        return apply(
          read.map((one) => settled(one(cell), box)),
          box,
          cuts,
        );
      });
      if (cuts.places.size === 0) return { axes, cells };
      axes = axes.map((axis) =>
        axis.kind === 'words'
          ? axis
          : axisOf(this.input(axis.input), [...axis.cuts, ...(cuts.places.get(axis.input) ?? [])]),
      );
    }
  }

  /** The sign of p all over a box; undefined where it first has to be cut. */
  private signOf(p: Polynomial, box: Box, cuts: Cuts): -1 | 0 | 1 | undefined {
    const inputs = [...inputsOf(p)];
    const [input] = inputs;
    if (input === undefined) return sign(numberOf(p));
    if (inputs.length === 1) return this.signAlong(p, input, box, cuts);
    const [low, high] = [least(p, box).value, greatest(p, box).value];
    // What is straight in every input comes to its extremes at the edges alone, and boxes are open.
    const reaches = inputs.some((one) => !isNothing(along(p, one).square)) ? 1 : 0;
    if (low !== undefined && sign(low) >= reaches) return 1;
    if (high !== undefined && sign(high) <= -reaches) return -1;
    throw new NotDecided('what is paid turns at a place where several results together come to something');
  }

  private signAlong(p: Polynomial, input: number, box: Box, cuts: Cuts): -1 | 0 | 1 | undefined {
    const span = box.get(input) ?? { low: undefined, high: undefined };
    const turns = zeros(p, input).filter(
      (zero) =>
        (span.low === undefined || compare(span.low, zero) < 0) &&
        (span.high === undefined || compare(zero, span.high) < 0),
    );
    if (turns.length > 0) {
      cuts.add(input, turns);
      return undefined;
    }
    return sign(at(p, new Map([[input, inside(span)]])));
  }

  private read(pieces: readonly CurveStretch[], p: Polynomial, box: Box, cuts: Cuts): Polynomial {
    const piece = pieces.findLast(({ from, includes }) => {
      if (from === undefined) return true;
      const side = this.signOf(plus(p, constant(from), neg(ONE)), box, cuts) ?? 0;
      return side > 0 || (side === 0 && includes);
    });
    if (piece === undefined) throw new TypeError('a curve has no piece that reaches down without end');
    return plus(constant(sub(piece.start, mul(piece.slope, piece.from ?? ZERO))), p, piece.slope);
  }

  /** A curve of a rounded number: level between one step and the next. */
  private readRounded(pieces: readonly CurveStretch[], rounded: RoundNode): Regions {
    return this.mapped([this.of(rounded.of)], ([p = NOTHING], box, cuts) => {
      const [input, ...more] = inputsOf(p);
      if (input === undefined) return constant(payRounded(pieces, rounded, numberOf(p)));
      if (more.length > 0) throw new NotDecided('it rounds what several results come to together');
      const range = { low: least(p, box).value, high: greatest(p, box).value };
      const turns = stepsOf(pieces, rounded, range).flatMap((place) =>
        zeros(plus(p, constant(place), neg(ONE)), input),
      );
      const span = box.get(input) ?? { low: undefined, high: undefined };
      const within = turns.filter((turn) => holds(span, turn));
      if (within.length > 0) cuts.add(input, within);
      return constant(payRounded(pieces, rounded, at(p, new Map([[input, inside(span)]]))));
    });
  }

  private inMatrix(
    { matrix }: MatrixNode,
    down: Polynomial,
    across: Polynomial,
    box: Box,
    cuts: Cuts,
  ): Polynomial {
    const rows = this.shares(matrix.down, down, box, cuts);
    const columns = this.shares(matrix.across, across, box, cuts);
    let total: Polynomial = new Map();
    for (const [r, share] of rows) {
      for (const [c, other] of columns) {
        total = plus(total, times(share, other), exactly(matrix.cells[r]?.[c] ?? '0'));
      }
    }
    return total;
  }

  private shares(
    axis: MatrixNode['matrix']['down'],
    p: Polynomial,
    box: Box,
    cuts: Cuts,
  ): readonly (readonly [number, Polynomial])[] {
    const bounds = axis.bounds.map(exactly);
    const sides = bounds.map((bound) => this.signOf(plus(p, constant(bound), neg(ONE)), box, cuts) ?? 0);
    const last = bounds.length - 1;
    if ((sides[0] ?? 0) < 0) return axis.before === 'zero' ? [] : [[0, constant(ONE)]];
    if ((sides[last] ?? 0) > 0) return axis.beyond === 'zero' ? [] : [[last, constant(ONE)]];
    const low = sides.findLastIndex((side) => side >= 0);
    const [from, to] = [bounds[low], bounds[low + 1]];
    if (axis.between === 'steps' || from === undefined || to === undefined || sides[low] === 0) {
      return [[low, constant(ONE)]];
    }
    const by = div(ONE, sub(to, from));
    const part = plus(constant(neg(mul(from, by))), p, by);
    return [
      [low, plus(constant(ONE), part, neg(ONE))],
      [low + 1, part],
    ];
  }

  private input(index: number): Input {
    const input = this.inputs[index];
    if (input === undefined) throw new TypeError(`there is no input ${index}`);
    return input;
  }
}

/** A polynomial on a box, inputs that have one value there put in. */
export function settled(p: Polynomial, box: Box): Polynomial {
  let settled = p;
  for (const [input, span] of box) {
    if (isPoint(span) && span.low !== undefined) settled = substitute(settled, input, span.low);
  }
  return settled;
}
