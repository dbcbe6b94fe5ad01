import type { CurvePiece } from '@ontarget/evaluator/format';
import { isZero, type Rational, ZERO } from '@ontarget/evaluator/numbers';
import type { Curve } from '@ontarget/language/ast';
import { exact } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { ids } from '../names.ts';
import { refuse } from '../problems.ts';
import { type BoundRow, type CurveRows, written } from './rows.ts';

/** A piece before it is written: f(x) = start + slope (x - from). */
export interface Piece {
  readonly row: BoundRow;
  /** Absent for the first piece, which reaches down without end and counts x from 0. */
  readonly from?: Rational;
  readonly start: Rational;
  readonly slope: Rational;
}

export function writePiece({ row, from, start, slope }: Piece): CurvePiece {
  return {
    ...(from === undefined ? {} : { from: exact(from) }),
    includes: row.opens !== 'above',
    start: exact(start),
    slope: exact(slope),
    written: { value: exact(row.value.value), unit: row.value.unit },
  };
}

/** A band: the row that writes it, and the rate or percent that holds in it. */
export interface Band {
  readonly row: BoundRow;
  readonly rate: Rational;
  /** Where it begins; the first reaches down without end. */
  readonly from?: Rational;
}

/**
 * The bands of a curve from the lowest up. The first is the `below` row, or a first row that begins at 0, since
 * nothing below says anything else; a first row above 0 must say what holds below it.
 */
export function bandsOf(c: Compilation, curve: Curve, { below, rising }: CurveRows): Band[] {
  const first = rising[0];
  const bands = rising.map((row) => ({ row, rate: row.value.value, from: row.bound.value }));
  if (below !== undefined) return [{ row: below, rate: below.value.value }, ...bands];
  if (first === undefined) return refuse('curve-empty', curve, { curve: curve.name });
  const lowest = { row: first, rate: valueBelow(c, curve, first) };
  return isZero(first.bound.value) ? [lowest, ...bands.slice(1)] : [lowest, ...bands];
}

/** What holds below a first row that does not say: the same where it begins at 0, else a choice. */
export function valueBelow(c: Compilation, curve: Curve, first: BoundRow): Rational {
  if (isZero(first.bound.value)) return first.value.value;
  const [bound, value] = [written(first.bound), written(first.value)];
  const nothing = `below ${bound}: 0%`;
  const reading = c.choices.settle({
    code: 'curve-start-missing',
    params: { curve: curve.name, first: bound, value },
    node: first.node,
    owner: ids.curve(curve.name),
    readings: [nothing, `below ${bound}: ${value}`],
  });
  return reading === nothing ? ZERO : first.value.value;
}
