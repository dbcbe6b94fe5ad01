import type { Lexer } from 'langium';
import { tokensOf } from './tokens.ts';

/** A stretch of the text and what takes its place. */
export interface GapEdit {
  start: number;
  end: number;
  text: string;
}

/**
 * From a text to its layout, as edits of the gaps between tokens alone: whoever is typing keeps the cursor where it
 * is. Both texts must have the same tokens.
 */
export function gapEdits(text: string, formatted: string, lexer: Lexer): GapEdit[] {
  const before = tokensOf(lexer, text) ?? [];
  const after = tokensOf(lexer, formatted) ?? [];
  const edits: GapEdit[] = [];
  for (let index = 0; index <= before.length; index += 1) {
    const gap = { start: before[index - 1]?.end ?? 0, end: before[index]?.start ?? text.length };
    const wanted = formatted.slice(after[index - 1]?.end ?? 0, after[index]?.start ?? formatted.length);
    if (text.slice(gap.start, gap.end) !== wanted) edits.push({ ...gap, text: wanted });
  }
  return edits;
}
