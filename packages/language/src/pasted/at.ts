import type { Position, Range, TextEdit } from '../fixes/fix.ts';
import { rowsOfText } from './index.ts';

/** One way to paste a text with tabs as rows of the table around the cursor. */
export interface PasteWay {
  readonly title: string;
  /** What is inserted in place of the selection. */
  readonly insert: string;
  /** Rows above that are laid out anew. */
  readonly edits: readonly TextEdit[];
}

/**
 * The ways to paste a text as rows of the table that a selection stands in: where the selection begins and ends a line, behind
 * the first bar of a row that is only begun, or at the end of a row. None anywhere else.
 */
export function pasteAt(text: string, { start, end }: Range, pasted: string): PasteWay[] {
  if (!pasted.includes('\t')) return [];
  const lines = text.split(/\r\n|\r|\n/);
  const before = (lines[start.line] ?? '').slice(0, start.character);
  const after = (lines[end.line] ?? '').slice(end.character);
  if (after.trim() !== '') return [];
  const place = /^\s*$/.test(before)
    ? 'line'
    : /^\s*\|\s*$/.test(before)
      ? 'bar'
      : /^\s*\|.*\|\s*$/.test(before)
        ? 'row'
        : undefined;
  if (place === undefined) return [];
  // A row that is ended is one of the rows above.
  const line = place === 'row' ? start.line + 1 : start.line;
  return rowsOfText(pasted, line, (at) => lines[at] ?? '').map(({ about, rows, above }) => {
    const what =
      rows.length === 1 ? 'Paste as a row of the table' : `Paste as ${rows.length} rows of the table`;
    return {
      title: about === '' ? what : `${what}, ${about}`,
      insert: insertion(rows, place, before),
      // The row that the cursor stands behind is not laid out anew: it would be edited in two ways at once.
      edits: [...above]
        .filter(([at]) => at < start.line)
        .map(([at, newText]) => ({ range: wholeLine(lines, at), newText })),
    };
  });
}

function insertion(rows: readonly string[], place: 'line' | 'bar' | 'row', before: string): string {
  const [first = '', ...others] = rows;
  if (place === 'row') return `\n${rows.join('\n')}`;
  const indent = /^ */.exec(first)?.[0].length ?? 0;
  const own = first.trimStart();
  const head =
    place === 'bar'
      ? own.replace(/^\|\s*/, /\s$/.test(before) ? '' : ' ')
      : ' '.repeat(Math.max(0, indent - before.length)) + own;
  return [head, ...others].join('\n');
}

function wholeLine(lines: readonly string[], line: number): Range {
  const at = (character: number): Position => ({ line, character });
  return { start: at(0), end: at((lines[line] ?? '').length) };
}
