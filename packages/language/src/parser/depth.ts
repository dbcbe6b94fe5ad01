import type { IToken } from 'chevrotain';
import { MOST_NESTED, MOST_OPERATORS, type SlipError, slipBetween } from './slips.ts';

/** Tokens that a parser and a walk over its tree can read without exhausting the stack, and where some were left out. */
export interface Shallow {
  readonly tokens: IToken[];
  readonly errors: SlipError[];
}

/**
 * Leaves out brackets, braces and signs beyond a depth that no plan reaches, and operators beyond a length of formula
 * that none has. What is left out is an error at its place, so the text is refused and not misread.
 */
export function shallow(tokens: readonly IToken[]): Shallow {
  const count = new Counter();
  const kept: IToken[] = [];
  const errors: SlipError[] = [];
  for (const token of tokens) {
    if (count.allows(token)) {
      kept.push(token);
    } else if (errors.length === 0) {
      errors.push(slipBetween(token, token, { code: 'nested-too-deep', params: { most: MOST_NESTED } }));
    }
  }
  return { tokens: kept, errors };
}

class Counter {
  private open = 0;
  private leftOut = 0;
  private signs = 0;
  private operators = 0;

  allows({ image }: IToken): boolean {
    this.signs = image === '-' ? this.signs + 1 : 0;
    if (image === '{' || image === '}' || image === '=' || image === ':') this.operators = 0;
    if (image === '(' || image === '{') return this.opens();
    if (image === ')' || image === '}') return this.closes();
    if (/^[-+*/]$/.test(image)) return this.adds();
    return true;
  }

  private opens(): boolean {
    if (this.open >= MOST_NESTED) {
      this.leftOut += 1;
      return false;
    }
    this.open += 1;
    return true;
  }

  private closes(): boolean {
    if (this.leftOut > 0) {
      this.leftOut -= 1;
      return false;
    }
    this.open = Math.max(0, this.open - 1);
    return true;
  }

  private adds(): boolean {
    this.operators += 1;
    return this.operators <= MOST_OPERATORS && this.signs <= MOST_NESTED;
  }
}
