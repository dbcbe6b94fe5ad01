import type { PiecewiseCurve, Quantity } from '../../format/types/index.ts';
import { lt, parseRational, type Rational } from '../../numbers/index.ts';
import { quantity } from '../quantities.ts';
import { payOn, pieceAt, piecesOf } from './pieces.ts';

/** What a curve says at a point. */
export interface CurveReading {
  /** What it pays at the point. */
  readonly pay: Rational;
  /** What it pays just below the point; differs from `pay` where the curve jumps there. */
  readonly before: Rational;
  /** What it goes on from just above the point; differs from `pay` where the point closes a band. */
  readonly after: Rational;
  /** The index of the piece that the point belongs to. */
  readonly piece: number;
  /** The index of the piece just above the point. */
  readonly pieceAbove: number;
  /** The percent or rate that the plan writes for that piece. */
  readonly written: Quantity;
}

/** Reads a curve at a point, for charts; undefined for a curve without pieces. */
export function curveAt(curve: PiecewiseCurve, x: Rational): CurveReading | undefined {
  const pieces = piecesOf(curve, exactText);
  const at = pieceAt(pieces, x);
  const below = pieces.findLast(({ from }) => from === undefined || lt(from, x));
  if (at === undefined) return undefined;
  const above = pieces.findLast(({ from }) => from === undefined || !lt(x, from)) ?? at;
  return {
    pay: payOn(at, x),
    before: payOn(below ?? at, x),
    after: payOn(above, x),
    piece: at.index,
    pieceAbove: above.index,
    written: quantity(at.written.value, at.written.unit),
  };
}

function exactText(text: string): Rational {
  const parsed = parseRational(text);
  // The reader of evaluator files lets no other text through.
  if (!parsed.ok) throw new TypeError(parsed.message);
  return parsed.value;
}
