import type { Outcome } from '../outcome.ts';
import type { Reason, RowRef } from '../reasons.ts';

/** One row of a table, whatever kind of table it is. */
export interface Row {
  readonly ref: RowRef;
  /** What is wrong with the row as a whole, so that none of its amounts can be trusted; mostly empty. */
  readonly problems: readonly Reason[];
  /** Everything that is known to be wrong with it, its unreadable columns too; mostly empty. */
  readonly broken: readonly Reason[];
  /** A column's value: null where it is blank, the reasons where it could not be read or worked out. */
  cell(column: string): Outcome;
}
