import type { IToken, TokenType } from 'chevrotain';
import { DefaultLexer, type LexerResult, type TokenizeOptions } from 'langium';
import { shallow } from './depth.ts';
import { type SlipError, splitNumbers } from './slips.ts';
import { A_FEATURE, CLAWBACK_WHEN, GRADE_COMMA, OR_VALUE, TO_POWER } from './tokens.ts';
import { unreadable } from './unreadable.ts';

/**
 * Settles by the words that follow what some words mean, where the parser would have to look beyond the end of a rule
 * and would silently take the first thing that fits:
 *
 * - `or` joins two values (`kind is new or expansion`) unless a condition follows (`kind is new or region is west`,
 *   `Rating is good or Sales to date above $5K`) or the words are `or blank`;
 * - a comma after a grade goes on with the grades unless a clause of the measure follows (`, if missing`);
 * - `when` begins a clawback where `claw` comes after its comma, and else goes on with what stands before it;
 * - `to` before `the power of` raises the number before it;
 * - `a` after `has`, `with` or `and`, before what a policy asks for, is its article;
 * - a bar that a text cut off at the cursor ends with begins a cell, though nothing of the cell is there yet;
 * - `in` after `money` is the name of a column where the type of one follows, but not in `money in currency`;
 * - `key` and the names of stages are the names of columns where the type of a column follows (`rate percent`).
 */
export class OnTargetLexer extends DefaultLexer {
  override tokenize(text: string, options?: TokenizeOptions): LexerResult {
    const unread = unreadable(text);
    if (unread !== undefined) return { tokens: [], hidden: [], errors: [unread] };
    const result = super.tokenize(text);
    const last = result.tokens.at(-1);
    if (options?.mode === 'partial' && last?.tokenType.name === 'ROW_END') this.become(last, 'PIPE');
    for (const [index, token] of result.tokens.entries()) this.settle(token, index, result.tokens);
    const { tokens, errors } = shallow(result.tokens);
    const numbers = splitNumbers(tokens, text);
    const others = result.errors.filter(({ offset }) => !numbers.some((one) => holds(one, offset)));
    return { ...result, tokens, errors: [...others, ...numbers, ...errors] };
  }

  private settle(token: IToken, index: number, tokens: readonly IToken[]): void {
    if (token.image === 'graded') {
      for (const comma of commasOfGrades(tokens, index)) this.become(comma, GRADE_COMMA);
    } else if (token.image === 'or') {
      if (isAfterValue(index, tokens) && isBeforeValue(tokens[index + 1], tokens[index + 2]))
        this.become(token, OR_VALUE);
    } else if (token.image === 'when') {
      if (tokens[index + 2]?.image === ',' && tokens[index + 3]?.image === 'claw')
        this.become(token, CLAWBACK_WHEN);
    } else if (token.image === 'to') {
      if (POWER.every((word, at) => tokens[index + 1 + at]?.image === word)) this.become(token, TO_POWER);
    } else if (token.image === 'a') {
      if (isBeforeFeature(tokens[index - 1], tokens[index + 1])) this.become(token, A_FEATURE);
    } else if (token.image === 'in') {
      if (isColumnAfterMoney(index, tokens)) this.become(token, 'ID');
    } else if (MAY_NAME_COLUMN.has(token.image)) {
      if (isColumn(index, tokens)) this.become(token, 'ID');
    }
  }

  private become(token: IToken, name: string): void {
    const type: TokenType | undefined = this.tokenTypes[name];
    if (type === undefined) return;
    token.tokenType = type;
    token.tokenTypeIdx = type.tokenTypeIdx as number;
  }
}

/** Whether an error is about a stretch of text that has a place in it: the apostrophe of `1'234` belongs to its number. */
function holds({ offset, length }: SlipError, place: number): boolean {
  return offset <= place && place < offset + length;
}

const POWER = ['the', 'power', 'of'];

