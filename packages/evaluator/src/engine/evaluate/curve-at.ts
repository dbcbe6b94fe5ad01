import type { PiecewiseCurve } from '../../format/types/index.ts';
import { parseRational, type Rational, ZERO } from '../../numbers/index.ts';
import { payOn, pieceAt, piecesOf } from './pieces.ts';

/** What a curve says at one point of its axis. */
export interface CurveReading {
  /** What it pays there. */
  readonly pay: Rational;
  /** What the piece before would pay there: the lower end of a jump, where the point opens a piece. */
  readonly before: Rational;
  /** The place of the piece that holds there, from 0. */
  readonly piece: number;
}

/** Reads a curve as a run reads it, for charts and explanations; undefined where it has no piece. */
export function curveAt(curve: PiecewiseCurve, at: Rational): CurveReading | undefined {
  const pieces = piecesOf(curve, exact);
  const piece = pieceAt(pieces, at);
  if (piece === undefined) return undefined;
  const opens = piece.from !== undefined && piece.from.n === at.n && piece.from.d === at.d;
  const earlier = opens ? pieces[piece.index - 1] : undefined;
  const pay = payOn(piece, at);
  return { pay, before: earlier === undefined ? pay : payOn(earlier, at), piece: piece.index };
}

/** The reader of an evaluator has refused every other text long before a curve is read. */
function exact(text: string): Rational {
  const parsed = parseRational(text);
  return parsed.ok ? parsed.value : ZERO;
}
