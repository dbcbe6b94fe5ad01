import { div, isZero, type Rational, rational, sub, ZERO } from '@ontarget/evaluator/numbers';
import type { Curve, CurveRow, Expression } from '../generated/ast.ts';
import type { Amount } from '../literals/read.ts';
import { type BandRow, type BoundRow, bandRows } from '../resolve/band-rows.ts';
import { plain } from '../types/unit.ts';
import type { PlanView } from './plan-view.ts';
import { constantValue, currencyIn } from './values.ts';

export type { BoundRow } from '../resolve/band-rows.ts';

/** A row whose bound and value are known numbers. */
export interface KnownRow {
  readonly node: BoundRow;
  readonly opens: BandRow['opens'];
  /** Where it begins; of a row that reaches down without end, where it ends. */
  readonly bound: Amount;
  /** What it pays or its rate; a value `for the band` is the rate that it comes to. */
  readonly pays: Amount;
  /** What each whole unit of the axis adds; 0 unless the row says `plus`. */
  readonly slope: Rational;
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
    case 'UpToRow':
      return 'up to';
    case 'GradeRow':
      return row.grade;
  }
}

/** The rows of a curve with bounds, in the order of the text; undefined unless all are known numbers. */
export function knownRows(curve: Curve, plan: PlanView): KnownRow[] | undefined {
  const rows: KnownRow[] = [];
  const bands = bandRows(curve);
  if (bands.length < curve.rows.length) return undefined;
  for (const [index, { node, opens, bound: begins }] of bands.entries()) {
    const bound = amountIn(begins, plan);
    const pays = amountIn(node.value, plan);
    const slope = slopeOf(node, plan);
    if (bound === undefined || pays === undefined || slope === undefined) return undefined;
    const rate = forBand(node) ? rateOfBand(pays, bound, opens, bands[index + 1], plan) : pays;
    rows.push({ node, opens, bound, pays: rate, slope });
  }
  return rows;
}

/** Whether a row says what it pays in all instead of at which rate. */
export function forBand(node: BoundRow): boolean {
  return 'forBand' in node && node.forBand;
}

function slopeOf(node: BoundRow, plan: PlanView): Rational | undefined {
  if (!('slope' in node) || node.slope === undefined) return ZERO;
  const value = amountIn(node.slope.value, plan)?.value;
  const each = node.slope.point ? rational(1, 100) : amountIn(node.slope.each, plan)?.value;
  return value === undefined || each === undefined || isZero(each) ? undefined : div(value, each);
}

/** The rate at which a band pays its whole amount; the amount itself where the band has no end. */
function rateOfBand(
  pays: Amount,
  bound: Amount,
  opens: BandRow['opens'],
  next: BandRow | undefined,
  plan: PlanView,
): Amount {
  const end = next === undefined ? undefined : amountIn(next.bound, plan)?.value;
  const width = end && (opens === 'below' ? end : sub(end, bound.value));
  if (width === undefined || isZero(width)) return pays;
  const ofMoney = pays.unit.kind === 'money';
  const unit =
    ofMoney && bound.unit.kind !== 'money'
      ? { kind: 'rate' as const, currency: currencyIn(plan) }
      : plain(ofMoney ? 'percent' : 'multiple');
  return { value: div(pays.value, width), unit };
}

/** The row that says what holds below the first bound. */
export function belowRow(rows: readonly KnownRow[]): KnownRow | undefined {
  return rows.find(({ opens }) => opens === 'below');
}

/** The points or bands, without the row for what is below them. */
export function upperRows(rows: readonly KnownRow[]): KnownRow[] {
  return rows.filter(({ opens }) => opens !== 'below');
}

function amountIn(expression: Expression | undefined, plan: PlanView): Amount | undefined {
  return expression && constantValue(expression, plan);
}
