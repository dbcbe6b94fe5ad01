import type { CurveExpression, GradeExpression, PiecewiseCurve } from '../../format/types/index.ts';
import { found, missing, type Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import { rowsOf } from './blame.ts';
import type { Evaluation, Operator } from './evaluation.ts';
import { checkedSize } from './limits.ts';
import { type Piece, payOn, pieceAt, piecesOf } from './pieces.ts';
import { piecesPaid } from './watch.ts';

/** Curves are read once for each row, so each keeps its pieces. */
const read = new WeakMap<PiecewiseCurve, readonly Piece[]>();

/**
 * `curve`: f(at), or the rate written for the band that `at` has reached. Exact; a curve's first piece reaches down
 * and its last reaches up without end.
 */
export const curve: Operator<CurveExpression> = (expression, place, evaluation) => {
  const at = evaluation.number(expression.at, place);
  if (!at.ok) return at;
  const pieces = curvePieces(expression.curve, evaluation);
  const piece = pieces === undefined ? undefined : pieceAt(pieces, at.value);
  if (piece === undefined) return unknownCurve(expression.curve);
  tellPieces(expression, piece, evaluation);
  return expression.read === 'rate' ? found(piece.written.value) : checkedSize(payOn(piece, at.value));
};

/** `grade`: what the curve says for the level. */
export const grade: Operator<GradeExpression> = (expression, place, evaluation) => {
  const given = evaluation.evaluate(expression.of, place);
  if (!given.ok) return given;
  const { curves } = evaluation.plan;
  const levels = own(curves, expression.curve);
  if (levels?.kind !== 'by grade') return unknownCurve(expression.curve);
  const name = given.value;
  if (typeof name !== 'string' || !Object.hasOwn(levels.levels, name)) {
    const known = Object.keys(levels.levels).sort().join(', ');
    const shown = typeof name === 'string' ? `"${name}"` : 'a blank or a number';
    return missing('unknown-grade', `${shown} is no grade of ${expression.curve}; its grades are ${known}`, {
      rows: rowsOf(place),
    });
  }
  evaluation.watch?.({ kind: 'level', curve: expression.curve, level: name });
  return found(evaluation.exact(levels.levels[name] ?? '0'));
};

/** The pieces of a curve by its name, or undefined where the plan has no such curve of bands or points. */
export function curvePieces(
  name: string,
  evaluation: Pick<Evaluation, 'plan' | 'exact'>,
): readonly Piece[] | undefined {
  const { curves } = evaluation.plan;
  const definition = own(curves, name);
  if (definition === undefined || definition.kind === 'by grade' || definition.kind === 'matrix')
    return undefined;
  const known = read.get(definition);
  if (known !== undefined) return known;
  const pieces = piecesOf(definition, (text) => evaluation.exact(text));
  read.set(definition, pieces);
  return pieces;
}

/** Tells which rows of the curve the reading comes from; a rate is that of one row alone. */
function tellPieces(
  { curve: name, read: what }: CurveExpression,
  piece: Piece,
  evaluation: Evaluation,
): void {
  if (evaluation.watch === undefined) return;
  const definition = own(evaluation.plan.curves, name);
  const pieces = what === 'rate' || definition === undefined ? [piece.index] : piecesPaid(definition, piece);
  evaluation.watch({ kind: 'pieces', curve: name, pieces });
}

function unknownCurve(name: string): Outcome {
  return missing('unknown-value', `the evaluator has no curve ${name} that could be read here`);
}
