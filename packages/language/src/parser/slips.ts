import type { ILexingError, IToken } from 'chevrotain';
import { europeanNumberAt } from '../pasted/numbers.ts';

/** What the lexer finds wrong beyond single characters. */
export type Slip =
  /** Digits on both sides of a comma without a space, which is neither a list nor a thousands comma. */
  | {
      readonly code: 'number-in-pieces';
      readonly params: {
        readonly written: string;
        readonly list: string;
        readonly whole?: string;
        readonly decimal?: string;
      };
    }
  /** `1.234,50`, which is one number in much of Europe. */
  | {
      readonly code: 'number-european';
      readonly params: { readonly written: string; readonly meant: string };
    }
  /** Brackets inside brackets without end: no plan needs them, and reading them would exhaust memory. */
  | { readonly code: 'nested-too-deep'; readonly params: { readonly most: number } }
  /** No text, or more of it than a plan has: nothing of it is read. */
  | { readonly code: 'file-unreadable'; readonly params: { readonly path: string; readonly reason: string } };

/** A slip as an error of the lexer, so that a text that has one counts as unreadable. */
export type SlipError = ILexingError & { readonly slip: Slip };

/** The slip that an error of the lexer is, if it is one. */
export function slipOf(error: ILexingError): Slip | undefined {
  return 'slip' in error ? (error as SlipError).slip : undefined;
}

/** An error from the beginning of one token to the end of another. */
export function slipBetween(first: IToken, last: IToken, slip: Slip): SlipError {
  const end = last.startOffset + last.image.length;
  return {
    offset: first.startOffset,
    length: end - first.startOffset,
    line: first.startLine ?? 1,
    column: first.startColumn ?? 1,
    message: slip.code,
    slip,
  };
}

/** Deepest nesting of brackets, braces and signs that is read; deeper ones are left out and reported. */
export const MOST_NESTED = 100;

/** Most operators in one formula that are read. */
export const MOST_OPERATORS = 500;

const NUMBERS: ReadonlySet<string> = new Set(['MONEY', 'NUMBER', 'PERCENT', 'MULTIPLE']);

/** Numbers whose commas have digits on both sides: `$1,2`, `1,200,30`; and those that are written as in much of Europe. */
export function splitNumbers(tokens: readonly IToken[], text: string): SlipError[] {
  const found: SlipError[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const european = europeanAt(tokens, at, text);
    if (european !== undefined) {
      found.push(european);
      const end = european.offset + european.length;
      while ((tokens[at + 1]?.startOffset ?? end) < end) at += 1;
      continue;
    }
    const end = endOfPieces(tokens, at);
    const [first, last] = [tokens[at], tokens[end]];
    if (end === at || first === undefined || last === undefined) continue;
    const pieces = tokens.slice(at, end + 1).filter(({ image }) => image !== ',');
    found.push(
      slipBetween(first, last, {
        code: 'number-in-pieces',
        params: readings(pieces.map(({ image }) => image)),
      }),
    );
    at = end;
  }
  return found;
}

/** Only what stands right behind a number can make a European one of it, so that few places of a text are looked at closely. */
function europeanAt(tokens: readonly IToken[], at: number, text: string): SlipError | undefined {
  const token = tokens[at];
  if (token === undefined || !isNumber(token)) return undefined;
  const { startOffset: offset, image } = token;
  if (!/[.,'\u2019\u00a0\u2007\u2009\u202f]/.test(text[offset + image.length] ?? '')) return undefined;
  const number = europeanNumberAt(text, offset);
  if (number === undefined) return undefined;
  return {
    ...slipBetween(token, token, { code: 'number-european', params: number }),
    length: number.written.length,
  };
}

/** Where the numbers and commas that touch one another end, from the number at `at`. */
function endOfPieces(tokens: readonly IToken[], at: number): number {
  let end = at;
  while (
    isNumber(tokens[end]) &&
    touches(tokens, end) &&
    tokens[end + 1]?.image === ',' &&
    touches(tokens, end + 1)
  ) {
    if (!/^\d/.test(tokens[end + 2]?.image ?? '') || !isNumber(tokens[end + 2])) break;
    end += 2;
  }
  return end;
}

function isNumber(token: IToken | undefined): boolean {
  return token !== undefined && NUMBERS.has(token.tokenType.name);
}

function touches(tokens: readonly IToken[], at: number): boolean {
  const [one, next] = [tokens[at], tokens[at + 1]];
  return one !== undefined && next !== undefined && one.startOffset + one.image.length === next.startOffset;
}

function readings(pieces: readonly string[]): Extract<Slip, { code: 'number-in-pieces' }>['params'] {
  const written = pieces.join(',');
  const list = pieces.join(', ');
  const [, sign = '', digits = '', after = ''] = /^([^\d]*)([\d,]+)([^,]*)$/.exec(written) ?? [];
  if (digits === '' || (sign !== '' && after.includes('%'))) return { written, list };
  const grouped = digits.replaceAll(',', '').replace(/\B(?=(?:\d{3})+$)/g, ',');
  const whole = `${sign}${grouped}${after}`;
  // The comma of `8,5%` stands before decimals in much of Europe.
  if (!/^\d+,\d+$/.test(digits)) return { written, list, whole };
  return { written, list, whole, decimal: `${sign}${digits.replace(',', '.')}${after}` };
}
