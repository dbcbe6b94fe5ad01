import { Lexer, type TokenType } from 'chevrotain';
import { describe, expect, it } from 'vitest';
import { createOnTargetServices } from '../../src/index.ts';
import { slipOf } from '../../src/parser/slips.ts';
import { LEXICAL_TABLE } from './lexical.table.ts';

const { OnTarget } = createOnTargetServices();

function read(text: string): string[] {
  const { tokens, errors } = OnTarget.parser.Lexer.tokenize(text);
  const unread = errors.map((error) => ({
    offset: error.offset,
    shown: `${slipOf(error) === undefined ? '?' : '!'} ${text.slice(error.offset, error.offset + error.length)}`,
  }));
  const found = tokens.map(({ startOffset, tokenType, image }) => ({
    offset: startOffset,
    shown: `${tokenType.name} ${image}`,
  }));
  return [...unread, ...found].sort((a, b) => a.offset - b.offset).map(({ shown }) => shown);
}

describe('what a text is read as', () => {
  it.each(LEXICAL_TABLE)('%s', (text, ...tokens) => {
    expect(read(text)).toEqual(tokens);
  });

  it('in at least a hundred rows, none of them twice', () => {
    expect(LEXICAL_TABLE.length).toBeGreaterThanOrEqual(100);
    expect(new Set(LEXICAL_TABLE.map(([text]) => text)).size).toBe(LEXICAL_TABLE.length);
  });
});

describe('the lexer', () => {
  const types = Object.values(OnTarget.parser.Lexer.definition) as TokenType[];

  it('finds every token by its first character, which keeps it fast', () => {
    expect(() => new Lexer(types, { ensureOptimizations: true, positionTracking: 'full' })).not.toThrow();
  });

  it('has no token that another one hides', () => {
    const { lexerDefinitionErrors } = new Lexer(types, { deferDefinitionErrorsHandling: true });
    expect(lexerDefinitionErrors.map(({ message }) => message)).toEqual([]);
  });
});
