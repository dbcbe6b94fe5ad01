import type { Cell } from '../engine/index.ts';
import type { FileProblemCode } from './raw.ts';

/** Why a row broke its contract; the codes of `numbers/input` stand for what is wrong inside one value. */
export type RowCode =
  | FileProblemCode
  | 'no-such-table'
  | 'missing-heading'
  | 'double-heading'
  | 'blank-cell'
  | 'unknown-choice'
  | 'not-one-value'
  | 'duplicate-key'
  | 'wrong-type';

/** One broken row, or one broken file where `record` is absent. The reason is in the analyst's words. */
export interface BadRow {
  readonly table: string;
  /** As it is named to the analyst, relative to the plan where it lies there. */
  readonly file: string;
  readonly record?: number | undefined;
  line?: number | undefined;
  readonly column?: string | undefined;
  /** What the file holds there, as text. */
  readonly value?: string | undefined;
  readonly code: RowCode;
  /** The code of `numbers/input` for what is wrong inside the value, such as `parentheses`. */
  readonly detail?: string | undefined;
  readonly reason: string;
  /** The first row with the same key. */
  readonly sameAs?: { file: string; record: number; line?: number | undefined } | undefined;
  /** The cells of the row that could be read: they tell whose pay it could touch. */
  readonly readable: Readonly<Record<string, Cell>>;
}
