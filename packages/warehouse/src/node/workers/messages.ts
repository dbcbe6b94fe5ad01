import type { Column, FastAsked } from '@ontarget/evaluator/fast';
import type { Plan } from '@ontarget/evaluator/format';
import type { Rational } from '@ontarget/evaluator/numbers';

/** What a worker is started with. */
export interface Started {
  readonly plan: Plan;
  readonly asked: FastAsked;
}

/** Rows to pay; the columns are handed over, not copied. */
export interface Job {
  readonly id: number;
  readonly columns: Readonly<Record<string, Column>>;
  readonly rows: number;
}

/** What came of it: the columns are handed over again. Or why nothing did. */
export type Done =
  | {
      readonly id: number;
      readonly ok: true;
      readonly parts: readonly DonePart[];
      /** By row: 0 paid, 1 held, 2 in error. */
      readonly status: Uint8Array;
    }
  | { readonly id: number; readonly ok: false; readonly message: string };

/** A column of results. */
export interface DonePart {
  readonly id: string;
  /** What 1 in `values` is worth. */
  readonly unit: Rational;
  /** Exact whole numbers of `unit`; NaN where nobody is paid. Where there are `errors`, near to an amount not rounded yet. */
  readonly values: Float64Array;
  readonly errors?: Float64Array;
}
