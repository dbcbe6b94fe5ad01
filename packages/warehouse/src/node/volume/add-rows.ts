import { BATCH, type Batch } from './rows.ts';
import type { Filter } from './shape.ts';
import { NO_SPAN } from './spans.ts';
import type { Tallies } from './tallies.ts';

/** Which words of a column let a row count, by the number of the word. */
export interface Lets {
  readonly column: string;
  readonly words: Uint8Array;
}

/** Adds the rows of batches, one after the other, to tallies. */
export class RowAdder {
  private readonly tallies: Tallies;
  private readonly lets: readonly (readonly Lets[])[];
  /** Of the rows of a batch: what counts, and where its span begins. */
  private readonly amounts = new Float64Array(BATCH);
  private readonly spans = new Int32Array(BATCH);
  /** Where the span of each month begins; below 0 where nothing counts. */
  private readonly begins: Int32Array;

  constructor(tallies: Tallies, letsOf: (filter: Filter) => readonly Lets[]) {
    this.tallies = tallies;
    this.begins = Int32Array.from(tallies.spans.ofMonth, (span) =>
      span === NO_SPAN ? -1 : span * tallies.payees,
    );
    this.lets = tallies.groups.map(({ where }) => letsOf(where));
  }

  add(batch: Batch): void {
    const { amounts, spans, begins } = this;
    const { months, rows } = batch;
    for (let row = 0; row < rows; row += 1) spans[row] = begins[months[row] as number] as number;
    for (const [index, group] of this.tallies.groups.entries()) {
      const { of, tallies } = group;
      take(amounts, rows, of === 'each row' ? undefined : (batch.money[of] as Float64Array));
      for (const { column, words } of this.lets[index] as readonly Lets[]) {
        drop(amounts, rows, batch.choices[column] as Uint8Array, words);
      }
      group.size += settle(amounts, spans, rows);
      for (const { column, blank, equal, sums } of tallies) {
        const payees = batch.payees[column] as Int32Array;
        const blanks = blank.map((name) => batch.payees[name] as Int32Array);
        const owners = equal === undefined ? undefined : (batch.payees[equal] as Int32Array);
        if (blanks.length === 0 && owners === undefined) give(sums, payees, spans, amounts, rows);
        else giveSome(sums, payees, spans, amounts, rows, blanks, owners);
      }
    }
  }
}

function take(amounts: Float64Array, rows: number, money: Float64Array | undefined): void {
  if (money === undefined) amounts.fill(1, 0, rows);
  else amounts.set(rows === money.length ? money : money.subarray(0, rows));
}

function drop(amounts: Float64Array, rows: number, choices: Uint8Array, words: Uint8Array): void {
  for (let row = 0; row < rows; row += 1) {
    if (words[choices[row] as number] === 0) amounts[row] = 0;
  }
}

/** Nothing counts of rows without a span. The sizes of the others together. */
function settle(amounts: Float64Array, spans: Int32Array, rows: number): number {
  let size = 0;
  for (let row = 0; row < rows; row += 1) {
    if ((spans[row] as number) < 0) amounts[row] = 0;
    else size += Math.abs(amounts[row] as number);
  }
  return size;
}

function give(
  sums: Float64Array,
  payees: Int32Array,
  spans: Int32Array,
  amounts: Float64Array,
  rows: number,
): void {
  for (let row = 0; row < rows; row += 1) {
    const payee = payees[row] as number;
    const amount = amounts[row] as number;
    if (payee === -1 || amount === 0) continue;
    const cell = payee + (spans[row] as number);
    sums[cell] = (sums[cell] as number) + amount;
  }
}

function giveSome(
  sums: Float64Array,
  payees: Int32Array,
  spans: Int32Array,
  amounts: Float64Array,
  rows: number,
  blanks: readonly Int32Array[],
  owners: Int32Array | undefined,
): void {
  const [blank, ...others] = blanks;
  for (let row = 0; row < rows; row += 1) {
    const payee = payees[row] as number;
    if (payee === -1) continue;
    if (owners !== undefined && owners[row] !== payee) continue;
    if (blank !== undefined && blank[row] !== -1) continue;
    if (others.some((column) => column[row] !== -1)) continue;
    const amount = amounts[row] as number;
    if (amount === 0) continue;
    const cell = payee + (spans[row] as number);
    sums[cell] = (sums[cell] as number) + amount;
  }
}
