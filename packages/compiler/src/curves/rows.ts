import {
  compare,
  div,
  eq,
  formatNumber,
  formatPercent,
  isZero,
  min,
  type Rational,
  rational,
  sub,
  ZERO,
} from '@ontarget/evaluator/numbers';
import { type BandRow, type BoundRow as BoundNode, bandRows } from '@ontarget/language';
import type { Curve, CurveRow } from '@ontarget/language/ast';
import type { Compilation } from '../compilation.ts';
import { constantOf } from '../formulas/constants.ts';
import type { Amount } from '../literals.ts';
import { refuse } from '../problems.ts';

/** A row with a bound, its numbers worked out. */
export interface BoundRow {
  readonly node: BoundNode;
  readonly opens: BandRow['opens'];
  /** Where it begins; of a row that reaches down without end, where it ends. */
  readonly bound: Amount;
  /** What it pays or its rate; of a row `for the band`, the rate that its amount comes to. */
  readonly value: Amount;
  /** What each whole unit of the axis adds inside it. */
  readonly slope: Rational;
}

/** The rows of a curve from the lowest bound up: what holds below the first, and the rows that begin somewhere. */
export interface CurveRows {
  readonly below: BoundRow | undefined;
  readonly rising: readonly BoundRow[];
  /** The unit of the bounds: `percent` for attainment, else that of an amount. */
  readonly axis: string;
  /** The unit of what the rows say. */
  readonly values: string;
}

/**
 * Reads the rows of a curve, whatever order they stand in; refused where they leave a gap or say two things. No row has
 * more than `most`, where that is given.
 */
export function rowsOf(
  c: Compilation,
  curve: Curve,
  kinds: readonly BoundNode['$type'][],
  most?: Rational,
): CurveRows {
  for (const row of curve.rows) refuseKind(curve, row, kinds);
  const read = bandRows(curve).map((band) => boundRow(c, curve, band));
  const rows = read
    .map((row, index) => rateForBand(c, curve, row, read[index + 1]))
    .map((row) =>
      most === undefined ? row : { ...row, value: { ...row.value, value: min(row.value.value, most) } },
    );
  const first = rows[0];
  if (first === undefined) return refuse('curve-empty', curve, { curve: curve.name });
  const axis = oneUnit(curve, 'bounds', rows, ({ bound }) => bound.unit);
  const values = oneUnit(curve, 'values', rows, ({ value }) => value.unit);
  const below = rows.find(({ opens }) => opens === 'below');
  const rising = rows.filter((row) => row !== below).sort(byBound);
  refuseTwice(curve, rising);
  if (below !== undefined) refuseGap(curve, below, rising);
  refuseOpenEnd(c, curve, rows);
  return { below, rising, axis, values };
}

function refuseKind(curve: Curve, node: CurveRow, kinds: readonly BoundNode['$type'][]): void {
  if (node.$type !== 'GradeRow' && kinds.includes(node.$type)) return;
  const expected = kinds.map((kind) => `"${WORDS[kind]}"`).join(' or ');
  const row = node.$type === 'GradeRow' ? node.grade : WORDS[node.$type];
  refuse('curve-row-wrong', node, { curve: curve.name, kind: curve.kind, row, expected });
}

function boundRow(c: Compilation, curve: Curve, { node, opens, bound }: BandRow): BoundRow {
  const slope = 'slope' in node ? node.slope : undefined;
  const amounts = { bound: constantOf(c, bound), value: constantOf(c, node.value) };
  if (slope === undefined) return { node, opens, ...amounts, slope: ZERO };
  const each = slope.each === undefined ? POINT : constantOf(c, slope.each).value;
  if (curve.kind !== 'steps' || isZero(each)) {
    const problem = '"plus" stands where nothing can rise inside a band';
    return refuse('curve-band-wrong', slope, { curve: curve.name, problem });
  }
  return { node, opens, ...amounts, slope: div(constantOf(c, slope.value).value, each) };
}

