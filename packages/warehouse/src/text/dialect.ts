import { PLAIN_ROWS, type RowDialect } from '@ontarget/evaluator/rows';
import type { Encoding } from './decode.ts';

/** How the files of one table are written; the project file states what differs from `PLAIN_DIALECT`. */
export interface TableDialect extends RowDialect {
  readonly encoding: Encoding;
  readonly delimiter: ',' | ';' | '\t' | '|';
}

/** UTF-8, commas, `1054.00`, `2027-03-31`, `12%`. */
export const PLAIN_DIALECT: TableDialect = { ...PLAIN_ROWS, encoding: 'utf-8', delimiter: ',' };
