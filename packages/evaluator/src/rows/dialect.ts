import { type InputDialect, ISO_DIALECT, type PercentStyle } from '../numbers/index.ts';

/** How the cells of a table are written. */
export interface RowDialect extends InputDialect {
  /** How text writes twelve percent. Typed numbers are fractions unless this says `percent points`. */
  readonly percents: PercentStyle;
}

/** `1054.00`, `2027-03-31`, `12%`. */
export const PLAIN_ROWS: RowDialect = { ...ISO_DIALECT, percents: 'percent sign' };
