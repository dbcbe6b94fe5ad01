import type { CurvePiece, PiecewiseCurve } from '@ontarget/evaluator/format';
import { add, div, eq, formatRational, mul, type Rational, sub, ZERO } from '@ontarget/evaluator/numbers';
import { exact } from '../sight/plan-view.ts';

/** A row of a curve as the plan writes it: where it begins, and the percent or rate there. */
export interface WrittenRow {
  readonly from: Rational | undefined;
  readonly written: CurvePiece['written'];
}

/** The rows of a curve. */
export function rowsOf({ pieces }: PiecewiseCurve): WrittenRow[] {
  return pieces.map(({ from, written }) => ({
    from: from === undefined ? undefined : exact(from),
    written,
  }));
}

/**
 * The curve with other rows, as the compiler would lay it out; undefined where it cannot be told, as for a curve whose pieces
 * are not what its own rows give.
 */
export function withRows(curve: PiecewiseCurve, rows: readonly WrittenRow[]): PiecewiseCurve | undefined {
  const again = laidOut(curve, rowsOf(curve));
  if (again === undefined || !again.every((piece, at) => isSame(piece, curve.pieces[at]))) return undefined;
  const pieces = laidOut(curve, rows);
  return pieces === undefined ? undefined : { ...curve, pieces };
}

/** The same rows paid the other way: by slices, or all of it at the rate reached. */
export function paidAs(curve: PiecewiseCurve, kind: 'marginal' | 'retroactive'): PiecewiseCurve | undefined {
  const rows = rowsOf(curve);
  if (withRows(curve, rows) === undefined) return undefined;
  const pieces = laidOut({ ...curve, kind }, rows);
  return pieces === undefined ? undefined : { ...curve, kind, pieces };
}

function isSame(a: CurvePiece, b: CurvePiece | undefined): boolean {
  return b !== undefined && eq(exact(a.start), exact(b.start)) && eq(exact(a.slope), exact(b.slope));
}

function laidOut(curve: PiecewiseCurve, rows: readonly WrittenRow[]): CurvePiece[] | undefined {
  switch (curve.kind) {
    case 'marginal':
      return slices(curve, rows);
    case 'retroactive':
      return pieces(curve, rows, ({ from, written }) => [
        mul(exact(written.value), from ?? ZERO),
        exact(written.value),
      ]);
    case 'steps':
      return steps(curve, rows);
    case 'linear':
      return points(curve, rows);
    case 'overage':
      return overage(curve, rows);
  }
}

type Line = readonly [start: Rational, slope: Rational];

function pieces(
  curve: PiecewiseCurve,
  rows: readonly WrittenRow[],
  line: (row: WrittenRow, index: number) => Line,
): CurvePiece[] {
  return rows.map((row, index) => {
    const [start, slope] = line(row, index);
    const includes = curve.pieces[index]?.includes ?? true;
    const from = row.from === undefined ? {} : { from: formatRational(row.from) };
    return {
      ...from,
      includes,
      start: formatRational(start),
      slope: formatRational(slope),
      written: row.written,
    };
  });
}

/** Each slice begins with what those below it pay. */
function slices(curve: PiecewiseCurve, rows: readonly WrittenRow[]): CurvePiece[] {
  let [paid, at, rate] = [ZERO, ZERO, ZERO];
  return pieces(curve, rows, ({ from, written }) => {
    if (from !== undefined) {
      paid = add(paid, mul(rate, sub(from, at)));
      at = from;
    }
    rate = exact(written.value);
    return [paid, rate];
  });
}

function steps(curve: PiecewiseCurve, rows: readonly WrittenRow[]): CurvePiece[] {
  let total = ZERO;
  return pieces(curve, rows, ({ written }) => {
    total = curve.addsUp ? add(total, exact(written.value)) : exact(written.value);
    return [total, ZERO];
  });
}

/** Straight lines between the points, where the curve has one between them now; flat or at its own slope behind the last. */
function points(curve: PiecewiseCurve, rows: readonly WrittenRow[]): CurvePiece[] | undefined {
  return pieces(curve, rows, ({ from, written }, index) => {
    const own = curve.pieces[index];
    const start = exact(written.value);
    const next = rows[index + 1];
    if (from === undefined || next?.from === undefined || own === undefined || !isConnected(curve, index))
      return [start, exact(own?.slope ?? '0')];
    return [start, div(sub(exact(next.written.value), start), sub(next.from, from))];
  });
}

/** Whether a piece of the curve ends where the next one starts. */
function isConnected({ pieces: all }: PiecewiseCurve, index: number): boolean {
  const [own, next] = [all[index], all[index + 1]];
  if (own?.from === undefined || next?.from === undefined) return false;
  const end = add(exact(own.start), mul(exact(own.slope), sub(exact(next.from), exact(own.from))));
  return eq(end, exact(next.start));
}

/** Below where the rate reached begins it is paid as by slices; above it, all from there at the rate reached. */
function overage(curve: PiecewiseCurve, rows: readonly WrittenRow[]): CurvePiece[] | undefined {
  const { above } = curve;
  if (above === undefined) return undefined;
  const base = exact(above);
  const below = slices(curve, rows);
  const first = rows.findIndex(({ from }) => from !== undefined && eq(from, base));
  const paid = below[first];
  if (paid === undefined) return undefined;
  const upper = pieces(curve, rows, ({ from, written }) => {
    const rate = exact(written.value);
    return [add(exact(paid.start), mul(rate, sub(from ?? ZERO, base))), rate];
  });
  return [...below.slice(0, first), ...upper.slice(first)];
}
