import type { ParseResult } from 'langium';
import { characterProblems } from './characters.ts';
import { withPastedCells } from './pasted-cells.ts';
import type { SyntaxProblem } from './problem.ts';
import { Lines } from './ranges.ts';
import { wordProblems } from './words.ts';

export { ExpectedWords } from './expected-words.ts';
export type { SyntaxProblem } from './problem.ts';

/** All that keeps a text from being read, each at its place and in words, in the order of the text. */
export function syntaxProblems(parsed: ParseResult): SyntaxProblem[] {
  const text = parsed.value.$cstNode?.root.fullText ?? '';
  const lines = new Lines(text);
  const problems = [...characterProblems(parsed, text, lines), ...wordProblems(parsed, text, lines)];
  return withPastedCells(problems, text, parsed).sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}
