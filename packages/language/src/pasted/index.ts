import { cellsOf } from './cells.ts';
import { type PastedRows, rowsOfCells } from './rows.ts';
import { isPasted, type LineAt, type PastedLines, pastedAround, tableAbove } from './table.ts';

export { europeanNumberAt, twoReadings } from './numbers.ts';
export type { PastedRows } from './rows.ts';
export { isPasted, type LineAt, type PastedLines, pastedAround } from './table.ts';

/** The ways in which lines of pasted cells can be rows of the table that they stand in; none where they stand in none. */
export function rowsOfLines({ first, last }: PastedLines, lineAt: LineAt): readonly PastedRows[] {
  const table = tableAbove(first, lineAt);
  if (table === undefined) return [];
  const text = Array.from({ length: last - first + 1 }, (_, index) => lineAt(first + index)).join('\n');
  return rowsOfCells(cellsOf(text), table, lineAt);
}

/** The ways in which a text with tabs between its cells can be rows of the table that a line stands in. */
export function rowsOfText(text: string, line: number, lineAt: LineAt): readonly PastedRows[] {
  if (!text.includes('\t')) return [];
  const table = tableAbove(line, lineAt);
  return table === undefined ? [] : rowsOfCells(cellsOf(text), table, lineAt);
}

/** All lines of pasted cells that stand in tables, block by block. */
export function pastedBlocks(lines: readonly string[]): PastedLines[] {
  const lineAt = (line: number) => lines[line] ?? '';
  const blocks: PastedLines[] = [];
  for (let line = 0; line < lines.length; line += 1) {
    if (!isPasted(lineAt(line))) continue;
    const block = pastedAround({ from: line, to: line, count: lines.length }, lineAt);
    if (block === undefined) continue;
    if (rowsOfLines(block, lineAt).length > 0) blocks.push(block);
    line = block.last;
  }
  return blocks;
}
