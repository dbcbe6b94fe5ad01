import type { Row } from './layout.ts';

/** Pasted rows, put below the headings of a table. */
export interface Fitted {
  readonly rows: readonly Row[];
  /** Columns that were pasted and that the table does not have, in words; empty where it has all of them. */
  readonly without: string;
}

/**
 * Puts pasted cells below the headings of a table. Where the first line is headings as well, each column goes below its own,
 * in whatever order they were pasted; else they are taken in the order of the table. Blank cells at the end of a line are
 * often lost on the way and come back.
 */
export function fitted(cells: readonly (readonly string[])[], headings: Row): Fitted {
  const all = [...headings.given, ...(headings.expected ?? [])];
  const [first = [], ...others] = cells;
  const places = columnsOf(first, all);
  if (places === undefined)
    return { rows: cells.map((row) => parted(inOrder(row, all), headings)), without: '' };
  const rows = others.map((row) =>
    parted(
      places.map((at) => (at < 0 ? '' : (row[at] ?? ''))),
      headings,
    ),
  );
  const left = first.filter((heading, at) => heading !== '' && !places.includes(at));
  return { rows, without: left.length === 0 ? '' : `without ${left.join(', ')}` };
}

/**
 * For each heading of a table the pasted column of that name, or -1; undefined where the pasted line is no headings: more
 * than half of its cells are not among them.
 */
function columnsOf(pasted: readonly string[], headings: readonly string[]): number[] | undefined {
  const names = pasted.map(plain);
  const places = headings.map((heading) => (plain(heading) === '' ? -1 : names.indexOf(plain(heading))));
  const found = new Set(places.filter((at) => at >= 0)).size;
  const filled = names.filter((name) => name !== '').length;
  return found > 0 && found * 2 > filled ? places : undefined;
}

/** `Target pay` and `target_pay` are the same heading. */
function plain(heading: string): string {
  return heading.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function inOrder(row: readonly string[], headings: readonly string[]): string[] {
  const count = Math.max(row.length, headings.length);
  return Array.from({ length: count }, (_, column) => row[column] ?? '');
}

function parted(row: readonly string[], { given, expected }: Row): Row {
  if (expected === undefined) return { given: row };
  return { given: row.slice(0, given.length), expected: row.slice(given.length) };
}
