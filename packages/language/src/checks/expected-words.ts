import type { TokenType } from 'chevrotain';
import { AbstractParserErrorMessageProvider } from 'langium';

/** What stands between the words of an expectation; no word of the language holds it. */
const SEPARATOR = '\n';

/** What a token that is no fixed word is called. */
const TOKENS: Readonly<Record<string, string>> = {
  BARS: '||',
  DATE: 'a date such as 2027-03-31',
  EOF: 'the end of the file',
  ID: 'a name',
  MONEY: 'an amount such as $1.2M',
  MONTH: 'a month such as 2027-03',
  MULTIPLE: 'a multiple such as 1.5x',
  NUMBER: 'a number',
  PERCENT: 'a percent such as 65%',
  PIPE: '|',
  ROW_END: '| at the end of the line',
  STRING: 'a text in quotes',
};

/**
 * Makes the parser's messages lists of what it expected, and nothing else: `expectedWords` reads them back, and the
 * catalogue puts them into a sentence.
 */
export class ExpectedWords extends AbstractParserErrorMessageProvider {
  override buildMismatchTokenMessage({ expected }: { expected: TokenType }): string {
    return inWords(expected);
  }

  override buildNotAllInputParsedMessage(): string {
    return ['plan', 'data', 'team', 'measure', 'goal', 'curve', 'role', 'examples'].join(SEPARATOR);
  }

  override buildNoViableAltMessage({
    expectedPathsPerAlt,
  }: {
    expectedPathsPerAlt: TokenType[][][];
  }): string {
    return firstWords(expectedPathsPerAlt.flat());
  }

  override buildEarlyExitMessage({
    expectedIterationPaths,
  }: {
    expectedIterationPaths: TokenType[][];
  }): string {
    return firstWords(expectedIterationPaths);
  }
}

/** The words that a parser message of `ExpectedWords` lists. */
export function expectedWords(message: string): string[] {
  return message === '' ? [] : message.split(SEPARATOR);
}

function firstWords(paths: readonly TokenType[][]): string {
  const words = paths.flatMap(([first]) => (first === undefined ? [] : [inWords(first)]));
  return [...new Set(words)].join(SEPARATOR);
}

function inWords({ name }: TokenType): string {
  return TOKENS[name] ?? name;
}
