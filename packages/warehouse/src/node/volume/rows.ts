/** Rows of the table in columns, so many at a time; each batch is used up before the next is read. */
export interface Batch {
  rows: number;
  /** The fiscal month of the row's date, 0 to 11; 255 outside the plan's year. */
  readonly months: Uint8Array;
  /** The row's date, in days since 1970. */
  readonly days: Int32Array;
  /** By column: the payee's number, −1 for a blank. */
  readonly payees: Readonly<Record<string, Int32Array>>;
  /** By column: the number of the word among the column's choices. */
  readonly choices: Readonly<Record<string, Uint8Array>>;
  /** By column: whole minor units. */
  readonly money: Readonly<Record<string, Float64Array>>;
}

/** Which columns are read, and how their texts are told apart. */
export interface RowsAsked {
  readonly date: string;
  readonly key: string;
  readonly payees: readonly string[];
  readonly choices: readonly string[];
  readonly money: readonly string[];
  /** Texts and other dates that nothing is read from, but that have to be good: a row with a bad cell pays nobody. */
  readonly sound?: readonly string[];
}

export const OUTSIDE_YEAR = 255;

/** The most rows of a batch: few enough that a processor keeps them close. */
export const BATCH = 1 << 12;

export function newBatch({ payees, choices, money }: RowsAsked): Batch {
  const each = <T>(names: readonly string[], make: () => T) =>
    Object.fromEntries(names.map((name) => [name, make()]));
  return {
    rows: 0,
    months: new Uint8Array(BATCH),
    days: new Int32Array(BATCH),
    payees: each(payees, () => new Int32Array(BATCH)),
    choices: each(choices, () => new Uint8Array(BATCH)),
    money: each(money, () => new Float64Array(BATCH)),
  };
}
