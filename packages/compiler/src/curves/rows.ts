import { compare, eq, formatNumber, formatPercent, type Rational } from '@ontarget/evaluator/numbers';
import type { Curve, CurveRow } from '@ontarget/language/ast';
import type { Compilation } from '../compilation.ts';
import { constantOf } from '../formulas/constants.ts';
import type { Amount } from '../literals.ts';
import { refuse } from '../problems.ts';

/** A row with a bound, its numbers worked out. */
export interface BoundRow {
  readonly node: Exclude<CurveRow, { $type: 'GradeRow' }>;
  readonly bound: Amount;
  readonly value: Amount;
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

/** Reads the rows of a curve, whatever order they stand in; refused where they leave a gap or say two things. */
export function rowsOf(c: Compilation, curve: Curve, kinds: readonly BoundRow['node']['$type'][]): CurveRows {
  const rows = curve.rows.map((row) => boundRow(c, curve, row, kinds));
  const first = rows[0];
  if (first === undefined) return refuse('curve-empty', curve, { curve: curve.name });
  const axis = oneUnit(curve, 'bounds', rows, ({ bound }) => bound.unit);
  const values = oneUnit(curve, 'values', rows, ({ value }) => value.unit);
  const below = rows.find(({ node }) => node.$type === 'BelowRow');
  const rising = rows.filter((row) => row !== below).sort((a, b) => compare(a.bound.value, b.bound.value));
  refuseTwice(curve, rising);
  if (below !== undefined) refuseGap(curve, below, rising);
  return { below, rising, axis, values };
}

function boundRow(
  c: Compilation,
  curve: Curve,
  node: CurveRow,
  kinds: readonly BoundRow['node']['$type'][],
): BoundRow {
  if (node.$type === 'GradeRow' || !kinds.includes(node.$type)) {
    const expected = kinds.map((kind) => `"${WORDS[kind]}"`).join(' or ');
    const row = node.$type === 'GradeRow' ? node.grade : WORDS[node.$type];
    return refuse('curve-row-wrong', node, { curve: curve.name, kind: curve.kind, row, expected });
  }
  return { node, bound: constantOf(c, node.bound), value: constantOf(c, node.value) };
}

const WORDS: Readonly<Record<BoundRow['node']['$type'], string>> = {
  BelowRow: 'below',
  AtRow: 'at',
  FromRow: 'from',
  AboveRow: 'above',
};

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

/** Two rows at one bound say one thing only where the first includes it and the other begins just above. */
function refuseTwice(curve: Curve, rising: readonly BoundRow[]): void {
  for (const [index, row] of rising.entries()) {
    const next = rising[index + 1];
    if (next === undefined || !eq(row.bound.value, next.bound.value)) continue;
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
