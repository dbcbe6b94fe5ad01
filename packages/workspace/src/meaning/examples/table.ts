import type { ExampleCell } from '@ontarget/language/ast';
import type { Answer } from './ask.ts';
import type { CellValue } from './cells.ts';

/** A cell that asserts something, with what the engine says. */
export interface CheckedCell {
  /** The row, counted from 1. */
  row: number;
  cell: ExampleCell;
  heading: string;
  expected: CellValue;
  answer: Answer;
  /** Whether rows that the table gives cannot be read. */
  unread?: true;
  /** The stages that led to it, in words, for a cell that comes out otherwise. */
  because?: () => string[];
}
