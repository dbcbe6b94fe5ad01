import type { OutputTable } from './output-table.ts';

/** A table as CSV (RFC 4180): CRLF, a row of headings, quotes where they are needed; a blank cell is empty. */
export function csvText({ columns, rows }: OutputTable): string {
  return [columns.map(({ name }) => name), ...rows]
    .map((row) => `${row.map(csvCell).join(',')}\r\n`)
    .join('');
}

function csvCell(cell: string | null): string {
  if (cell === null) return '';
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
