import type { AstNode, LangiumCoreServices, Lexer } from 'langium';
import { alignRows, type CellPlace } from './align.ts';
import { print } from './print.ts';
import { touchingIn } from './spacing.ts';
import { statementsOf } from './statements.ts';
import { tableRows } from './tables.ts';
import { type FormatToken, tokensOf } from './tokens.ts';

/** What formatting needs of a parsed text: the parser's and lexer's findings and the tree. */
export interface ParsedText {
  value: AstNode;
  lexerErrors: readonly unknown[];
  parserErrors: readonly unknown[];
}

/**
 * Lays out a text as every plan is laid out: one level of indent a block, rows and tables lined up, comments where
 * they were, at most one blank line. Line breaks inside a statement are its author's.
 *
 * Nothing where the text has a syntax error: what the parser guessed there must not be written down. The tokens are
 * never changed; should a layout ever do so, nothing is returned either.
 */
export function formatText(text: string, parsed: ParsedText, lexer: Lexer): string | undefined {
  if (parsed.lexerErrors.length > 0 || parsed.parserErrors.length > 0) return undefined;
  const tokens = tokensOf(lexer, text);
  if (tokens === undefined) return undefined;
  const statements = statementsOf(parsed.value, tokens);
  const touching = touchingIn(parsed.value);
  const places = new Map<number, CellPlace>();
  alignRows(statements, tokens, touching, places);
  const formatted = print(statements, {
    tokens,
    touching,
    places,
    tables: tableRows(statements, tokens, touching),
  });
  return sameTokens(tokens, tokensOf(lexer, formatted)) ? formatted : undefined;
}

/** Whether two texts are the same tokens and comments in the same order. */
export function sameTokens(a: readonly FormatToken[], b: readonly FormatToken[] | undefined): boolean {
  if (b === undefined || a.length !== b.length) return false;
  return a.every((token, index) => token.type === b[index]?.type && token.text === b[index]?.text);
}

/** Lays out a text on its own; see `formatText`. */
export function formatSource(
  text: string,
  parser: Pick<LangiumCoreServices['parser'], 'LangiumParser' | 'Lexer'>,
) {
  return formatText(text, parser.LangiumParser.parse(text), parser.Lexer);
}
