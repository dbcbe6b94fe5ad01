import { div, type Rational, sub, ZERO } from '@ontarget/evaluator/numbers';
import type { Curve } from '@ontarget/language/ast';
import type { Compilation } from '../compilation.ts';
import { ids } from '../names.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { type Piece, valueBelow } from './pieces.ts';
import { type BoundRow, type CurveRows, rowsOf, written } from './rows.ts';

/** Straight lines between points; what holds below the first and after the last is said by the curve. */
export function linearPieces(c: Compilation, curve: Curve): { rows: CurveRows; pieces: Piece[] } {
  const rows = rowsOf(c, curve, ['BelowRow', 'AtRow']);
  const [first, ...more] = rows.rising;
  if (first === undefined) return refuse('curve-empty', curve, { curve: curve.name });
  const points = [first, ...more];
  return {
    rows,
    pieces: [
      belowFirst(c, curve, rows, first),
      ...points.map((_, index) => lineFrom(c, curve, points, index)),
    ],
  };
}

/** Below the first point the curve pays what its `below` row says; a first point at 0 holds for less than 0 too. */
function belowFirst(c: Compilation, curve: Curve, { below }: CurveRows, first: BoundRow): Piece {
  const row = below ?? first;
  const pays = below === undefined ? valueBelow(c, curve, first) : below.value.value;
  return { row, start: pays, slope: ZERO };
}

function lineFrom(c: Compilation, curve: Curve, points: readonly BoundRow[], index: number): Piece {
  const row = points[index];
  if (row === undefined) throw new RangeError(`${curve.name} has no point ${index}`);
  const next = points[index + 1];
  const slope = next === undefined ? tailSlope(c, curve, points) : slopeBetween(row, next);
  return { row, from: row.bound.value, start: row.value.value, slope };
}

function slopeBetween(left: BoundRow, right: BoundRow): Rational {
  return div(sub(right.value.value, left.value.value), sub(right.bound.value, left.bound.value));
}

function tailSlope(c: Compilation, curve: Curve, points: readonly BoundRow[]): Rational {
  const last = points.at(-1);
  if (last?.node.$type !== 'AtRow') return cannotCompile(curve, curve.name, 'its last row is no point');
  const tail = last.node.tail ?? openTail(c, curve, last);
  if (tail.endsWith('flat')) return ZERO;
  const before = points.at(-2);
  if (before === undefined) {
    return refuse('curve-tail-wrong', last.node, {
      curve: curve.name,
      problem: 'one point alone has no slope to go on with',
    });
  }
  return slopeBetween(before, last);
}

function openTail(c: Compilation, curve: Curve, last: BoundRow): string {
  return c.choices.settle({
    code: 'curve-end-missing',
    params: { curve: curve.name, last: written(last.bound), value: written(last.value) },
    node: last.node,
    owner: ids.curve(curve.name),
    readings: ['then flat', 'then same slope'],
  });
}
