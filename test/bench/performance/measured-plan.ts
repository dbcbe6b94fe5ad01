/** The plans that engines are measured with, and the columns that their payees come in. */

/** Columns of payees by name: money in cents, parts in hundredths of a percent; NaN where nothing was entered. */
export type Columns = Readonly<Record<string, Float64Array>>;

/** How a whole number of a column is written: `money` 123 is $1.23, `part` 123 is 1.23%. */
export type ColumnKind = 'money' | 'part';

/** Where the plan reads a column: of the roster, or entered as the result of a measure. */
export interface PlanColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly from: { readonly roster: string } | { readonly measure: string };
}

export type PlanName = 'weighted' | 'commission';

/** A plan of `plans/`, and what its payees have. */
export interface MeasuredPlan {
  readonly name: PlanName;
  readonly title: string;
  readonly role: string;
  readonly columns: readonly PlanColumn[];
  /** So many payees of a fixed seed, with ties at half a cent, some who wait and some in error; `round` is the share of amounts that are round. */
  generate(payees: number, round?: number): Columns;
}

/** What is paid, in cents; NaN for who is not paid. */
export type Paid = Float64Array;

/** A run of so many payees that is timed; it fills `paid`. */
export interface Prepared {
  readonly paid: Paid;
  run(): void | Promise<void>;
  /** Brings what was paid into `paid` where it lies elsewhere; not timed. */
  finish?(): void | Promise<void>;
  close?(): void;
}

/** Something that pays a plan: an engine, a library, or a loop by hand. */
export interface Peer {
  /** What the table calls it. */
  readonly name: string;
  /** Package and version, and its licence; absent for what is written by hand. */
  readonly version?: string;
  /** The most payees that it is measured with, so that a round of it stays short. */
  readonly atMost?: number;
  /** How often a round runs it, where one run is too short to be measured; once without it. */
  readonly times?: number;
  /** The plans that it is written for; absent where it is for all. */
  readonly only?: readonly PlanName[];
  /** What it cannot express, in words; absent where it runs the whole plan. */
  readonly cannot?: string;
  prepare(plan: MeasuredPlan, columns: Columns, payees: number): Prepared | Promise<Prepared>;
}

/** A column by its name. */
export function column(columns: Columns, name: string): Float64Array {
  const found = columns[name];
  if (found === undefined) throw new Error(`there is no column ${name}`);
  return found;
}
