import { type Cell, isRational, type TableData } from '@ontarget/evaluator/engine';
import { formatDate, type Rational } from '@ontarget/evaluator/numbers';
import {
  DECLARED,
  type DigitBounds,
  type InputBounds,
  type SqlInput,
  type SqlInputColumn,
} from './bounds.ts';
import { NotInSql } from './refused.ts';

/** The most places behind the point that a column is looked at for. */
const MOST_PLACES = 18;

/** The bounds of data that is at hand: as wide as its widest cells. */
export function measured(tables: Readonly<Record<string, TableData>>): InputBounds {
  const known = new Map<string, DigitBounds>();
  const rowsOf = (table: string) => (Object.hasOwn(tables, table) ? (tables[table]?.rows ?? []) : []);
  return {
    rows: (table) => rowsOf(table).length,
    digits: (table, column, contract) => {
      const key = JSON.stringify([table, column]);
      const before = known.get(key);
      if (before !== undefined) return before;
      const rows = rowsOf(table);
      let [whole, places] = rows.length === 0 ? [DECLARED.digits(table, column, contract).whole, 0] : [1, 0];
      for (const { values } of rows) {
        const cell = Object.hasOwn(values, column) ? (values[column] ?? null) : null;
        if (!isRational(cell)) continue;
        places = Math.max(places, placesOf(cell, column));
        const size = (cell.n < 0n ? -cell.n : cell.n) / cell.d;
        whole = Math.max(whole, size.toString().length);
      }
      const found = { whole, places };
      known.set(key, found);
      return found;
    },
  };
}

/** How many places a decimal needs to be written whole. */
function placesOf({ d }: Rational, column: string): number {
  for (let places = 0, power = 1n; places <= MOST_PLACES; places += 1, power *= 10n) {
    if (power % d === 0n) return places;
  }
  throw new NotInSql('decimal', `a cell of ${column} is no decimal of at most ${MOST_PLACES} places`);
}

/** The rows of an input as texts: `rid` and a cell for each column, blank as null. */
export function* inputCells(input: SqlInput, data: TableData | undefined): Generator<(string | null)[]> {
  for (const [index, { values }] of (data?.rows ?? []).entries()) {
    yield [
      String(index + 1),
      ...input.columns.map((column) =>
        cellOf(Object.hasOwn(values, column.column) ? (values[column.column] ?? null) : null, column),
      ),
    ];
  }
}

function cellOf(cell: Cell, { column, type, places = 0 }: SqlInputColumn): string | null {
  if (cell === null) return null;
  if (typeof cell === 'boolean') return cell ? 'true' : 'false';
  if (typeof cell === 'string') {
    // PostgreSQL has no text with it.
    if (cell.includes('\u0000')) throw new NotInSql('text', `a cell of ${column} holds the character zero`);
    return cell;
  }
  if (!isRational(cell)) return formatDate(cell.date);
  if (type !== 'decimal') throw new NotInSql('column', `a cell of ${column} is a number`);
  const scaled = cell.n * (10n ** BigInt(places) / cell.d);
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  const sign = scaled < 0n ? '-' : '';
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
