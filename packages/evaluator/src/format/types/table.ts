import type { Condition } from './condition.ts';
import type { Expression } from './expression.ts';
import type { ExactText, Unit } from './quantity.ts';

export type Table = InputTable | DerivedTable | CreditsTable;

export type ColumnType =
  | 'text'
  | 'date'
  | 'money'
  | 'percent'
  | 'multiple'
  | 'number'
  | 'count'
  | 'score'
  | 'flag'
  | 'payee'
  | 'currency'
  | 'choice';

/** What a column of an input table must hold. */
export interface Column {
  type: ColumnType;
  unit: Unit;
  /** Whether a row may leave it blank. */
  blank: boolean;
  /** The heading in the data where it is not the column's own name. */
  header?: string;
  /** For `money` of many currencies: the column of the row that names the currency. Its unit is then `money`. */
  in?: string;
  /** For `choice`: each allowed value with the other spellings accepted for it, sorted. */
  choices?: Record<string, string[]>;
}

/** Read from a file, row by row, under a contract. Missing optional tables are empty. */
export interface InputTable {
  kind: 'input';
  columns: Record<string, Column>;
  /** Columns whose values together must be unique; empty where rows may repeat. In the plan's order. */
  key: string[];
  /** Columns worked out from others of the same row. */
  computed: Record<string, { unit: Unit; formula: Expression }>;
}

/** Rows worked out from other tables: the union of its parts. */
export interface DerivedTable {
  kind: 'derived';
  columns: Record<string, Column>;
  parts: {
    from: string;
    where?: Condition;
    /** One row for each distinct value of this column; absent: one for each row. */
    each?: string;
    columns: Record<string, Expression>;
  }[];
}

/**
 * Who is credited with which share of each row of a table, and from which date.
 * A roll-up adds, for each manager above the person in the column as the roster stood on the date, that person's share.
 */
export interface CreditsTable {
  kind: 'credits';
  from: string;
  /** The column that holds the credit event's date. A row whose date is blank is not credited. */
  date: string;
  where?: Condition;
  credits: Credit[];
  rollUp?: RollUp;
  /** What all shares of a row may add up to at most; a row with more is an error (`credit-over-limit`). */
  atMost?: ExactText;
}

/** Whose share goes up, along which line, and how far. */
export interface RollUp {
  column: string;
  /** Further columns whose shares go up too; for one manager the shares of a row add up to the whole at most. */
  and?: string[];
  /** The column of the roster that names who is above; the manager where left out. */
  along?: string;
  /** The most steps that a share goes up: 1 stops at the direct manager. */
  levels?: number;
}

export interface Credit {
  /** A column of type payee; with `members` one that names a team. */
  to: string;
  /** To those in the team, or a team below it, on the day: the share to `each`, or an equal part of it (`evenly`). */
  members?: 'each' | 'evenly';
  /** `rest`: one less the other shares; a negative rest is an error of the row (`shares-over-whole`). */
  share: Expression | 'rest';
  /** On top of the whole: no part of `rest`, and never counted in a team's or a goal's number. */
  overlay?: boolean;
  /** Who gets the share where the column is blank: nobody, or the payee of another column. */
  blank: 'nobody' | { to: string };
}
