import type { LangiumDocument } from 'langium';
import { lineOf, replace } from '../fixes/editing.ts';
import type { Rewriter } from './rewrite.ts';

/**
 * Makes rows of cells that were pasted from a spreadsheet, which come as lines with tabs between them, in a table of
 * roles, of examples or of given rows.
 */
export const makeRowsOfPastedCells: Rewriter = (document, { start, end }) => {
  const [first, last] = pastedAround(document, start.line, end.line);
  if (first === undefined || last === undefined) return [];
  const table = tableAbove(document, first);
  if (table === undefined) return [];
  const lines = Array.from({ length: last - first + 1 }, (_, index) => lineOf(document, first + index));
  const rows = lines.map((line) => rowOf(cellsIn(line), table));
  const range = {
    start: { line: first, character: 0 },
    end: { line: last, character: lineOf(document, last).length },
  };
  const title =
    rows.length === 1 ? 'Make a row of the pasted cells' : `Make ${rows.length} rows of the pasted cells`;
  return [{ title, edits: new Map([[document.uri.toString(), [replace(range, rows.join('\n'))]]]) }];
};

interface Table {
  readonly isOfRoles: boolean;
  /** How many cells a row has, in two parts; undefined where the headings are pasted too. */
  readonly given: number | undefined;
  readonly expected: number;
}

function isPasted(line: string): boolean {
  return line.includes('\t') && !line.includes('|') && !/^\s*\/\//.test(line) && line.trim() !== '';
}

/** The lines of pasted cells that touch some lines. */
function pastedAround(
  document: LangiumDocument,
  from: number,
  to: number,
): [number, number] | [undefined, undefined] {
  const { lineCount } = document.textDocument;
  let first = from;
  while (first <= to && !isPasted(lineOf(document, first))) first += 1;
  if (first > to) return [undefined, undefined];
  let last = first;
  while (first > 0 && isPasted(lineOf(document, first - 1))) first -= 1;
  while (last + 1 < lineCount && isPasted(lineOf(document, last + 1))) last += 1;
  return [first, last];
}

const OPENS = /^\s*(roles\s+in\s+\w+|examples\b.*|given\s+\w+)\s*\{\s*(\/\/.*)?$/;

/** The table that a line stands in, by the lines above it. */
function tableAbove(document: LangiumDocument, below: number): Table | undefined {
  let headings: string | undefined;
  for (let line = below - 1; line >= 0; line -= 1) {
    const text = lineOf(document, line);
    if (/^\s*\|/.test(text)) headings = text;
    const opens = OPENS.exec(text)?.[1];
    if (opens !== undefined) {
      const isOfRoles = opens.startsWith('roles');
      if (headings === undefined) return isOfRoles ? { isOfRoles, given: undefined, expected: 0 } : undefined;
      const [given = '', expected = ''] = withoutTexts(headings).trim().replace(/\|$/, '').split('||');
      const count = (part: string) => part.split('|').length - (part.trimStart().startsWith('|') ? 1 : 0);
      return {
        isOfRoles,
        given: given.trim() === '' ? 0 : count(given),
        expected: expected.trim() === '' ? 0 : count(expected),
      };
    }
    if (/[{}]\s*$/.test(text.replace(/\/\/.*$/, ''))) return undefined;
  }
  return undefined;
}

function cellsIn(line: string): string[] {
  return line.split('\t').map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replaceAll('""', '"'),
  );
}

function rowOf(cells: readonly string[], { isOfRoles, given, expected }: Table): string {
  const count = given === undefined ? cells.length : given + expected;
  // Blank cells at the end of a line are often lost on the way.
  const whole = Array.from({ length: Math.max(count, cells.length) }, (_, index) => cells[index] ?? '');
  const [first = '', ...others] = whole;
  if (isOfRoles) return `  | ${[given === undefined ? first : roleName(first), ...others].join(' | ')} |`;
  const left = whole.slice(0, given);
  const right = whole.slice(given);
  const [a, b] = [left.join(' | '), right.join(' | ')];
  if (expected === 0) return `  | ${a} |`;
  return left.length === 0 ? `  || ${b} |` : `  | ${a} || ${b} |`;
}

/** A name of several words is a title: `Head of marketing` becomes `HeadOfMarketing "Head of marketing"`. */
function roleName(text: string): string {
  if (/^[A-Za-z_]\w*$/.test(text) || text === '') return text;
  const name = (text.match(/[A-Za-z0-9]+/g) ?? [])
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return `${/^[A-Za-z]/.test(name) ? name : `Role${name}`} ${JSON.stringify(text)}`;
}

function withoutTexts(line: string): string {
  return line.replace(/"(\\.|[^"\\])*"/g, '').replace(/\/\/.*$/, '');
}