const MAY_NAME_COLUMN: ReadonlySet<string> = new Set([
  'key',
  'attainment',
  'rate',
  'earned',
  'payout',
  'over',
]);

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
  'currency',
]);

/** How what policies ask for begins. */
const FEATURES: ReadonlySet<string> = new Set([
  'cap',
  'quota',
  'ramp',
  'clawback',
  'draw',
  'gate',
  'line',
  'retroactive',
  'score',
  'commission',
  'top',
  'fall',
  'deal',
  'direct',
  'number',
  'single',
  'credit',
  'goal',
]);

function isBeforeFeature(before: IToken | undefined, next: IToken | undefined): boolean {
  if (before === undefined || next === undefined) return false;
  return ['has', 'with', 'and'].includes(before.image) && FEATURES.has(next.image);
}

/** Words that make a condition of the name before them: a relation, or what of the result is asked for. */
const COMPARES: ReadonlySet<string> = new Set([
  ...['is', 'at', 'above', 'below'],
  ...['this', 'last', 'to', 'over', 'of', 'own', 'rolled-up', '.'],
  ...['attainment', 'rate', 'earned', 'payout'],
]);

/** How clauses of a measure begin: a grade of that name cannot be followed by these words. */
const CLAUSES: Readonly<Record<string, RegExp>> = {
  if: /^missing$/,
  for: /^(each|the)$/,
  by: /^\w+$/,
  better: /^when$/,
};

/** The commas between the grades of `graded one of low, high, if missing, …`, which begins at `start`. */
function commasOfGrades(tokens: readonly IToken[], start: number): IToken[] {
  if (tokens[start + 1]?.image !== 'one' || tokens[start + 2]?.image !== 'of') return [];
  const commas: IToken[] = [];
  for (let at = start + 4; ; at += 2) {
    const [comma, next, after] = tokens.slice(at, at + 3);
    if (comma?.image !== ',' || next === undefined || !/^[A-Za-z_]/.test(next.image)) return commas;
    if (CLAUSES[next.image]?.test(after?.image ?? '')) return commas;
    commas.push(comma);
  }
}

/** Whether a word before `or` is a value: one behind `is` or `also`, or behind the `or` of another value. */
function isAfterValue(index: number, tokens: readonly IToken[]): boolean {
  const [before, value] = [tokens[index - 2], tokens[index - 1]];
  if (before === undefined || value === undefined || !/^["A-Za-z_]/.test(value.image)) return false;
  return ['is', 'not', 'also'].includes(before.image) || before.tokenType.name === OR_VALUE;
}

function isBeforeValue(value: IToken | undefined, after: IToken | undefined): boolean {
  if (value === undefined || value.image === 'blank' || !/^["A-Za-z_]/.test(value.image)) return false;
  return after === undefined || !COMPARES.has(after.image);
}

/** Whether `in` is a column of that name right after one of money: `fee money  in text`, but not `fee money in currency`. */
function isColumnAfterMoney(index: number, tokens: readonly IToken[]): boolean {
  const [first, before, next] = [tokens[index - 2], tokens[index - 1], tokens[index + 1]];
  if (before?.image !== 'money' || first?.image === 'role' || next?.image === 'currency') return false;
  return isBeforeType(next, tokens[index + 2]);
}

/**
 * Whether the word at a place is the name of a column: the type of one follows. Where what follows is itself the name of
 * the next column (`id text key  currency currency`), it is not.
 */
function isColumn(index: number, tokens: readonly IToken[]): boolean {
  const [next, after, third, fourth] = tokens.slice(index + 1, index + 5);
  if (!isBeforeType(next, after)) return false;
  return !isBeforeType(after, third) || isBeforeType(third, fourth);
}

function isBeforeType(next: IToken | undefined, after: IToken | undefined): boolean {
  if (next === undefined) return false;
  return (
    COLUMN_TYPES.has(next.image) || next.image === '=' || (next.image === 'one' && after?.image === 'of')
  );
}
