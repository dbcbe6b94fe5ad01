import { div, mul, type Rational, rational, toNumber } from '../numbers/index.ts';
import { type Exact, ExactRow, fails, type PaidBefore } from './arithmetic/exact.ts';
import type { Num } from './arithmetic/node.ts';
import { type Column, quantityOf } from './columns.ts';
import type { FailedRows } from './failed.ts';
import { exactFunction } from './generated/exact.ts';
import { NotFast } from './refused.ts';
import type { Runner } from './runner.ts';

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
  { reasons, generated }: { readonly reasons: Reasons | undefined; readonly generated: boolean },
): void {
  if (odd.length === 0) return;
  const open = reasons === undefined ? odd : withoutReasons(one, before, columns, odd, reasons);
  // Making the function pays off for many rows.
  const worked = generated && open.length > 50 ? exactFunction(one.formula, one.unit, columns) : undefined;
  for (const row of open) {
    const found = worked?.(row);
    if (found !== undefined) {
      put(one, row, found[0] % found[1] === 0n ? { n: found[0] / found[1], d: 1n } : rational(...found));
      continue;
    }
    const exact = exactly(one.formula, columns, row, (output) => paidBefore(before.get(output), row));
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
  before: Filled,
  columns: readonly Column[],
  odd: Int32Array,
  { run, sites }: Reasons,
): Int32Array {
  const rows = odd.length;
  const values = new Float64Array(rows);
  const traces = sites.map(() => new Float64Array(rows));
  const paid: Float64Array[] = [];
  const paidErrors: Float64Array[] = [];
  for (const [output, column] of before) {
    paid[output] = gathered(column.values, odd);
    if (column.errors !== undefined) paidErrors[output] = gathered(column.errors, odd);
  }
  const inputs = columns.map((column) => gathered(column.values, odd));
  run({ inputs, paid, paidErrors, values: [values], errors: [], traces, odd: new Int32Array(rows) }, 0, rows);
  const sets = new ReasonSets(one.failed, sites, before);
  one.failed.reserve(rows);
  let open = 0;
  for (let index = 0; index < rows; index += 1) {
    const row = odd[index] as number;
    const id = values[index] === 1 ? sets.idFor(traces, index, row) : undefined;
    if (id !== undefined) one.failed.push(row, id);
    else {
      odd[open] = row;
      open += 1;
    }
  }
  return odd.subarray(0, open);
}

function gathered(column: Float64Array, rows: Int32Array): Float64Array {
  const some = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) some[index] = column[rows[index] as number] as number;
  return some;
}

/** The sets of sites that rows come out with; most rows have one of a few. */
class ReasonSets {
  private readonly failed: FailedRows;
  private readonly sites: readonly number[];
  private readonly before: Filled;
  private readonly known = new Map<number, number>();
  private readonly isPlain: boolean;

  constructor(failed: FailedRows, sites: readonly number[], before: Filled) {
    this.failed = failed;
    this.sites = sites;
    this.before = before;
    this.isPlain = sites.length <= 30 && sites.every((site) => site >= 0);
  }

  /** Undefined where it is not decided, or nothing is found. */
  idFor(traces: readonly Float64Array[], index: number, row: number): number | undefined {
    let mask = 0;
    for (let at = 0; at < traces.length; at += 1) {
      const holds = traces[at]?.[index];
      if (holds === 1) mask |= 1 << (at & 31);
      else if (holds !== 0) return undefined;
    }
    if (this.isPlain) {
      const known = this.known.get(mask);
      if (known !== undefined) return known;
    }
    const found = this.sites.filter((_, at) => traces[at]?.[index] === 1);
    const all = found.flatMap((site) =>
      site < 0 ? (this.before.get(-1 - site)?.failed.sitesOf(row) ?? []) : [site],
    );
    // A payout that is not there without a reason is for exact arithmetic to find out.
    if (all.length === 0) return undefined;
    const id = this.failed.idOf([...new Set(all)].sort((a, b) => a - b));
    if (this.isPlain) this.known.set(mask, id);
    return id;
  }
}
