import type { IToken } from 'chevrotain';
import type { ParseResult } from 'langium';
import { expectedWords } from './expected-words.ts';
import { hintFor } from './hints.ts';
import { holdsInside, partOf, rulesIn } from './parts.ts';
import type { SyntaxProblem } from './problem.ts';
import type { Lines } from './ranges.ts';
import { unusualSpace } from './typography.ts';

type ParserError = ParseResult['parserErrors'][number];

/** More than this is no help. */
const MOST_EXPECTED = 8;

/** What ends a part whose content could also have gone on. */
const CLOSING: ReadonlySet<string> = new Set(['}', 'the end of the file']);

/** A line that begins a declaration: there a reader starts afresh, however broken the text before was. */
const DECLARATION =
  /^(plan|use|parameter|data|team|revenue\s+measure|measure|goal|curve|roles?|scorecard|components|pool|policy|examples|prove)\b/gm;

/**
 * The first misplaced word of each declaration; what the parser meets after it is its own confusion. A declaration
 * that already holds an unreadable character reports only that.
 */
export function wordProblems(
  { lexerErrors, parserErrors }: Pick<ParseResult, 'lexerErrors' | 'parserErrors'>,
  text: string,
  lines: Lines,
): SyntaxProblem[] {
  const starts = [...text.matchAll(DECLARATION)].map(({ index }) => index);
  const declarationAt = (offset: number) => starts.findLastIndex((start) => start <= offset);
  const reported = new Set(lexerErrors.map(({ offset }) => declarationAt(offset)));
  const problems: SyntaxProblem[] = [];
  for (const error of parserErrors) {
    const previous = previousOf(error);
    const declaration = declarationAt(
      isReal(error.token) ? error.token.startOffset : (previous?.startOffset ?? 0),
    );
    if (reported.has(declaration)) continue;
    reported.add(declaration);
    const space = isReal(error.token) ? unusualSpace(text, error.token.startOffset, lines) : undefined;
    problems.push(space?.problem ?? problemOf(error, previous, text, lines));
  }
  return problems;
}

function problemOf(
  error: ParserError,
  previous: IToken | undefined,
  text: string,
  lines: Lines,
): SyntaxProblem {
  const rules = rulesIn(error.context.ruleStack);
  const found = isReal(error.token) ? error.token.image : '';
  const words = expectedWords(error.message);
  // Where braces could close, the parser knows nothing of what else could have stood in them.
  const closes = words.length === 0 || (words.length === 1 && CLOSING.has(words[0] ?? '') && found !== '');
  const expected = closes || words.length > MOST_EXPECTED ? [] : words;
  const from = isReal(error.token) ? error.token.startOffset : text.length;
  const around = {
    rules,
    found,
    expected: words,
    before: text.slice(Math.max(0, from - 80), from),
    after: text.slice(from, from + 80),
  };
  const hint = hintFor(around);
  const holds = closes ? holdsInside(rules) : undefined;
  return {
    code: 'not-understood',
    range: rangeOf(error, previous, expected.length > 0 && hint === undefined, lines),
    params: {
      found,
      after: previous !== undefined && isReal(previous) ? previous.image : '',
      expected,
      inside: partOf(rules).name,
      ...(holds === undefined ? {} : { holds }),
      ...(hint === undefined ? {} : { hint }),
    },
  };
}

/** The misplaced word; where something is missing at the end of a line, the end of that line. */
function rangeOf(error: ParserError, previous: IToken | undefined, missing: boolean, lines: Lines) {
  const { token } = error;
  const before = previous !== undefined && isReal(previous) ? previous : undefined;
  const gap = before === undefined ? 0 : before.startOffset + before.image.length;
  if (!isReal(token)) return lines.range(before?.startOffset ?? 0, gap);
  const end = token.startOffset + token.image.length;
  if (missing && before !== undefined && before.endLine !== token.startLine) {
    return lines.range(before.startOffset, gap);
  }
  return lines.range(token.startOffset, end);
}

function previousOf(error: ParserError): IToken | undefined {
  return 'previousToken' in error ? (error.previousToken as IToken) : undefined;
}

/** Whether a token stands in the text; the end of the file does not. */
function isReal({ startOffset, image }: IToken): boolean {
  return Number.isInteger(startOffset) && startOffset >= 0 && image !== '';
}
