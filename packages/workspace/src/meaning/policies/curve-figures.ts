import type { Curve, CurvePiece, PiecewiseCurve } from '@ontarget/evaluator/format';
import {
  abs,
  add,
  compare,
  div,
  gt,
  mul,
  ONE,
  parseRational,
  type Rational,
  sub,
  ZERO,
} from '@ontarget/evaluator/numbers';

/** Whether a curve is one function of attainment that pays a part of target pay. */
export function paysByAttainment(curve: Curve | undefined): curve is PiecewiseCurve {
  if (curve === undefined || !('pieces' in curve) || curve.kind === 'overage') return false;
  return curve.axis === 'percent' && (curve.pays === 'percent' || curve.pays === 'multiple');
}

/** How many rows of a curve pay something. */
export function tiersOf(curve: Curve): number | undefined {
  return 'pieces' in curve ? curve.pieces.filter(({ written }) => written.value !== '0').length : undefined;
}

/** The least attainment from which it pays, and what it pays there; undefined where it pays from nothing on. */
export function thresholdOf({ pieces }: PiecewiseCurve): { at: Rational; pays: Rational } | undefined {
  const [first, ...rest] = pieces;
  if (first === undefined || !isZero(first.start) || !isZero(first.slope)) return undefined;
  const paying = rest.find(({ start, slope }) => !isZero(start) || !isZero(slope));
  if (paying?.from === undefined) return undefined;
  const at = exact(paying.from);
  return at.n > 0n ? { at, pays: exact(paying.start) } : undefined;
}

/** The largest step between what it pays just before a bound and from it on. */
export function largestJump({ pieces }: PiecewiseCurve): { at: Rational; size: Rational } | undefined {
  let largest: { at: Rational; size: Rational } | undefined;
  for (const [index, piece] of pieces.entries()) {
    const before = pieces[index - 1];
    if (before === undefined || piece.from === undefined) continue;
    const at = exact(piece.from);
    const size = abs(sub(exact(piece.start), valueAt(before, at)));
    if (size.n !== 0n && (largest === undefined || gt(size, largest.size))) largest = { at, size };
  }
  return largest;
}

/** How much more is paid for each point of attainment just above 100%. */
export function slopeAboveTarget({ pieces }: PiecewiseCurve): Rational {
  const piece = pieces.findLast(({ from }) => from === undefined || compare(exact(from), ONE) <= 0);
  return piece === undefined ? ZERO : exact(piece.slope);
}

/**
 * The most that is paid on average for each point of attainment above 100%, at any of them: over (P(x) − P(100%)) ÷ (x −
 * 100%); that of its last row where it rises without end.
 */
export function rateAboveTarget(curve: PiecewiseCurve): Rational {
  const { pieces } = curve;
  const at = pieces.findLast(({ from }) => from === undefined || compare(exact(from), ONE) <= 0);
  const target = at === undefined ? ZERO : valueAt(at, ONE);
  const rates = pieces.flatMap((piece, index) => {
    const next = pieces[index + 1]?.from;
    const ends = [
      ...(piece.from === undefined ? [] : [exact(piece.from)]),
      ...(next === undefined ? [] : [exact(next)]),
    ];
    const reached = ends
      .filter((x) => gt(x, ONE))
      .map((x) => div(sub(valueAt(piece, x), target), sub(x, ONE)));
    return next === undefined ? [...reached, exact(piece.slope)] : reached;
  });
  return rates.reduce((most, one) => (gt(one, most) ? one : most), ZERO);
}

/** Whether more is anywhere paid less: a row that falls, or a step down at a bound. */
export function falls({ pieces }: PiecewiseCurve): boolean {
  return pieces.some((piece, index) => {
    const before = pieces[index - 1];
    const isStepDown =
      before !== undefined &&
      piece.from !== undefined &&
      gt(valueAt(before, exact(piece.from)), exact(piece.start));
    return isStepDown || exact(piece.slope).n < 0n;
  });
}

/** The most that it pays; undefined where it rises without end. */
export function highestPayout({ pieces }: PiecewiseCurve): Rational | undefined {
  const last = pieces.at(-1);
  if (last === undefined || exact(last.slope).n > 0n) return undefined;
  const values = pieces.flatMap((piece, index) => {
    const next = pieces[index + 1]?.from;
    return [exact(piece.start), ...(next === undefined ? [] : [valueAt(piece, exact(next))])];
  });
  return values.reduce((most, one) => (gt(one, most) ? one : most), ZERO);
}

/** The most that it pays up to an attainment, that one included. */
export function highestUpTo({ pieces }: PiecewiseCurve, most: Rational): Rational {
  const reached = pieces.filter(({ from }) => from === undefined || compare(exact(from), most) <= 0);
  const values = reached.flatMap((piece, index) => {
    const next = reached[index + 1]?.from;
    return [exact(piece.start), valueAt(piece, next === undefined ? most : exact(next))];
  });
  return values.reduce((highest, one) => (gt(one, highest) ? one : highest), ZERO);
}

function valueAt({ from, start, slope }: CurvePiece, x: Rational): Rational {
  return add(exact(start), mul(exact(slope), sub(x, from === undefined ? ZERO : exact(from))));
}

function isZero(text: string): boolean {
  return exact(text).n === 0n;
}

function exact(text: string): Rational {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new RangeError(`"${text}" is no exact number`);
  return parsed.value;
}
