import type { Curve, CurveExpression, Quantity, ValueId } from '../../format/types/index.ts';
import { isZero, lt, type Money, max, min, mul, type Rational, sub, ZERO } from '../../numbers/index.ts';
import { isRational } from '../cells.ts';
import { curvePieces } from '../evaluate/curves.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { type Piece, payOn, pieceAt } from '../evaluate/pieces.ts';
import { own } from '../own.ts';
import { quantity } from '../quantities.ts';
import type { Explaining } from './explaining.ts';
import type { Band, ExplanationNode, NextBand, Slice } from './tree.ts';

/** A curve that was read: the band reached, the one not reached, and for marginal curves each slice. */
export function curveNode(
  expression: CurveExpression,
  place: Place,
  explaining: Explaining,
): ExplanationNode {
  const { engine } = explaining;
  const outcome = engine.evaluate(expression, place);
  const at = engine.number(expression.at, place);
  const definition = own(engine.plan.curves, expression.curve);
  const pieces = curvePieces(expression.curve, engine);
  const bands =
    at.ok && pieces !== undefined && definition !== undefined
      ? bandsAt(expression, definition, pieces, at.value, place, explaining)
      : {};
  const node = `curve/${expression.curve}`;
  return {
    kind: 'curve',
    node,
    title: expression.curve,
    ...explaining.outcome(outcome, unitOf(expression, definition)),
    ...bands,
    ...explaining.source(node),
    children: explaining.walk(expression.at, place),
  };
}

function unitOf({ read }: CurveExpression, curve: Curve | undefined): string {
  if (curve === undefined) return 'number';
  return read === 'rate' && curve.kind !== 'by grade' && curve.kind !== 'matrix'
    ? (curve.pieces[0]?.written.unit ?? curve.pays)
    : curve.pays;
}

function bandsAt(
  expression: CurveExpression,
  curve: Curve,
  pieces: readonly Piece[],
  x: Rational,
  place: Place,
  explaining: Explaining,
): Pick<ExplanationNode, 'band' | 'next' | 'slices'> {
  if (curve.kind === 'by grade' || curve.kind === 'matrix') return {};
  const reached = pieceAt(pieces, x);
  if (reached === undefined) return {};
  const axis = (value: Rational): Quantity => quantity(value, curve.axis);
  const band = (piece: Piece): Band => {
    const to = pieces[piece.index + 1]?.from;
    const node = `curve/${expression.curve}/${piece.index + 1}`;
    return {
      node,
      ...(piece.from === undefined ? {} : { from: axis(piece.from) }),
      ...(to === undefined ? {} : { to: axis(to) }),
      written: quantity(piece.written.value, piece.written.unit),
      ...explaining.source(node),
    };
  };
  const above = pieces[reached.index + 1];
  const next: NextBand | undefined =
    above?.from === undefined
      ? undefined
      : {
          ...band(above),
          missing: axis(sub(above.from, x)),
          ...missingResult(expression, sub(above.from, x), place, explaining),
        };
  const slices =
    curve.kind === 'marginal' && expression.read === 'pay'
      ? slicesTo(pieces, x, curve.pays, axis, band, explaining.paidOn(expression))
      : curve.kind === 'overage' && expression.read === 'pay'
        ? partsTo(pieces, explaining.engine.exact(curve.above ?? '0'), x, {
            pays: curve.pays,
            axis,
            band,
            paidOn: explaining.paidOn(expression),
          })
        : undefined;
  return {
    band: band(reached),
    ...(next === undefined ? {} : { next }),
    ...(slices === undefined ? {} : { slices }),
  };
}

/**
 * The slices of a marginal curve between 0 and x; their pays add up to what the curve pays at x. What the curve pays
 * at 0 itself, and jumps at its bounds (a marginal curve of the language has neither), count in the slice above.
 */
function slicesTo(
  pieces: readonly Piece[],
  x: Rational,
  pays: string,
  axis: (value: Rational) => Quantity,
  band: (piece: Piece) => Band,
  paidOn: Money | undefined,
): readonly Slice[] {
  const reached = pieceAt(pieces, x);
  if (reached === undefined) return [];
  let paidBelow = ZERO;
  return pieces.flatMap((piece, index): Slice[] => {
    const end = pieces[index + 1]?.from;
    const isLast = piece.index === reached.index;
    if (piece.index > reached.index || (!isLast && end !== undefined && !lt(ZERO, end))) return [];
    const from = max(piece.from ?? ZERO, ZERO);
    const to = isLast || end === undefined ? x : min(end, x);
    const pay = sub(payOn(piece, to), paidBelow);
    paidBelow = payOn(piece, to);
    const { node, source } = band(piece);
    return [
      {
        node,
        from: axis(lt(x, ZERO) ? x : from),
        ...(end === undefined ? {} : { to: axis(end) }),
        inside: axis(lt(x, ZERO) ? x : sub(to, from)),
        rate: quantity(piece.written.value, piece.written.unit),
        pay: quantity(pay, pays),
        ...(paidOn === undefined ? {} : { money: quantity(mul(pay, paidOn.amount), paidOn.currency) }),
        ...(source === undefined ? {} : { source }),
      },
    ];
  });
}

/** The two parts of an overage curve: up to its bound at the rate below it, and what lies above at the rate reached. */
function partsTo(
  pieces: readonly Piece[],
  over: Rational,
  x: Rational,
  show: {
    readonly pays: string;
    readonly axis: (value: Rational) => Quantity;
    readonly band: (piece: Piece) => Band;
    readonly paidOn: Money | undefined;
  },
): readonly Slice[] {
  const { pays, axis, band, paidOn } = show;
  const reached = pieceAt(pieces, x);
  const below = pieces.findLast(({ from }) => from === undefined || lt(from, over));
  if (reached === undefined || below === undefined) return [];
  const part = (piece: Piece, from: Rational, end: Rational, pay: Rational): Slice => {
    const { node, source } = band(piece);
    return {
      node,
      from: axis(from),
      inside: axis(sub(end, from)),
      rate: quantity(piece.written.value, piece.written.unit),
      pay: quantity(pay, pays),
      ...(paidOn === undefined ? {} : { money: quantity(mul(pay, paidOn.amount), paidOn.currency) }),
      ...(source === undefined ? {} : { source }),
    };
  };
  if (!lt(over, x)) return [part(reached, ZERO, x, payOn(reached, x))];
  const first = payOn(below, over);
  return [
    { ...part(below, ZERO, over, first), to: axis(over) },
    part(reached, over, x, sub(payOn(reached, x), first)),
  ];
}

/** What is missing on the axis, in the unit of the result: the axis is then a value that divides a result by a quota. */
function missingResult(
  { at }: CurveExpression,
  missing: Rational,
  place: Place,
  { engine }: Explaining,
): { missingResult?: Quantity } {
  if (at.op !== 'value' || at.window !== undefined) return {};
  const formula = valueFormula(at.id, engine.plan.values);
  if (formula?.op !== 'quotient') return {};
  const [, divisor] = formula.of;
  const quota = engine.evaluate(divisor, { subject: place.subject, window: place.window });
  if (divisor.op !== 'value' || !quota.ok || !isRational(quota.value) || isZero(quota.value)) return {};
  const unit = engine.plan.values[divisor.id]?.unit ?? 'number';
  return { missingResult: quantity(mul(missing, quota.value), unit) };
}

function valueFormula(id: ValueId, values: Explaining['engine']['plan']['values']) {
  return own(values, id)?.formula;
}
