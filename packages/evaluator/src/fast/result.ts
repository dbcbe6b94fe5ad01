import type { PayStatus } from '../engine/result.ts';
import type { Window } from '../engine/windows.ts';
import type { Rational } from '../numbers/index.ts';
import type { Site } from './arithmetic/node.ts';

/** Why somebody is not paid: what the reference engine's reasons say, without their words. */
export type FastReason = Site;

/** What a part of a plan comes to for all rows. */
export interface PaidColumn {
  /** `role/AE/NewBusiness`, `role/AE/total`, `role/AE/paid`. */
  readonly id: string;
  readonly kind: 'component' | 'total' | 'paid';
  readonly window: Window;
  /** Whether who has no value here is not paid at all; not so for what is no part of any total. */
  readonly counts: boolean;
  /** What 1 in `values` is worth: 1/100 where pay is rounded to cents. */
  readonly unit: Rational;
  /** Whole numbers of `unit`, exact; NaN where nobody is paid. Where there are `errors`, near to an amount that is not rounded yet. */
  readonly values: Float64Array;
  /** How far each of the values may be from the exact amount; absent where they are exact. */
  readonly errors?: Float64Array;
}

/** A named value for all rows, as near as doubles come: for charts and explanations, not for pay. NaN where it is not decided. */
export interface TracedColumn {
  readonly name: string;
  readonly window: Window;
  readonly values: Float64Array;
  /** What 1 in `values` is worth. */
  readonly unit: Rational;
}

export interface FastResult {
  readonly rows: number;
  readonly components: readonly PaidColumn[];
  /** Absent where the reference engine has to work it out. */
  readonly total?: PaidColumn;
  readonly paid?: PaidColumn;
  readonly traces: readonly TracedColumn[];
  /** How many amounts had to be settled in exact arithmetic, those that are not paid among them. */
  readonly settled: number;
  /** Whether a row is paid, held or in error, as far as the fast parts tell. */
  status(row: number): PayStatus;
  /** How many rows are of each status. */
  statuses(): Readonly<Record<PayStatus, number>>;
  /** Why a row has no value in a column; empty where it has one. */
  reasons(column: PaidColumn, row: number): readonly FastReason[];
}
