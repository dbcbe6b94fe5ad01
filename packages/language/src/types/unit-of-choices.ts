import type {
  Curve,
  CurveReading,
  Expression,
  FormulaCompare,
  FormulaCondition,
  WhenExpression,
} from '../generated/ast.ts';
import { comparedUnit, sumUnit, type UnitResult } from './algebra.ts';
import { money, UNKNOWN, type Unit } from './unit.ts';

/** What working out the units of branches needs of the units around them. */
export interface Branches {
  readonly of: (expression: Expression) => Unit;
  /** The unit of two sides together, a mistake told at a node. */
  readonly settle: (
    result: UnitResult,
    at: { readonly node: Expression | FormulaCompare; readonly left: Unit; readonly right: Unit },
  ) => Unit;
}

/** The unit of a formula of branches: all of them have one unit, and their conditions compare like with like. */
export function unitOfBranches(node: WhenExpression, { of, settle }: Branches): Unit {
  for (const { condition } of node.cases) checkCondition(condition, { of, settle });
  const values = [...node.cases.map(({ value }) => value), node.otherwise];
  const [first, ...others] = values;
  if (first === undefined) return UNKNOWN;
  return others.reduce<Unit>((left, value) => {
    const right = of(value);
    const together = isSame(left, right) ? { ok: true as const, unit: left } : sumUnit(left, right);
    return settle(together, { node: value, left, right });
  }, of(first));
}

/** Dates, words and people are no numbers, and may be what branches come to. */
function isSame(left: Unit, right: Unit): boolean {
  return left.kind === right.kind && (left.kind === 'date' || left.kind === 'text' || left.kind === 'payee');
}

function checkCondition(condition: FormulaCondition | undefined, branches: Branches): void {
  switch (condition?.$type) {
    case 'AnyFormula':
    case 'AllFormulas':
      for (const part of condition.parts) checkCondition(part, branches);
      return;
    case 'FormulaCompare': {
      const [left, right] = [branches.of(condition.left), branches.of(condition.right)];
      branches.settle(comparedUnit(left, right), { node: condition, left, right });
    }
  }
}

/**
 * The unit of what a curve says: of its rows for lines, steps, grades and grids; of what is paid for slices and for
 * all at one rate, where a percent of money is money and money for each one of a count is money.
 */
export function unitOfReading(
  { curve }: CurveReading,
  of: (expression: Expression) => Unit,
  currency: string,
): Unit {
  const read = curve.ref;
  if (read === undefined) return UNKNOWN;
  const [bound, value] = [firstBound(read), firstValue(read)].map((one) => one && of(one));
  if (value === undefined) return UNKNOWN;
  if (read.kind !== 'marginal' && read.kind !== 'retroactive') return value;
  if (bound?.kind === 'money' && value.kind === 'percent') return bound;
  return value.kind === 'rate' ? money(currency) : value;
}

function firstBound({ rows }: Curve): Expression | undefined {
  const row = rows.find(({ $type }) => $type !== 'GradeRow');
  return row === undefined || row.$type === 'GradeRow' ? undefined : row.bound;
}

/** What a curve says first: in its first row, or in the first cell of its grid. */
export function firstValue({ rows, lines }: Pick<Curve, 'rows' | 'lines'>): Expression | undefined {
  return lines[0]?.values[0] ?? rows[0]?.value;
}
