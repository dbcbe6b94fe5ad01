import { curveAt } from '@ontarget/evaluator/engine';
import type { PiecewiseCurve, Unit } from '@ontarget/evaluator/format';
import { compare, eq, mul, parseRational, type Rational, sub, ZERO } from '@ontarget/evaluator/numbers';
import { amount, type Cell, computed, heading, type Look, reference, text } from './cells.ts';

/** A curve beside the steps: its table, the formula that reads it, and what that comes to exactly. */
export interface CurveCells {
  /** From its first row on; the first column of each row is the sheet's `column`. */
  readonly rows: readonly (readonly Cell[])[];
  readonly formula: string;
  readonly value: Rational;
}

interface Piece {
  readonly from: Rational;
  readonly includes: boolean;
  readonly start: Rational;
  readonly slope: Rational;
}

/**
 * A curve read at what stands in a cell. A marginal curve is a sum of slices, as people work it out; every other one is the
 * row that is reached: where it starts, and how it rises from there.
 *
 * @param x the cell that is read, and its exact value; @param at where the table begins, from 0
 */
export function curveCells(
  curve: PiecewiseCurve,
  x: { readonly cell: string; readonly value: Rational },
  at: { readonly column: number; readonly row: number },
): CurveCells | undefined {
  const pieces = curve.pieces.map(pieceOf);
  const reading = curveAt(curve, x.value);
  if (reading === undefined || pieces.some((piece) => piece === undefined)) return undefined;
  const known = pieces.filter((piece) => piece !== undefined);
  // What begins below zero is not found by a list that begins with it.
  if (known.slice(1).some(({ from }) => compare(from, ZERO) < 0)) return undefined;
  return curve.kind === 'marginal' && isSumOfSlices(known) && compare(x.value, ZERO) >= 0
    ? slices(curve, known, x, at, reading.pay)
    : lookup(curve, known, x, at, reading.pay);
}

function pieceOf({ from, includes, start, slope }: PiecewiseCurve['pieces'][number]): Piece | undefined {
  const [a, b, c] = [parseRational(from ?? '0'), parseRational(start), parseRational(slope)];
  return a.ok && b.ok && c.ok ? { from: a.value, includes, start: b.value, slope: c.value } : undefined;
}

/** Whether the curve begins at nothing and never leaps, so that it is the sum of what lies in its slices. */
function isSumOfSlices(pieces: readonly Piece[]): boolean {
  return pieces.every(({ from, start }, index) => {
    const before = pieces[index - 1];
    if (before === undefined) return eq(start, ZERO) && eq(from, ZERO);
    const reached = mul(before.slope, sub(from, before.from));
    return eq(sub(start, before.start), reached);
  });
}

function slices(
  curve: PiecewiseCurve,
  pieces: readonly Piece[],
  x: { readonly cell: string; readonly value: Rational },
  { column, row }: { readonly column: number; readonly row: number },
  value: Rational,
): CurveCells {
  const rows = pieces.map(({ from, slope }, index): Cell[] => {
    const next = pieces[index + 1];
    const line = row + 1 + index;
    const [start, end, rate, inside] = [0, 1, 2, 3].map((more) => reference(column + more, line));
    const top = next !== undefined && compare(next.from, x.value) < 0 ? next.from : x.value;
    const within = compare(top, from) > 0 ? sub(top, from) : ZERO;
    const reach = next === undefined ? x.cell : `MIN(${x.cell},${end})`;
    return [
      amount(from, lookOf(curve.axis)),
      next === undefined ? text('and more') : amount(next.from, lookOf(curve.axis)),
      amount(slope, 'number'),
      computed(`MAX(0,${reach}-${start})`, within, lookOf(curve.axis)),
      computed(`${inside}*${rate}`, mul(within, slope), lookOf(curve.pays, curve.axis)),
    ];
  });
  const last = reference(column + 4, row + pieces.length);
  return {
    rows: [headings('From', 'To', 'Rate', 'Lies in it', 'Pays'), ...rows],
    formula: `SUM(${reference(column + 4, row + 1)}:${last})`,
    value,
  };
}

function lookup(
  curve: PiecewiseCurve,
  pieces: readonly Piece[],
  x: { readonly cell: string; readonly value: Rational },
  { column, row }: { readonly column: number; readonly row: number },
  value: Rational,
): CurveCells {
  const first = row + 1;
  const last = row + pieces.length;
  const column_ = (more: number, from = first) =>
    `${reference(column + more, from, true)}:${reference(column + more, last, true)}`;
  const reached = reference(column + 1, last + 1, true);
  const index = pieces.findLastIndex(({ from, includes }, at) => {
    const side = compare(x.value, from);
    return at === 0 || side > 0 || (side === 0 && includes);
  });
  const found = `MATCH(MAX(${x.cell},${reference(column, first, true)}),${column_(0)},1)`;
  const belongsBelow = `AND(INDEX(${column_(0)},${found})=${x.cell},INDEX(${column_(1)},${found})=0)`;
  const count = `${found}-IF(${belongsBelow},1,0)`;
  const rows = pieces.map(({ from, includes, start, slope }, at): Cell[] => [
    amount(from, lookOf(curve.axis)),
    amount({ n: at === 0 || includes ? 1n : 0n, d: 1n }, 'number'),
    amount(start, lookOf(curve.pays, curve.axis)),
    amount(slope, 'number'),
  ]);
  return {
    rows: [
      headings('From', 'From itself counts', 'Starts at', 'Rises by'),
      ...rows,
      [text('Row reached', 'note'), computed(count, { n: BigInt(index + 1), d: 1n }, 'number')],
    ],
    formula: `INDEX(${column_(2)},${reached})+INDEX(${column_(3)},${reached})*(${x.cell}-INDEX(${column_(0)},${reached}))`,
    value,
  };
}

function headings(...words: readonly string[]): Cell[] {
  return words.map((word) => heading(word, 'figures'));
}

/** A multiple of attainment is a percent of target pay. */
export function lookOf(unit: Unit, axis?: Unit): Look {
  if (unit === 'percent' || unit === 'score' || (unit === 'multiple' && axis === 'percent')) return 'percent';
  return /^[A-Z]{3}$/.test(unit) ? 'money' : 'number';
}
