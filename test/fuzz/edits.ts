import { createOnTargetServices } from '@ontarget/language';

/** A text with one thing done to it, and where its author would now have the cursor. */
export interface Edit {
  /** What was done, for the message of a test that fails. */
  readonly what: string;
  readonly file: string;
  readonly text: string;
  /** Offset into the text. */
  readonly cursor: number;
}

const { Lexer } = createOnTargetServices().OnTarget.parser;

/** A text cut off at every offset, as it stands while somebody types it. */
export function cuts(file: string, text: string): Edit[] {
  return Array.from({ length: text.length + 1 }, (_, end) => ({
    what: `${file} cut off at ${end}`,
    file,
    text: text.slice(0, end),
    cursor: end,
  }));
}

/** A text with each of its tokens deleted, one at a time, and each swapped with the token behind it. */
export function tokenEdits(file: string, text: string): Edit[] {
  const tokens = Lexer.tokenize(text).tokens.map(({ startOffset, image }) => ({ begin: startOffset, image }));
  return tokens.flatMap(({ begin, image }, index): Edit[] => {
    const end = begin + image.length;
    const at = `"${image}" at ${begin} of ${file}`;
    const deleted = {
      what: `${at} deleted`,
      file,
      text: text.slice(0, begin) + text.slice(end),
      cursor: begin,
    };
    const next = tokens[index + 1];
    if (next === undefined || next.image === image) return [deleted];
    const behind = text.slice(next.begin + next.image.length);
    const swapped = `${text.slice(0, begin)}${next.image}${text.slice(end, next.begin)}${image}`;
    return [
      deleted,
      {
        what: `${at} swapped with "${next.image}"`,
        file,
        text: swapped + behind,
        cursor: swapped.length,
      },
    ];
  });
}
