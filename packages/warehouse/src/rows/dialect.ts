import { type InputDialect, ISO_DIALECT, type PercentStyle } from '@ontarget/evaluator/numbers';
import type { Encoding } from '../text/decode.ts';

/** How the files of one table are written; the project file states what differs from `PLAIN_DIALECT`. */
export interface TableDialect extends InputDialect {
  readonly encoding: Encoding;
  readonly delimiter: ',' | ';' | '\t' | '|';
  /** How text writes twelve percent. Typed numbers (JSON, Parquet) are fractions unless this says `percent points`. */
  readonly percents: PercentStyle;
}

/** UTF-8, commas, `1054.00`, `2027-03-31`, `12%`. */
export const PLAIN_DIALECT: TableDialect = {
  ...ISO_DIALECT,
  encoding: 'utf-8',
  delimiter: ',',
  percents: 'percent sign',
};
