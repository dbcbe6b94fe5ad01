import type { IToken } from 'chevrotain';
import type { Lexer } from 'langium';

/** A token of the text or a comment between tokens, in the order of the text. */
export interface FormatToken {
  text: string;
  /** The terminal's or keyword's name. */
  type: string;
  start: number;
  end: number;
  comment: 'line' | 'block' | undefined;
  /** Line breaks between the token before and this one. */
  breaks: number;
}

/** The tokens and comments of a text; nothing where a part of it is no token at all. */
export function tokensOf(lexer: Lexer, text: string): FormatToken[] | undefined {
  const { tokens, hidden, errors } = lexer.tokenize(text);
  if (errors.length > 0) return undefined;
  const all = [...tokens, ...hidden].sort((a, b) => a.startOffset - b.startOffset);
  let before = 0;
  return all.map((token) => {
    const end = token.startOffset + token.image.length;
    const breaks = lineBreaks(text, before, token.startOffset);
    before = end;
    return {
      text: token.image,
      type: token.tokenType.name,
      start: token.startOffset,
      end,
      comment: commentKind(token),
      breaks,
    };
  });
}

function commentKind(token: IToken): FormatToken['comment'] {
  if (token.tokenType.name === 'SL_COMMENT') return 'line';
  return token.tokenType.name === 'ML_COMMENT' ? 'block' : undefined;
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    // A carriage return counts where no line feed follows it, so that every kind of line end counts once.
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count += 1;
  }
  return count;
}
