import type { TokenType } from 'chevrotain';
import { AbstractParserErrorMessageProvider } from 'langium';
import { CLAWBACK_WHEN, GRADE_COMMA, OR_VALUE, TO_POWER } from '../tokens.ts';

/** What stands between the words of an expectation; no word of the language holds it. */
const SEPARATOR = '\n';

/** What a token that is no fixed word is called. */
const TOKENS: Readonly<Record<string, string>> = {
  A_MONTH: 'a',
  A_LEAVER: 'a',
  A_FEATURE: 'a',
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
  [CLAWBACK_WHEN]: 'when',
  [TO_POWER]: 'to',
  [GRADE_COMMA]: ',',
  [OR_VALUE]: 'or',
};

/** Words that are read only so that the checker can refuse them with what they could mean: never proposed. */
const REFUSED: ReadonlySet<string> = new Set([
  'tiered',
  'cumulative',
  'monthly',
  'quarterly',
  'half-yearly',
  'yearly',
]);

/** Where those words are the right ones. */
const ALLOWED_IN = ['PayFrequency', 'PaymentSetting'];

/**
 * Makes the parser's messages lists of what it expected, and nothing else: `expectedWords` reads them back, and the
 * catalogue puts them into a sentence.
 */
export class ExpectedWords extends AbstractParserErrorMessageProvider {
  override buildMismatchTokenMessage({ expected }: { expected: TokenType }): string {
    return inWords(expected);
  }

  override buildNotAllInputParsedMessage(): string {
    return '';
  }

  override buildNoViableAltMessage({
    expectedPathsPerAlt,
    ruleName,
  }: {
    expectedPathsPerAlt: TokenType[][][];
    ruleName: string;
  }): string {
    return firstWords(expectedPathsPerAlt.flat(), ruleName);
  }

  override buildEarlyExitMessage({
    expectedIterationPaths,
    ruleName,
  }: {
    expectedIterationPaths: TokenType[][];
    ruleName: string;
  }): string {
    return firstWords(expectedIterationPaths, ruleName);
  }
}

/** The words that a parser message of `ExpectedWords` lists. */
export function expectedWords(message: string): string[] {
  return message === '' ? [] : message.split(SEPARATOR);
}

function firstWords(paths: readonly TokenType[][], ruleName: string): string {
  const frequency = ALLOWED_IN.some((rule) => ruleName.startsWith(rule));
  const words = paths
    .flatMap(([first]) => (first === undefined ? [] : [inWords(first)]))
    .filter((word) => frequency || !REFUSED.has(word));
  return [...new Set(words)].join(SEPARATOR);
}

function inWords({ name }: TokenType): string {
  return TOKENS[name] ?? name;
}