const POINT = rational(1, 100);

/** An amount for the whole of a band is spread over its width. */
function rateForBand(c: Compilation, curve: Curve, row: BoundRow, next: BoundRow | undefined): BoundRow {
  if (!('forBand' in row.node) || !row.node.forBand) return row;
  const end = row.node.$type === 'UpToRow' ? constantOf(c, row.node.bound).value : next?.bound.value;
  if (curve.kind !== 'marginal' || end === undefined) {
    const problem = '"for the band" needs a slice that ends, in a marginal curve';
    return refuse('curve-band-wrong', row.node, { curve: curve.name, problem });
  }
  const width = row.opens === 'below' ? end : sub(end, row.bound.value);
  const { currency } = c.header;
  const ofMoney = row.value.unit === currency;
  const unit = !ofMoney ? 'multiple' : row.bound.unit === currency ? 'percent' : `${currency}/count`;
  return { ...row, value: { value: div(row.value.value, width), unit } };
}

const WORDS: Readonly<Record<BoundNode['$type'], string>> = {
  BelowRow: 'below',
  AtRow: 'at',
  FromRow: 'from',
  AboveRow: 'above',
  UpToRow: 'up to',
};

/** What lies above the last `up to` is said by a row that begins just above it. */
function refuseOpenEnd(c: Compilation, curve: Curve, rows: readonly BoundRow[]): void {
  const last = rows.findLast(({ node }) => node.$type === 'UpToRow');
  if (last === undefined) return;
  const end = constantOf(c, last.node.bound);
  const next = rows[rows.indexOf(last) + 1];
  if (next?.opens === 'above' && eq(next.bound.value, end.value)) return;
  refuse('curve-gap', last.node, {
    curve: curve.name,
    from: `just above ${written(end)}`,
    to: next === undefined ? 'any higher result' : written(next.bound),
  });
}

function oneUnit(
  curve: Curve,
  part: string,
  rows: readonly BoundRow[],
  unitOf: (row: BoundRow) => string,
): string {
  const [first = '', ...others] = new Set(rows.map(unitOf));
  const second = others[0];
  if (second === undefined) return first;
  const node = rows.find((row) => unitOf(row) === second)?.node ?? curve;
  return refuse('curve-units-mixed', node, { curve: curve.name, part, first, second });
}

/** By bound; what begins with a bound comes before what begins just above it. */
function byBound(a: BoundRow, b: BoundRow): number {
  return compare(a.bound.value, b.bound.value) || Number(a.opens === 'above') - Number(b.opens === 'above');
}

/** Two rows at one bound say one thing only where the first includes it and the other begins just above. */
function refuseTwice(curve: Curve, rising: readonly BoundRow[]): void {
  for (const [index, row] of rising.entries()) {
    const next = rising[index + 1];
    if (next === undefined || !eq(row.bound.value, next.bound.value)) continue;
    if (row.opens === 'from' && next.opens === 'above') continue;
    const [first, second] = [written(row.value), written(next.value)];
    refuse('curve-bound-twice', next.node, { curve: curve.name, bound: written(row.bound), first, second });
  }
}

function refuseGap(curve: Curve, below: BoundRow, rising: readonly BoundRow[]): void {
  const first = rising[0];
  if (first === undefined || eq(first.bound.value, below.bound.value)) return;
  const [low, high] = [below.bound, first.bound].sort((a, b) => compare(a.value, b.value));
  if (low === undefined || high === undefined) return;
  const gap = { curve: curve.name, from: written(low), to: written(high) };
  if (low === below.bound) refuse('curve-gap', below.node, gap);
  refuse('curve-overlap', below.node, { ...gap, first: written(below.value), second: written(first.value) });
}

/** A number as messages write it. */
export function written({ value, unit }: { readonly value: Rational; readonly unit: string }): string {
  return unit === 'percent' ? formatPercent(value) : formatNumber(value);
}
