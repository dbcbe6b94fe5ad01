import type { MatrixAxis } from '@ontarget/evaluator/format';
import {
  add,
  compare,
  div,
  eq,
  lt,
  max,
  min,
  mul,
  ONE,
  parseRational,
  type Rational,
  roundTo,
  sign,
  sub,
  ZERO,
} from '@ontarget/evaluator/numbers';
import type { Point } from './input.ts';
import { type CurveStretch, holdsFor, type MatrixNode, type Node, type Test } from './node.ts';

/** What a formula comes to in one case. Exact; every input that it depends on must be given. */
export function evaluateNode(node: Node, point: Point, known = new Map<Node, Rational>()): Rational {
  const before = known.get(node);
  if (before !== undefined) return before;
  const value = worked(node, point, known);
  known.set(node, value);
  return value;
}

function worked(node: Node, point: Point, known: Map<Node, Rational>): Rational {
  const at = (one: Node): Rational => evaluateNode(one, point, known);
  switch (node.op) {
    case 'constant':
      return node.value;
    case 'input':
      return numberAt(point, node.input);
    case 'sum':
      return node.terms.reduce((total, { of, by }) => add(total, mul(by, at(of))), node.plus);
    case 'product':
      return node.of.reduce((total, one) => mul(total, at(one)), ONE);
    case 'least':
    case 'greatest': {
      const [first = ZERO, ...rest] = node.of.map(at);
      return node.op === 'least' ? min(first, ...rest) : max(first, ...rest);
    }
    case 'curve':
      return onCurve(node.pieces, at(node.at));
    case 'matrix':
      return inMatrix(node.matrix, at(node.down), at(node.across));
    case 'grade':
      return node.levels.get(String(point.get(node.input))) ?? ZERO;
    case 'select':
      return at(testHolds(node.when, point, known) ? node.then : node.otherwise);
    case 'round':
      return roundTo(at(node.of), node.unit, node.mode);
  }
}

/** Whether a test holds in one case. */
export function testHolds(test: Test, point: Point, known = new Map<Node, Rational>()): boolean {
  switch (test.op) {
    case 'known':
      return test.holds;
    case 'sign':
      return holdsFor(test.relation, sign(evaluateNode(test.of, point, known)));
    case 'word':
      return test.among.includes(String(point.get(test.input)));
    case 'not':
      return !testHolds(test.of, point, known);
    case 'all':
      return test.of.every((one) => testHolds(one, point, known));
    case 'any':
      return test.of.some((one) => testHolds(one, point, known));
  }
}

/** What a curve pays at x. */
export function onCurve(pieces: readonly CurveStretch[], x: Rational): Rational {
  const piece = pieces.findLast(({ from, includes }) => {
    if (from === undefined) return true;
    const side = compare(x, from);
    return side > 0 || (side === 0 && includes);
  });
  if (piece === undefined) throw new TypeError('a curve has no piece that reaches down without end');
  return add(piece.start, mul(piece.slope, sub(x, piece.from ?? ZERO)));
}

function inMatrix(matrix: MatrixNode['matrix'], down: Rational, across: Rational): Rational {
  const [row, column] = [shares(matrix.down, down), shares(matrix.across, across)];
  let total = ZERO;
  for (const [r, share] of row) {
    for (const [c, other] of column) {
      total = add(total, mul(mul(share, other), exactly(matrix.cells[r]?.[c] ?? '0')));
    }
  }
  return total;
}

/** Which lines of a matrix count at a place, and with which share. */
function shares(axis: MatrixAxis, x: Rational): readonly (readonly [number, Rational])[] {
  const bounds = axis.bounds.map(exactly);
  const last = bounds.length - 1;
  if (lt(x, bounds[0] ?? ZERO)) return axis.before === 'zero' ? [] : [[0, ONE]];
  if (lt(bounds[last] ?? ZERO, x)) return axis.beyond === 'zero' ? [] : [[last, ONE]];
  const low = bounds.findLastIndex((bound) => !lt(x, bound));
  const [from, to] = [bounds[low], bounds[low + 1]];
  if (axis.between === 'steps' || from === undefined || to === undefined || eq(from, x)) return [[low, ONE]];
  const part = div(sub(x, from), sub(to, from));
  return [
    [low, sub(ONE, part)],
    [low + 1, part],
  ];
}

/** The number of a canonical text of an evaluator. */
export function exactly(text: string): Rational {
  const parsed = parseRational(text);
  // The reader of evaluator files lets no other text through.
  if (!parsed.ok) throw new TypeError(parsed.message);
  return parsed.value;
}

function numberAt(point: Point, input: number): Rational {
  const value = point.get(input);
  if (value === undefined || typeof value === 'string') throw new TypeError(`input ${input} has no number`);
  return value;
}
