import { div, mul, type Rational, rational, toNumber } from '../numbers/index.ts';
import { type Exact, ExactRow, fails, type PaidBefore } from './arithmetic/exact.ts';
import type { Num } from './arithmetic/node.ts';
import { type Column, quantityOf } from './columns.ts';
import type { ExactRows } from './exact-rows.ts';
import type { FailedRows } from './failed.ts';
import { NotFast } from './refused.ts';
import { type Reasons, withoutReasons } from './without-value.ts';

/** A column of results, as settling sees it. */
export interface Output {
  /** Its place among all parts of the plan. */
  readonly output: number;
  readonly formula: Num;
  readonly unit: Rational;
  readonly values: Float64Array;
  readonly errors: Float64Array | undefined;
  readonly failed: FailedRows;
}

/** Works a formula out for one row, exactly. */
export function exactly(formula: Num, columns: readonly Column[], row: number, before?: PaidBefore): Exact {
  const given = (input: number): Rational | undefined => {
    const column = columns[input];
    return column === undefined ? undefined : quantityOf(column, row);
  };
  return new ExactRow(given, before).number(formula);
}

/** Columns that are filled already, by their place among all parts. */
export type Filled = ReadonlyMap<number, Output>;

/**
 * Settles the rows that doubles did not decide: first those that have no value, whose reasons are mostly decided in doubles
 * too; then in exact arithmetic. Throws `NotFast` for an amount that no column holds: more than 2^53 of the smallest unit.
 */
export function settle(
  one: Output,
  before: Filled,
  columns: readonly Column[],
  odd: Int32Array,
  { reasons, exact }: { readonly reasons?: Reasons | undefined; readonly exact?: ExactRows | undefined },
): void {
  if (odd.length === 0) return;
  const open = reasons === undefined ? odd : withoutReasons(one, before, columns, odd, reasons);
  if (open.length === 0) return;
  const worked = exact?.functionFor(open.length);
  const inputs = columns.map(({ values }) => values);
  for (const row of open) {
    const found = worked?.(inputs, row);
    if (found !== undefined) {
      put(one, row, found[0] % found[1] === 0n ? { n: found[0] / found[1], d: 1n } : rational(...found));
      continue;
    }
    const value = exactly(one.formula, columns, row, (output) => paidBefore(before.get(output), row));
    if (fails(value)) one.failed.add(row, value.sites);
    else put(one, row, div(value, one.unit));
  }
}

function put(one: Output, row: number, units: Rational): void {
  if (one.errors === undefined) {
    one.values[row] = wholeOf(units);
    return;
  }
  const near = toNumber(units);
  one.values[row] = near;
  one.errors[row] = Math.abs(near) * 2 ** -50 + 2 ** -59;
}

function wholeOf({ n, d }: Rational): number {
  const value = Number(n);
  if (d !== 1n || !Number.isSafeInteger(value)) throw new NotFast('an amount is larger than a column holds');
  return value;
}

/** What was paid before in a row: exact where it is a whole number, or why it was not. */
function paidBefore(output: Output | undefined, row: number): Exact | undefined {
  if (output === undefined) return undefined;
  const sites = output.failed.sitesOf(row);
  if (sites.length > 0) return { sites };
  const value = output.values[row];
  if (output.errors !== undefined || value === undefined || Number.isNaN(value)) return undefined;
  return mul(rational(BigInt(value)), output.unit);
}
