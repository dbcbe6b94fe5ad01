import type { ExampleCell, ExampleColumn } from '@ontarget/language/ast';
import type { Answer } from './ask.ts';
import type { CellValue } from './cells.ts';

/** A cell with `?`, and every value that pays what its row expects. */
export interface SolvedCell {
  cell: ExampleCell;
  heading: string;
  /** The values in words, as far as there are any. */
  solutions: string;
  /** The least and the greatest of them that can be written down. */
  values: string[];
  /** Why there is none; undefined where there is one. */
  why?: string;
}

/** A cell that asserts something, with what the engine says. */
export interface CheckedCell {
  /** The row, counted from 1. */
  row: number;
  cell: ExampleCell;
  heading: string;
  expected: CellValue;
  answer: Answer;
  /** How the heading rounds what comes out, where it says that. */
  rounding?: Pick<ExampleColumn, 'rounded' | 'step'>;
  /** Where the row has an unknown: what it is solved to. */
  solved?: SolvedCell;
  /** Whether rows that the table gives cannot be read. */
  unread?: true;
  /** The stages that led to it, in words, for a cell that comes out otherwise. */
  because?: () => string[];
}
