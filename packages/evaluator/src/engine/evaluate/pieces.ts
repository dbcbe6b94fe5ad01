import type { PiecewiseCurve, Unit } from '../../format/types/index.ts';
import { add, compare, mul, type Rational, sub, ZERO } from '../../numbers/index.ts';

/** A piece of a curve with its numbers read: f(x) = start + slope × (x − from), x counting from 0 without `from`. */
export interface Piece {
  /** Its place in the curve, from 0. */
  readonly index: number;
  readonly from: Rational | undefined;
  readonly includes: boolean;
  readonly start: Rational;
  readonly slope: Rational;
  readonly written: { readonly value: Rational; readonly unit: Unit };
}

/** Reads the numbers of a curve's pieces. */
export function piecesOf(curve: PiecewiseCurve, exact: (text: string) => Rational): readonly Piece[] {
  return curve.pieces.map(({ from, includes, start, slope, written }, index) => ({
    index,
    from: from === undefined ? undefined : exact(from),
    includes,
    start: exact(start),
    slope: exact(slope),
    written: { value: exact(written.value), unit: written.unit },
  }));
}

/** The last piece that x has reached: a bound belongs to the piece that it opens only where that includes it. */
export function pieceAt(pieces: readonly Piece[], x: Rational): Piece | undefined {
  return pieces.findLast((piece) => {
    if (piece.from === undefined) return true;
    const side = compare(x, piece.from);
    return side > 0 || (side === 0 && piece.includes);
  });
}

/** What a piece pays at x. */
export function payOn(piece: Piece, x: Rational): Rational {
  return add(piece.start, mul(piece.slope, sub(x, piece.from ?? ZERO)));
}
