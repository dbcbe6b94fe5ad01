import { isAssessedByClause } from '../../generated/ast.ts';
import { type CellPlace, width } from './align.ts';
import { between, type Touching } from './spacing.ts';
import type { Block, Statement } from './statements.ts';
import type { FormatToken } from './tokens.ts';

const INDENT = 2;
/** A statement that its author broke goes on two levels in, so that it does not look like a part of its block. */
const CONTINUATION = 4;

/** What is decided about the lines before anything is printed. */
export interface Layout {
  tokens: readonly FormatToken[];
  touching: Touching;
  places: ReadonlyMap<number, CellPlace>;
  tables: ReadonlyMap<number, { text: string; last: number }>;
}

interface Marks {
  /** Indent of the statement that a token belongs to. */
  indents: number[];
  /** Indent of the line that a token's row begins on; a statement inside a block on one line has its row's. */
  rowIndents: number[];
  /** Tokens that begin a line of their own. */
  starts: Set<number>;
  /** Tokens that begin a statement inside a block on one line. */
  inline: Set<number>;
  opens: Set<number>;
}

/** The text of a document, with a line end at its end. */
export function print(statements: readonly Statement[], layout: Layout): string {
  const { tokens, touching } = layout;
  const marks: Marks = {
    indents: tokens.map(() => 0),
    rowIndents: [],
    starts: new Set(),
    inline: new Set(),
    opens: new Set(),
  };
  markStatements(statements, 0, true, tokens, marks);

  let out = '';
  let column = 0;
  const write = (text: string) => {
    out += text;
    const lineEnd = text.lastIndexOf('\n');
    column = lineEnd < 0 ? column + width(text) : width(text.slice(lineEnd + 1));
  };

  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as FormatToken;
    const before = tokens[index - 1];
    const table = layout.tables.get(index);
    if (before !== undefined) {
      const line = lineBreak(index, layout, marks);
      if (line !== undefined) write(`${line.blank ? '\n\n' : '\n'}${' '.repeat(line.indent)}`);
      else {
        const place = layout.places.get(token.start);
        const indent = marks.rowIndents[index] ?? 0;
        if (place !== undefined) write(' '.repeat(Math.max(place.gap, place.column + indent - column)));
        else write(marks.inline.has(index) ? '  ' : between(before, token, touching));
      }
    }
    // The first cell of a row whose numbers line up may stand further in than its row.
    if (marks.starts.has(index)) write(' '.repeat(layout.places.get(token.start)?.column ?? 0));
    if (table === undefined) write(token.text);
    else {
      write(table.text);
      index = table.last;
    }
  }
  return out === '' ? '' : `${out}\n`;
}

/** Whether a token begins a line, how far in, and whether an empty line stands before it. */
function lineBreak(
  index: number,
  layout: Layout,
  marks: Marks,
): { indent: number; blank: boolean } | undefined {
  const { tokens } = layout;
  const token = tokens[index] as FormatToken;
  const before = tokens[index - 1] as FormatToken;
  const mayHaveBlank = token.breaks > 1 && !marks.opens.has(index - 1);
  if (marks.starts.has(index)) {
    // A comment that opens a line goes on with what it is about.
    const opensLine = index === 1 || before.breaks > 0;
    if (before.comment === 'block' && opensLine && token.breaks === 0) return undefined;
    const closes = token.text === '}';
    return { indent: marks.indents[index] ?? 0, blank: mayHaveBlank && !closes };
  }
  if (token.comment !== undefined && token.breaks > 0) {
    const next = nextVisible(tokens, index);
    const nextStarts = next === undefined || marks.starts.has(next);
    const indent = next === undefined ? 0 : (marks.indents[next] ?? 0);
    if (!nextStarts) return { indent: indent + CONTINUATION, blank: false };
    const isLastInBlock = next !== undefined && tokens[next]?.text === '}';
    return { indent: isLastInBlock ? indent + INDENT : indent, blank: mayHaveBlank };
  }
  const broken = token.breaks > 0 && token.text !== '{';
  if (before.comment !== 'line' && !broken) return undefined;
  return { indent: (marks.indents[index] ?? 0) + CONTINUATION, blank: false };
}

function nextVisible(tokens: readonly FormatToken[], from: number): number | undefined {
  let next = from + 1;
  while (tokens[next]?.comment !== undefined) next += 1;
  return next < tokens.length ? next : undefined;
}

function markStatements(
  statements: readonly Statement[],
  indent: number,
  broken: boolean,
  tokens: readonly FormatToken[],
  marks: Marks,
): void {
  for (const [position, statement] of statements.entries()) {
    for (let index = statement.first; index <= statement.last; index += 1) {
      marks.indents[index] = indent;
      if (broken) marks.rowIndents[index] = indent;
    }
    if (goesOn(statement, tokens)) {
      // It stays on the line of the clause before it.
    } else if (broken) marks.starts.add(statement.first);
    else if (position > 0) marks.inline.add(statement.first);
    if (statement.block) markBlock(statement.block, indent, tokens, marks);
  }
}

function markBlock(block: Block, indent: number, tokens: readonly FormatToken[], marks: Marks): void {
  markStatements(block.statements, indent + INDENT, block.broken, tokens, marks);
  marks.opens.add(block.open);
  marks.indents[block.close] = indent;
  if (block.broken) marks.starts.add(block.close);
}

/** A clause behind a comma, or `by manager`, goes on with the clause before it. */
function goesOn(statement: Statement, tokens: readonly FormatToken[]): boolean {
  let before = statement.first - 1;
  while (tokens[before]?.comment !== undefined) before -= 1;
  if (tokens[before]?.text === ',') return true;
  return isAssessedByClause(statement.node) && tokens[statement.first]?.breaks === 0;
}
