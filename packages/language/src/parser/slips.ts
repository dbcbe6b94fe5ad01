import type { ILexingError, IToken } from 'chevrotain';

/** What the lexer finds wrong beyond single characters. */
export type Slip =
  /** Digits on both sides of a comma without a space, which is neither a list nor a thousands comma. */
  | {
      readonly code: 'number-in-pieces';
      readonly params: { readonly written: string; readonly list: string; readonly whole?: string };
    }
  /** Brackets inside brackets without end: no plan needs them, and reading them would exhaust memory. */
  | { readonly code: 'nested-too-deep'; readonly params: { readonly most: number } };

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

/** Numbers whose commas have digits on both sides: `$1,2`, `1,200,30`. */
export function splitNumbers(tokens: readonly IToken[]): SlipError[] {
  const found: SlipError[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
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
  return { written, list, whole: `${sign}${grouped}${after}` };
}
