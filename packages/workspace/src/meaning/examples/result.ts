import type { Quantity } from '@ontarget/evaluator/format';
import type { TextRange } from '../../diagnostics/diagnostic.ts';

/** An input that was solved for. */
export interface SolvedInput {
  heading: string;
  range: TextRange;
  solutions: string;
  values: string[];
  why?: string;
}

/** One asserted cell of an examples table, worked out by the engine. */
export interface ExampleResult {
  /** The table's title, or whom it is for. */
  table: string;
  /** The role, or the goal, that the table is for. */
  subject: string;
  file: string;
  uri: string;
  /** The cell. */
  range: TextRange;
  /** The row, counted from 1. */
  row: number;
  heading: string;
  /** As written in the cell. */
  expected: string;
  /** In the same unit; absent where it could not be worked out. */
  actual?: string;
  /** The same exactly. */
  found?: Quantity;
  /** What to write in the cell for it, of what failed; absent where no literal says it exactly. */
  literal?: string;
  status: 'passed' | 'failed' | 'held';
  /** What its row was solved for, where it has an unknown. */
  solved?: SolvedInput;
  /** Whether it was not worked out since a given row breaks its contract, which is told where it does. */
  unread?: true;
  /** Why it could not be worked out, or how it came about. */
  reasons: string[];
}
