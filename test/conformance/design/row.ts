import type { Code } from '@ontarget/language';

/** How a design rule is held: by the language itself, by a shipped policy, or where data is given. */
export type RowKind = 'check' | 'policy' | 'data rule';

/** A rule of the list that practice gives, and what in this project holds plans to it. */
export interface DesignRow {
  /** Its number in the list: two digits. */
  readonly row: string;
  /** Words that the list's row has, by which a test finds that the list has moved. */
  readonly named: string;
  /** What it asks for, in our own words. */
  readonly title: string;
  readonly kind: RowKind;
  /** The codes that report it. */
  readonly codes: readonly Code[];
  /** Codes of a run, each with a test that shows it. */
  readonly run?: readonly { readonly code: string; readonly shown: string }[];
  /** Of checks and data rules, as a shipped policy says it in its text. */
  readonly confidence?: 'A' | 'B' | 'C';
  readonly source?: string;
  /** A part that is not built, or all of it where there are no codes, and why. */
  readonly open?: string;
}
