import { div, mul, type Rational, rational, toNumber } from '../numbers/index.ts';
import { type Exact, ExactRow, fails, type PaidBefore } from './arithmetic/exact.ts';
import type { Num } from './arithmetic/node.ts';
import { type Column, quantityOf } from './columns.ts';
import type { FailedRows } from './failed.ts';
import { NotFast } from './refused.ts';
import type { Runner } from './runner.ts';

/** A column of results, as settling sees it. */
export interface Output {
  readonly formula: Num;
  readonly unit: Rational;
  readonly values: Float64Array;
  readonly errors: Float64Array | undefined;
  readonly failed: FailedRows;
}

/** What tells rows that have no value from rows that are undecided. */
export interface Reasons {
  readonly run: Runner;
  /** The site of each of its traced columns; below 0 all those of another output, −1 for the first. */
  readonly sites: readonly number[];
}

/** Works a formula out for one row, exactly. */
export function exactly(formula: Num, columns: readonly Column[], row: number, before?: PaidBefore): Exact {
  const given = (input: number): Rational | undefined => {
    const column = columns[input];
    return column === undefined ? undefined : quantityOf(column, row);
  };
  return new ExactRow(given, before).number(formula);
}

/**
 * Settles the rows that doubles did not decide: first those that have no value, whose reasons are mostly decided in doubles
 * too; then in exact arithmetic. `outputs` are the columns before this one, and it. Throws `NotFast` for an amount that no
 * column holds: more than 2^53 of the smallest unit.
 */
export function settle(
  outputs: readonly Output[],
  columns: readonly Column[],
  odd: Int32Array,
  reasons: Reasons | undefined,
): void {
  const one = outputs.at(-1);
  if (one === undefined || odd.length === 0) return;
  const open = reasons === undefined ? odd : withoutReasons(one, outputs, columns, odd, reasons);
  for (const row of open) {
    const exact = exactly(one.formula, columns, row, (output) => paidBefore(outputs[output], row));
    if (fails(exact)) one.failed.add(row, exact.sites);
    else put(one, row, div(exact, one.unit));
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

/** Marks the rows that surely have no value, and gives back the others. */
function withoutReasons(
  one: Output,
  outputs: readonly Output[],
  columns: readonly Column[],
  odd: Int32Array,
  { run, sites }: Reasons,
): Int32Array {
  const rows = odd.length;
  const gathered = (column: Float64Array): Float64Array => {
    const some = new Float64Array(rows);
    for (let index = 0; index < rows; index += 1) some[index] = column[odd[index] as number] as number;
    return some;
  };
  const values = new Float64Array(rows);
  const traces = sites.map(() => new Float64Array(rows));
  const before = outputs.slice(0, -1);
  const work = {
    inputs: columns.map((column) => gathered(column.values)),
    paid: before.map((output) => gathered(output.values)),
    paidErrors: before.map((output) => output.errors && gathered(output.errors)),
    values,
    errors: undefined,
    traces,
    odd: new Int32Array(rows),
  };
  run(work, 0, rows);
  return odd.filter((row, index) => {
    if (values[index] !== 1) return true;
    const isOpen = traces.some((trace) => Number.isNaN(trace[index]));
    if (isOpen) return true;
    const found = sites.filter((_, at) => traces[at]?.[index] === 1);
    const all = found.flatMap((site) =>
      site < 0 ? (outputs[-1 - site]?.failed.sitesOf(row) ?? []) : [site],
    );
    // A payout that is not there without a reason is for exact arithmetic to find out.
    if (all.length === 0) return true;
    one.failed.add(row, all.length === 1 ? all : [...new Set(all)].sort((a, b) => a - b));
    return false;
  });
}
