import type { IsoDate, Plan, SourceMap } from '../format/types/index.ts';
import type { Cell } from './cells.ts';
import type { Posting } from './ledger/posting.ts';
import type { RowSource } from './reasons.ts';

/** One row of an input table, read and parsed under the table's contract; a blank is null or left out. */
export interface InputRow {
  readonly source: RowSource;
  readonly values: Readonly<Record<string, Cell>>;
}

/** The rows of an input table, in any order. */
export interface TableData {
  readonly rows: readonly InputRow[];
}

/**
 * A row that broke its contract and was set aside on request. Whoever it could touch is held; the columns that
 * could be read tell who that is.
 */
export interface QuarantinedRow {
  readonly table: string;
  readonly source: RowSource;
  /** The columns that could be read. */
  readonly values: Readonly<Record<string, Cell>>;
  /** The columns that could not, each with the reason in words; empty where the row as a whole is refused. */
  readonly bad: readonly { readonly column: string; readonly message: string }[];
}

/** A version of a plan with the dates it is in force on; without `to`, until further notice. */
export interface VersionedEvaluator {
  readonly plan: Plan;
  /** The plan's digest, `sha256:…`. */
  readonly digest: string;
  readonly effective: { readonly from: IsoDate; readonly to?: IsoDate };
  /** Where the nodes stand in the text; only explanations read it. */
  readonly map?: SourceMap;
}

/** Everything a run depends on; nothing else is read. */
export interface RunInput {
  readonly evaluators: readonly VersionedEvaluator[];
  /** Key or label of the payment period: `2027-02-01/2027-04-30` or `FY27-Q1`. */
  readonly period: string;
  /** By table name; a table that is left out is empty. */
  readonly tables: Readonly<Record<string, TableData>>;
  /** What was posted before, in the order of the ledger; empty at the start. */
  readonly ledger: readonly Posting[];
  readonly quarantined?: readonly QuarantinedRow[];
}
