import type { Column } from './columns.ts';
import type { FailedRows } from './failed.ts';
import type { Routine } from './guarded/routine.ts';
import { usesOf } from './guarded/uses.ts';
import type { Runner } from './runner.ts';
import type { Filled, Output } from './settle.ts';

/** What tells rows that have no value from rows that are undecided. */
export interface Reasons {
  readonly run: Runner;
  /** The site of each of its traced columns; below 0 all those of another output, −1 for the first. */
  readonly sites: readonly number[];
  /** The columns that it reads: of inputs, and of what other functions paid. */
  readonly inputs: readonly number[];
  readonly paid: readonly number[];
}

/** The reasons that a routine tells, run so. */
export function reasonsBy(run: Runner, routine: Routine): Reasons {
  const inputs = new Set<number>();
  const paid = new Set<number>();
  for (const at of usesOf(routine).keys()) {
    const one = routine.instructions[at];
    if (one?.op === 'load') inputs.add(one.input);
    if (one?.op === 'paid') paid.add(one.output);
  }
  const sites = routine.traced.map(({ name }) => Number(name));
  return { run, sites, inputs: [...inputs], paid: [...paid] };
}

/** Marks the rows that surely have no value, and gives back the others. */
export function withoutReasons(
  one: Output,
  before: Filled,
  columns: readonly Column[],
  odd: Int32Array,
  { run, sites, inputs, paid: reads }: Reasons,
): Int32Array {
  const rows = odd.length;
  const values = new Float64Array(rows);
  const traces = sites.map(() => new Float64Array(rows));
  const paid: Float64Array[] = [];
  const paidErrors: Float64Array[] = [];
  for (const output of reads) {
    const column = before.get(output);
    if (column === undefined) continue;
    paid[output] = gathered(column.values, odd);
    if (column.errors !== undefined) paidErrors[output] = gathered(column.errors, odd);
  }
  const given: Float64Array[] = [];
  for (const input of inputs) given[input] = gathered((columns[input] as Column).values, odd);
  const odds = new Int32Array(rows);
  run({ inputs: given, paid, paidErrors, values: [values], errors: [], traces, odd: odds }, 0, rows);
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
