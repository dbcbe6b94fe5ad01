import { fitted } from './headings.ts';
import { layOut, type Row, rowIn } from './layout.ts';
import { fromEuropean, styleOf } from './numbers.ts';
import type { LineAt, OpenTable, TableKind } from './table.ts';

/** One way to make rows of pasted cells. */
export interface PastedRows {
  /** What it does beyond making rows, such as how numbers are read; empty where there is nothing to say. */
  readonly about: string;
  /** The new rows, without line ends. */
  readonly rows: readonly string[];
  /** Rows above that are laid out anew so that bars stand below each other, by their line. */
  readonly above: ReadonlyMap<number, string>;
}

/**
 * The ways in which pasted cells can be rows of a table: with numbers as they are written, and, where some of them look
 * European, with those read so. None where the cells can be no rows of it.
 */
export function rowsOfCells(
  cells: readonly (readonly string[])[],
  table: OpenTable,
  lineAt: LineAt,
): PastedRows[] {
  if (cells.length === 0) return [];
  return readingsOf(cells).flatMap(({ numbers, read }) => {
    const made =
      table.kind === 'from rows' || table.kind === 'at rows'
        ? curveRows(read, table)
        : tableRows(read, table, lineAt);
    if (made === undefined || made.rows.length === 0) return [];
    const about = [numbers, made.without].filter((part) => part !== '').join(', ');
    return [{ about, rows: made.rows, above: made.above }];
  });
}

interface Reading {
  readonly numbers: string;
  readonly read: readonly (readonly string[])[];
}

/** Numbers are never changed without a word: where some can be read in another way, that is a way of its own. */
function readingsOf(cells: readonly (readonly string[])[]): Reading[] {
  const all = cells.flat();
  const styles = new Map(all.map((cell) => [cell, styleOf(cell)]));
  const has = (style: string) => [...styles.values()].includes(style as never);
  const asWritten = { numbers: '', read: cells };
  if (has('own') || !(has('european') || has('either'))) return [asWritten];
  const read = cells.map((row) => row.map(fromEuropean));
  const shown = (style: string) => [...styles].find(([, one]) => one === style)?.[0];
  const examples = [shown('european'), shown('either')].flatMap((cell) =>
    cell === undefined ? [] : [`${cell} as ${fromEuropean(cell)}`],
  );
  return [
    { ...asWritten, numbers: 'with numbers as they are written' },
    { numbers: `reading ${examples.join(' and ')}`, read },
  ];
}

interface Made {
  readonly rows: readonly string[];
  readonly above: ReadonlyMap<number, string>;
  /** Columns that the table has no place for, in words. */
  readonly without: string;
}

function tableRows(
  cells: readonly (readonly string[])[],
  table: OpenTable,
  lineAt: LineAt,
): Made | undefined {
  const above = table.rows.flatMap((line) => {
    const row = rowIn(lineAt(line));
    return row === undefined ? [] : [{ line, row }];
  });
  const headings = table.rows[0] === undefined ? undefined : rowIn(lineAt(table.rows[0]));
  if (table.rows.length > 0 && headings === undefined) return undefined;
  const { rows: fittedRows, without } =
    headings === undefined ? { rows: firstRows(cells, table.kind), without: '' } : fitted(cells, headings);
  const isNew = headings === undefined;
  const made = fittedRows.map((row, index) => written(row, table.kind, isNew && index === 0));
  const laidOut = layOut([...above.map(({ row }) => row), ...made], table.indent);
  const changed = new Map<number, string>();
  for (const [index, { line }] of above.entries()) {
    const text = laidOut[index];
    if (text !== undefined && text.trim() !== lineAt(line).trim()) changed.set(line, text);
  }
  return { rows: laidOut.slice(above.length), above: changed, without };
}

/** Rows of a table that has no headings yet: they are pasted as well. */
function firstRows(cells: readonly (readonly string[])[], kind: TableKind): Row[] {
  const [headings = [], ...others] = cells;
  if (kind !== 'examples') return cells.map((given) => ({ given }));
  // What is expected begins with what is paid, else it is the last column.
  const paid = headings.findIndex((heading) => /\b(paid|payout|pay|total)\b/i.test(heading));
  const at = paid < 0 ? Math.max(0, headings.length - 1) : paid;
  const split = (row: readonly string[]) => {
    const whole = headings.map((_, column) => row[column] ?? '');
    return { given: whole.slice(0, at), expected: [...whole.slice(at), ...row.slice(headings.length)] };
  };
  return [headings, ...others].map(split);
}

/** A row with each cell as the language writes it. */
function written({ given, expected }: Row, kind: TableKind, isHeading: boolean): Row {
  if (isHeading || kind === 'matrix') return expected === undefined ? { given } : { given, expected };
  if (kind === 'roles') {
    const [name = '', ...others] = given;
    return { given: [roleName(name), ...others] };
  }
  const row = { given: given.map(cellText) };
  return expected === undefined ? row : { ...row, expected: expected.map(cellText) };
}

/** A name of several words is a title: `Head of marketing` becomes `HeadOfMarketing "Head of marketing"`. */
function roleName(text: string): string {
  if (/^[A-Za-z_]\w*$/.test(text) || text === '' || /^\w+ "/.test(text)) return text;
  const name = (text.match(/[A-Za-z0-9]+/g) ?? [])
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return `${/^[A-Za-z]/.test(name) ? name : `Role${name}`} ${JSON.stringify(text)}`;
}

/** Texts that are neither a name nor a value stand in quotes. */
function cellText(text: string): string {
  if (text === '' || text === '?' || text.startsWith('"')) return text;
  if (/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(text)) return text;
  // Whatever begins like a number, an amount or a date is one, or is to be told what is wrong with it.
  if (
    /^[-\u2212\u2013]?\s*[$\u20ac\u00a3\u00a5]?\s*\d[\d.,:/'\u2019\u00a0\u2007\u2009\u202f-]*\s*(%|x|[KMB]|[$\u20ac\u00a3\u00a5]|[A-Z]{3})?$/u.test(
      text,
    )
  )
    return text;
  return JSON.stringify(text);
}

/** Rows of a curve: a bound, and what holds from it or at it. A line of headings is left out. */
function curveRows(cells: readonly (readonly string[])[], { kind, indent }: OpenTable): Made | undefined {
  const values = cells.map((row) => row.filter((cell) => cell !== ''));
  const rows = values.filter((row) => row.some((cell) => /\d/.test(cell)));
  if (rows.length === 0 || rows.some((row) => row.length !== 2)) return undefined;
  const word = kind === 'at rows' ? 'at' : 'from';
  const texts = rows.map(([bound = '', value = '']) => {
    const begins = /^(at|from|above|below|up to)\b/.test(bound) ? bound : `${word} ${bound}`;
    return `${indent}${begins}: ${value}`;
  });
  return { rows: texts, above: new Map(), without: '' };
}
