import type { RawCell, RawRow } from '../rows/index.ts';

/** What a cell may be. Text is read to the last digit, as `1054.00`, `2027-03-31` and `12%`; null, absent and '' are blank. */
export type PlainCell = string | number | bigint | boolean | null | undefined;

/** A row of a table: a value for each column, by the heading that the plan gives it. */
export type PlainRow = Readonly<Record<string, PlainCell>>;

/** The headings of rows in the order in which they are first met, and the rows under them. */
export function rawRows(rows: readonly PlainRow[]): { headings: string[]; rows: RawRow[] } {
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    headings,
    rows: rows.map((row, index) => ({
      record: index + 1,
      cells: headings.map((name) => rawCell(Object.hasOwn(row, name) ? row[name] : undefined)),
    })),
  };
}

function rawCell(value: unknown): RawCell {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || typeof value === 'bigint') return { typed: String(value) };
  if (typeof value === 'number') return numberCell(value);
  const kind = Array.isArray(value) ? 'a list' : value instanceof Date ? 'a Date' : `of type ${typeof value}`;
  return { unreadable: `the cell holds ${kind}; a cell must be one value, a date is text`, written: kind };
}

/** The most digits of which a double keeps every one. */
const EXACT_DIGITS = 15;

/** A double stands for the text that was written for it only as long as it keeps all digits of it. */
function numberCell(value: number): RawCell {
  const written = String(value);
  const digits = written.replace(/e.*$/, '').replace(/\D/g, '').replace(/^0+/, '');
  if (/^-?\d+(\.\d+)?$/.test(written) && digits.length <= EXACT_DIGITS) return { typed: written };
  return {
    unreadable: `${written} may have been rounded before it came here: a number in JavaScript keeps ${EXACT_DIGITS} digits; give it as text`,
    written,
  };
}
