/** What a table that stands open around a line is of. */
export type TableKind = 'roles' | 'examples' | 'given' | 'matrix' | 'from rows' | 'at rows';

/** A table around a line, as far as the lines show it: the text around may be broken. */
export interface OpenTable {
  readonly kind: TableKind;
  /** Line that opens it. */
  readonly opens: number;
  /** The lines above that are rows with bars, by their numbers, headings first. */
  readonly rows: readonly number[];
  /** Spaces before its rows. */
  readonly indent: string;
}

/** Lines of a text, counted from 0. */
export type LineAt = (line: number) => string;

const ROLES = /^\s*roles\s+in\s+\w+\s*\{/;
const EXAMPLES = /^\s*examples\b[^{}]*\{/;
const GIVEN = /^\s*given\s+\w+\s*\{/;
const CURVE = /^\s*curve\s+\w+(?:\s+"[^"]*")?\s+(?<kind>matrix|marginal|retroactive|steps|linear)\b[^{}]*\{/;

/** The longest head of a declaration, in lines. */
const MOST_LINES_OF_HEAD = 4;

/** The table that a line stands in, by the lines above it. */
export function tableAbove(line: number, lineAt: LineAt): OpenTable | undefined {
  const rows: number[] = [];
  let closed = 0;
  for (let above = line - 1; above >= 0; above -= 1) {
    const text = withoutTexts(lineAt(above));
    if (/^\s*\|/.test(text)) {
      if (closed === 0) rows.unshift(above);
      continue;
    }
    // The given rows of examples are closed before the table itself goes on.
    if (/^\s*\}\s*$/.test(text)) closed += 1;
    else if (/\}\s*$/.test(text)) return undefined;
    if (!/\{\s*$/.test(text)) continue;
    if (closed > 0) {
      closed -= 1;
      continue;
    }
    const kind = kindOf(above, lineAt);
    if (kind === undefined) return undefined;
    const indent = `${/^[ \t]*/.exec(lineAt(kind.line))?.[0] ?? ''}  `;
    return { kind: kind.kind, opens: kind.line, rows, indent };
  }
  return undefined;
}

/** What a block is of whose brace ends a line; its head may begin some lines above. */
function kindOf(
  brace: number,
  lineAt: LineAt,
): { readonly kind: TableKind; readonly line: number } | undefined {
  let head = '';
  for (let line = brace; line >= 0 && line > brace - MOST_LINES_OF_HEAD; line -= 1) {
    head = `${lineAt(line).replace(/\/\/.*$/, '')} ${head}`;
    if (ROLES.test(head)) return { kind: 'roles', line };
    if (EXAMPLES.test(head)) return { kind: 'examples', line };
    if (GIVEN.test(head)) return { kind: 'given', line };
    const curve = CURVE.exec(head)?.groups?.kind;
    if (curve === 'matrix') return { kind: 'matrix', line };
    if (curve !== undefined) return { kind: curve === 'linear' ? 'at rows' : 'from rows', line };
    if (/^\s*\w+/.test(lineAt(line)) && !/^\s/.test(lineAt(line))) return undefined;
  }
  return undefined;
}

/** Whether a line holds cells as a spreadsheet copies them, and not a row of the language. */
export function isPasted(line: string): boolean {
  return line.includes('\t') && /\S[^\S\t]*\t|^\t+\S/.test(line) && isNotWritten(line);
}

function isNotWritten(line: string): boolean {
  const text = line.trim();
  return text !== '' && !text.includes('|') && !text.startsWith('//') && !/[{}]$/.test(text);
}

/** Lines of pasted cells that follow one another, first and last included. */
export interface PastedLines {
  readonly first: number;
  readonly last: number;
}

/** The lines of pasted cells that some lines touch. */
export function pastedAround(
  { from, to, count }: { readonly from: number; readonly to: number; readonly count: number },
  lineAt: LineAt,
): PastedLines | undefined {
  let first = from;
  while (first <= to && !isPasted(lineAt(first))) first += 1;
  if (first > to) return undefined;
  let last = first;
  while (first > 0 && isPasted(lineAt(first - 1))) first -= 1;
  while (last + 1 < count && isPasted(lineAt(last + 1))) last += 1;
  return { first, last };
}

/** A line without what stands in quotes, and without its comment. */
export function withoutTexts(line: string): string {
  return line.replace(/"(\\.|[^"\\])*"/g, '""').replace(/\/\/.*$/, '');
}
