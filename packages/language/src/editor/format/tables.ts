import { isAccept, isCurve, isExamples, isGivenTable, isRoleTable } from '../../generated/ast.ts';
import { greatest, width } from './align.ts';
import { between, type Touching } from './spacing.ts';
import type { Statement } from './statements.ts';
import type { FormatToken } from './tokens.ts';

interface TableRow {
  /** Index of the row's first token and of its last. */
  first: number;
  last: number;
  /** Texts between bars, in two parts: what is given and what is expected. */
  parts: [string[], string[]];
}

/**
 * The text of each row of the tables of examples and of roles, padded so that bars stand below each other; by the index of the row's
 * first token. A row that a comment cuts in two is left to its author.
 */
export function tableRows(
  statements: readonly Statement[],
  tokens: readonly FormatToken[],
  touching: Touching,
): Map<number, { text: string; last: number }> {
  const texts = new Map<number, { text: string; last: number }>();
  for (const statement of given(statements)) {
    const isGrid = isCurve(statement.node) && statement.node.matrix !== undefined;
    const isGiven = isGivenTable(statement.node);
    if (!isExamples(statement.node) && !isRoleTable(statement.node) && !isGiven && !isGrid) continue;
    if (statement.block === undefined) continue;
    const rows = statement.block.statements.flatMap((row) =>
      isGivenTable(row.node) || isAccept(row.node) ? [] : (rowOf(row, tokens, touching) ?? []),
    );
    const widths = [0, 1].map((part) => columnWidths(rows.map((row) => row.parts[part as 0 | 1])));
    for (const row of rows) {
      const [given, expected] = row.parts.map((cells, part) => padded(cells, widths[part] ?? []));
      const isOnePart = isRoleTable(statement.node) || isGrid || isGiven;
      // A table without inputs begins with the bars before its results.
      const text = isOnePart ? `|${given}|` : `${given === '' ? '' : `|${given}`}||${expected}|`;
      texts.set(row.first, { text, last: row.last });
    }
  }
  return texts;
}

/** Statements with the tables that stand inside examples. */
function given(statements: readonly Statement[]): Statement[] {
  return statements.flatMap((statement) => [
    ...(statement.block?.statements.filter(({ node }) => isGivenTable(node)) ?? []),
    statement,
  ]);
}

function rowOf(row: Statement, tokens: readonly FormatToken[], touching: Touching): TableRow | undefined {
  const own = tokens.slice(row.first, row.last + 1);
  if (own.some((token) => token.comment === 'line' || token.text.includes('\n'))) return undefined;
  const parts: [string[], string[]] = [[], []];
  let part: 0 | 1 = own[0]?.type === 'BARS' ? 1 : 0;
  let cell: FormatToken[] = [];
  for (const token of own.slice(1)) {
    if (token.type !== 'PIPE' && token.type !== 'BARS' && token.type !== 'ROW_END') {
      cell.push(token);
      continue;
    }
    parts[part].push(cellText(cell, touching));
    cell = [];
    if (token.type === 'BARS') part = 1;
  }
  return { first: row.first, last: row.last, parts };
}

function cellText(tokens: FormatToken[], touching: Touching): string {
  return tokens
    .map((token, index) => {
      const before = tokens[index - 1];
      return before === undefined ? token.text : between(before, token, touching) + token.text;
    })
    .join('');
}

function columnWidths(rows: string[][]): number[] {
  const count = greatest(rows.map((row) => row.length));
  return Array.from({ length: count }, (_, column) => greatest(rows.map((row) => width(row[column] ?? ''))));
}

function padded(cells: string[], widths: number[]): string {
  return cells.map((cell, column) => ` ${cell}${' '.repeat((widths[column] ?? 0) - width(cell))} `).join('|');
}
