import { accept, type Parsed, refuse } from '../parsed.ts';
import { parseZone } from './zone.ts';

/** The orders in which files write a day. */
export type DatePattern = 'YYYY-MM-DD' | 'DD.MM.YYYY' | 'MM/DD/YYYY' | 'DD/MM/YYYY';

export const DATE_PATTERNS: readonly DatePattern[] = ['YYYY-MM-DD', 'DD.MM.YYYY', 'MM/DD/YYYY', 'DD/MM/YYYY'];

/** How an input file writes its values, as its contract states it. */
export interface InputDialect {
  readonly decimalMark: '.' | ',';
  /** Absent where digits are not grouped. */
  readonly thousands?: ',' | '.' | ' ' | undefined;
  readonly datePattern: DatePattern;
  /**
   * `UTC` or a fixed offset such as `+01:00`: the zone whose days count where cells hold a time of day. Without it
   * a time of day is refused, since the day it falls on would be a guess.
   */
  readonly zone?: string | undefined;
}

/** What a contract means that states nothing: `1054.00`, `2027-03-31`. */
export const ISO_DIALECT: InputDialect = { decimalMark: '.', datePattern: 'YYYY-MM-DD' };

export type DialectCode = 'marks-are-the-same' | 'unknown-zone';

/** Checks that the parts of a dialect fit together; cells may only be read under a dialect that passed. */
export function checkDialect(dialect: InputDialect): Parsed<InputDialect, DialectCode> {
  if (dialect.thousands === dialect.decimalMark) {
    return refuse(
      'marks-are-the-same',
      `"${dialect.decimalMark}" cannot be both the decimal mark and the thousands mark`,
    );
  }
  if (dialect.zone === undefined) return accept(dialect);
  const zone = parseZone(dialect.zone);
  return zone.ok ? accept(dialect) : zone;
}
