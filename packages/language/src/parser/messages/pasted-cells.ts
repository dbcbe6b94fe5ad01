import type { ParseResult } from 'langium';
import { pastedBlocks, rowsOfLines } from '../../pasted/index.ts';
import { hasNoPlace, tokensOf } from '../reparse/place.ts';
import type { SyntaxProblem } from './problem.ts';
import { Lines } from './ranges.ts';

/**
 * Tells of lines that were pasted from a spreadsheet into a table, as one problem for each block of them instead of what
 * their cells look like to the parser.
 */
export function withPastedCells(
  problems: SyntaxProblem[],
  text: string,
  { lexerErrors, parserErrors }: Pick<ParseResult, 'lexerErrors' | 'parserErrors'>,
): SyntaxProblem[] {
  if (problems.length === 0 || !text.includes('\t')) return problems;
  const lines = text.split(/\r\n|\r|\n/);
  const lineAt = (line: number) => lines[line] ?? '';
  const places = new Lines(text);
  // Tabs in a comment of several lines break nothing: the parser stumbles over none of its words.
  const stumbled = new Set([
    ...lexerErrors.map(({ offset }) => places.position(offset).line),
    ...parserErrors
      .flatMap((error) => tokensOf(error))
      .filter((token) => !hasNoPlace(token))
      .map(({ startOffset }) => places.position(startOffset).line),
  ]);
  const blocks = pastedBlocks(lines).filter(({ first, last }) => {
    for (let line = first; line <= last; line += 1) if (stumbled.has(line)) return true;
    return false;
  });
  if (blocks.length === 0) return problems;
  const others = problems.filter(({ code, range: { start } }) => {
    const block = blocks.find(({ first, last }) => first - 1 <= start.line && start.line <= last + 1);
    // What is misplaced next to a block follows from it; characters outside of it are their own matter.
    if (block === undefined) return true;
    return code !== 'not-understood' && (start.line < block.first || start.line > block.last);
  });
  const told = blocks.map(({ first, last }): SyntaxProblem => {
    const start = { line: first, character: (/^\s*/.exec(lineAt(first))?.[0] ?? '').length };
    const end = { line: last, character: lineAt(last).trimEnd().length };
    const [made] = rowsOfLines({ first, last }, lineAt);
    const params = { lines: last - first + 1, first: made?.rows[0]?.trim().replace(/ +/g, ' ') ?? '' };
    return { code: 'cells-pasted', range: { start, end }, params };
  });
  return [...others, ...told];
}
