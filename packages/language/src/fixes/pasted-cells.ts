import type { LangiumDocument } from 'langium';
import { type PastedLines, type PastedRows, pastedAround, rowsOfLines } from '../pasted/index.ts';
import { lineOf, replace } from './editing.ts';
import type { Fixer, TextEdit } from './fix.ts';

/** Makes rows of pasted cells; where their numbers can be read in two ways, each is offered and neither made unasked. */
export const fixPastedCells: Fixer<'cells-pasted'> = ({ range: { start, end }, document }) => {
  const lineAt = (line: number) => lineOf(document, line);
  const touched = { from: start.line, to: end.line, count: document.textDocument.lineCount };
  const block = pastedAround(touched, lineAt);
  if (block === undefined) return [];
  const ways = rowsOfLines(block, lineAt);
  return ways.map((made) => ({
    title: titleOf(made),
    edits: editsOf(made, block, document),
    preferred: ways.length === 1,
  }));
};

function titleOf({ rows, about }: PastedRows): string {
  const what =
    rows.length === 1 ? 'Make a row of the pasted cells' : `Make ${rows.length} rows of the pasted cells`;
  return about === '' ? what : `${what}, ${about}`;
}

function editsOf(
  { rows, above }: PastedRows,
  { first, last }: PastedLines,
  document: LangiumDocument,
): TextEdit[] {
  const whole = (from: number, to: number) => ({
    start: { line: from, character: 0 },
    end: { line: to, character: lineOf(document, to).length },
  });
  return [
    ...[...above].map(([line, text]) => replace(whole(line, line), text)),
    replace(whole(first, last), rows.join('\n')),
  ];
}
