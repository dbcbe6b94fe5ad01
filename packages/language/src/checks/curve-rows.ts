import type { Curve, CurveRow, Expression } from '../generated/ast.ts';
import type { Amount } from '../literals/read.ts';
import type { PlanView } from './plan-view.ts';
import { constantValue } from './values.ts';

/** A row of a curve that has a bound: every kind but a grade. */
export type BoundRow = Exclude<CurveRow, { $type: 'GradeRow' }>;

/** A row whose bound and value are known numbers. */
export interface KnownRow {
  readonly node: BoundRow;
  readonly bound: Amount;
  readonly pays: Amount;
}

/** The word that a row begins with; a grade stands for itself. */
export function firstWord(row: CurveRow): string {
  switch (row.$type) {
    case 'BelowRow':
      return 'below';
    case 'AtRow':
      return 'at';
    case 'FromRow':
      return 'from';
    case 'AboveRow':
      return 'above';
    case 'GradeRow':
      return row.grade;
  }
}

/** The rows of a curve with bounds, in the order of the text; undefined unless all are known numbers. */
export function knownRows(curve: Curve, plan: PlanView): KnownRow[] | undefined {
  const rows: KnownRow[] = [];
  for (const node of curve.rows) {
    if (node.$type === 'GradeRow') return undefined;
    const bound = amountIn(node.bound, plan);
    const pays = amountIn(node.value, plan);
    if (bound === undefined || pays === undefined) return undefined;
    rows.push({ node, bound, pays });
  }
  return rows;
}

/** The row that says what holds below the first bound. */
export function belowRow(rows: readonly KnownRow[]): KnownRow | undefined {
  return rows.find(({ node }) => node.$type === 'BelowRow');
}

/** The points or bands, without the row for what is below them. */
export function upperRows(rows: readonly KnownRow[]): KnownRow[] {
  return rows.filter(({ node }) => node.$type !== 'BelowRow');
}

function amountIn(expression: Expression | undefined, plan: PlanView): Amount | undefined {
  return expression && constantValue(expression, plan);
}
