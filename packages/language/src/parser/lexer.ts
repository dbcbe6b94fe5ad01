import type { IToken, TokenType } from 'chevrotain';
import { DefaultLexer, type LexerResult } from 'langium';
import { shallow } from './depth.ts';
import { splitNumbers } from './slips.ts';
import { OR_VALUE } from './tokens.ts';

/**
 * Settles by the words that follow what some words mean, where the parser would have to look beyond the end of a rule
 * and would silently take the first thing that fits:
 *
 * - `or` joins two values (`kind is new or expansion`) unless a condition follows (`kind is new or region is west`) or
 *   the words are `or blank`;
 * - `key` and the names of stages are the names of columns where the type of a column follows (`rate percent`).
 */
export class OnTargetLexer extends DefaultLexer {
  override tokenize(text: string): LexerResult {
    const result = super.tokenize(text);
    for (const [index, token] of result.tokens.entries()) this.settle(token, index, result.tokens);
    const { tokens, errors } = shallow(result.tokens);
    return { ...result, tokens, errors: [...result.errors, ...splitNumbers(tokens), ...errors] };
  }

  private settle(token: IToken, index: number, tokens: readonly IToken[]): void {
    if (token.image === 'or') {
      if (isBeforeValue(tokens[index + 1], tokens[index + 2])) this.become(token, OR_VALUE);
    } else if (MAY_NAME_COLUMN.has(token.image)) {
      if (isBeforeType(tokens[index + 1], tokens[index + 2])) this.become(token, 'ID');
    }
  }

  private become(token: IToken, name: string): void {
    const type: TokenType | undefined = this.tokenTypes[name];
    if (type === undefined) return;
    token.tokenType = type;
    token.tokenTypeIdx = type.tokenTypeIdx as number;
  }
}

const MAY_NAME_COLUMN: ReadonlySet<string> = new Set(['key', 'attainment', 'rate', 'earned', 'payout']);

/** What the type of a column may begin with, `one of` aside. */
export const COLUMN_TYPES: ReadonlySet<string> = new Set([
  'text',
  'date',
  'money',
  'percent',
  'multiple',
  'number',
  'count',
  'score',
  'flag',
  'payee',
]);

/** Words that make a condition of the name before them. */
const COMPARES: ReadonlySet<string> = new Set(['is', 'at', 'above', 'below']);

function isBeforeValue(value: IToken | undefined, after: IToken | undefined): boolean {
  if (value === undefined || value.image === 'blank' || !/^["A-Za-z_]/.test(value.image)) return false;
  return after === undefined || !COMPARES.has(after.image);
}

function isBeforeType(next: IToken | undefined, after: IToken | undefined): boolean {
  if (next === undefined) return false;
  return (
    COLUMN_TYPES.has(next.image) || next.image === '=' || (next.image === 'one' && after?.image === 'of')
  );
}
