/**
 * A cell as its file writes it. `typed` text was a number, date or flag of the file's own type system (a JSON number,
 * a Parquet decimal) and is in plain ISO form; a bare string follows the table's dialect. `null` is blank.
 */
export type RawCell = string | null | { readonly typed: string } | UnreadableCell;

/** A cell that no dialect can read as one value, with the reason in the analyst's words. */
export interface UnreadableCell {
  readonly unreadable: string;
  readonly written: string;
}

/** One row of a file before its contract has been checked. */
export interface RawRow {
  /** Counts from 1 at the first row below the headings. */
  readonly record: number;
  /** The physical line that the row begins on, counted from 1, where the format has lines. */
  readonly line?: number | undefined;
  /** One for each heading. */
  readonly cells: readonly RawCell[];
}

/** What is wrong with a file, or with one of its records, before any contract is looked at. */
export interface FileProblem {
  readonly code: FileProblemCode;
  readonly reason: string;
  readonly record?: number | undefined;
  readonly line?: number | undefined;
}

export type FileProblemCode =
  | 'cannot-read-file'
  | 'no-such-file'
  | 'empty-file'
  | 'not-the-encoding'
  | 'unclosed-quote'
  | 'text-after-quote'
  | 'wrong-number-of-cells'
  | 'not-json'
  | 'not-parquet'
  | 'not-xlsx'
  | 'inexact-column';

/** Takes a file's rows one by one, so that no reader has to hold a whole file. */
export interface RowSink {
  /** Called once, before any row. */
  headings(names: readonly string[]): void;
  row(row: RawRow): void;
  /** A record that could not be read as a row, or the reason why nothing more can be read. */
  problem(problem: FileProblem): void;
}
