/** What SQL cannot say of a plan: which operator, and why; the engine works it out instead, or the run is refused by it. */
export class NotInSql extends Error {
  /** The operator, table or column that is at fault, as the format names it. */
  readonly what: string;
  readonly because: string;

  constructor(what: string, because: string) {
    super(`${what}: ${because}`);
    this.name = 'NotInSql';
    this.what = what;
    this.because = because;
  }
}

/** Why a value that reaches into the year before is none for SQL: its rows are read. */
export const LOOKS_BACK = 'it looks back at the year before';
