import type { Component, Curve, CurvePiece, Plan } from '@ontarget/evaluator/format';
import { add, compare, div, mul, ONE, type Rational, sub, ZERO } from '@ontarget/evaluator/numbers';
import { exact, own } from './plan-view.ts';

/** Where a component without a quota pays its target: a result, or of a matrix one for each axis. */
export type TargetPoint = { readonly result: Rational | string; readonly across?: Rational };

/**
 * The result at which a component that has no quota pays 100% of its target: a score of 100%, the level that pays it, the
 * least result at which the curve does, the first cell of a matrix. Undefined where none does.
 */
export function targetPoint(plan: Plan, component: Component): TargetPoint | undefined {
  if (component.kind !== 'weighted') return undefined;
  const curve = own(plan.curves, component.curve);
  return curve === undefined ? { result: ONE } : pointOf(curve);
}

function pointOf(curve: Curve): TargetPoint | undefined {
  switch (curve.kind) {
    case 'by grade': {
      const level = Object.entries(curve.levels).find(([, pays]) => pays === '1')?.[0];
      return level === undefined ? undefined : { result: level };
    }
    case 'matrix': {
      const row = curve.cells.findIndex((cells) => cells.includes('1'));
      const down = curve.down.bounds[row];
      const across = curve.across.bounds[curve.cells[row]?.indexOf('1') ?? -1];
      return down === undefined || across === undefined
        ? undefined
        : { result: exact(down), across: exact(across) };
    }
    default: {
      const result = leastAtOne(curve.pieces);
      return result === undefined ? undefined : { result };
    }
  }
}

/** The least x from 0 on where f(x) = 1. */
function leastAtOne(pieces: readonly CurvePiece[]): Rational | undefined {
  for (const [index, piece] of pieces.entries()) {
    const from = piece.from === undefined ? ZERO : exact(piece.from);
    const next = pieces[index + 1]?.from;
    const slope = exact(piece.slope);
    const start = exact(piece.start);
    const x = slope.n === 0n ? from : add(from, div(sub(ONE, start), slope));
    const pays = add(start, mul(slope, sub(x, from)));
    if (compare(pays, ONE) !== 0 || compare(x, from) < 0) continue;
    if (next === undefined || compare(x, exact(next)) < 0) return x;
  }
  return undefined;
}
