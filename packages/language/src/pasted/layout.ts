/** The cells of a row of a table: what is given, and in tables of examples what is expected. */
export interface Row {
  readonly given: readonly string[];
  readonly expected?: readonly string[];
}

/** The cells of a row that is written with bars; undefined where the line is none, or has a comment in it. */
export function rowIn(line: string): Row | undefined {
  const text = line.trim();
  if (!text.startsWith('|')) return undefined;
  const pieces = text.match(/"(?:\\.|[^"\\])*"|\|\||\||[^|"]+|"/g) ?? [];
  const parts: string[][] = [[]];
  let cell: string | undefined;
  for (const piece of pieces) {
    if (piece !== '|' && piece !== '||') {
      if (piece.includes('//') && !piece.startsWith('"')) return undefined;
      cell = `${cell ?? ''}${piece}`;
      continue;
    }
    if (cell !== undefined) parts.at(-1)?.push(cell.trim());
    if (piece === '||') parts.push([]);
    cell = piece === '|' || piece === '||' ? '' : undefined;
  }
  if (cell !== undefined && cell.trim() !== '') parts.at(-1)?.push(cell.trim());
  const [given = [], expected] = parts;
  return expected === undefined ? { given } : { given, expected };
}

/** Rows with their bars below each other. */
export function layOut(rows: readonly Row[], indent: string): string[] {
  const [given, expected] = [
    widthsOf(rows.map((row) => row.given)),
    widthsOf(rows.map((row) => row.expected ?? [])),
  ];
  return rows.map((row) => {
    const left = padded(row.given, given);
    if (row.expected === undefined) return `${indent}|${left}|`;
    return `${indent}${left === '' ? '' : `|${left}`}||${padded(row.expected, expected)}|`;
  });
}

function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
  }
  return widths;
}

function padded(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, column) => ` ${cell}${' '.repeat((widths[column] ?? 0) - widthOf(cell))} `)
    .join('|');
}

/** Of characters outside the basic plane one stands where two are counted. */
function widthOf(cell: string): number {
  return [...cell].length;
}
