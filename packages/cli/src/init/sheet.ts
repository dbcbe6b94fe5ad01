import { readCells } from '@ontarget/warehouse';

/** A block of a spreadsheet: rows that stand together, with a row of headings on top. */
export interface Block {
  /** A line of its own above the headings. */
  readonly title?: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Line of the text that the headings stand on. */
  readonly line: number;
}

/**
 * Splits a pasted or exported spreadsheet into its blocks: tab-, semicolon- or comma-separated text, blocks apart by
 * empty rows. Cells lose the spaces around them.
 */
export function blocksOf(text: string): Block[] {
  const records: { cells: string[]; line: number }[] = [];
  for (const { cells, line } of readCells(text, delimiterOf(text))) {
    records.push({ cells: cells.map((cell) => cell.trim()), line });
  }
  const groups: (typeof records)[] = [];
  let last = 0;
  for (const record of records) {
    const empty = record.cells.every((cell) => cell === '');
    if (!empty && (groups.length === 0 || last === 0 || record.line > last + 1)) groups.push([]);
    if (!empty) groups.at(-1)?.push(record);
    last = empty ? 0 : record.line;
  }
  return groups.flatMap((group) => blockOf(group) ?? []);
}

function blockOf(group: readonly { cells: string[]; line: number }[]): Block | undefined {
  const isTitle = ({ cells }: { cells: string[] }) => cells.filter((cell) => cell !== '').length === 1;
  const [first] = group;
  const titled = first !== undefined && group.length > 1 && isTitle(first);
  const [headings, ...rows] = titled ? group.slice(1) : group;
  if (headings === undefined) return undefined;
  const title = titled ? first.cells.find((cell) => cell !== '') : undefined;
  return {
    ...(title === undefined ? {} : { title }),
    headings: headings.cells,
    rows: rows.map(({ cells }) => cells),
    line: headings.line,
  };
}

/** What a spreadsheet copies is separated by tabs; exports use commas, or semicolons where the comma is decimal. */
function delimiterOf(text: string): string {
  const counts = ['\t', ';', ','].map((mark) => ({ mark, count: text.split(mark).length - 1 }));
  if ((counts[0]?.count ?? 0) > 0) return '\t';
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).mark;
}
