import type { SlipError } from './slips.ts';

/** What an editor or a lenient reader puts where bytes are no UTF-8, and what other encodings and binary files are full of. */
const NO_TEXT = ['\ufffd', '\0'];

/** That a text is none, at the first place that shows it; undefined for a text as plans are. */
export function unreadable(text: string): SlipError | undefined {
  const found = NO_TEXT.map((character) => text.indexOf(character)).filter((offset) => offset >= 0);
  if (found.length === 0) return undefined;
  const offset = Math.min(...found);
  const before = text.slice(0, offset).split('\n');
  return {
    offset,
    length: 1,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    message: 'file-unreadable',
    slip: {
      code: 'file-unreadable',
      params: { path: 'This file', reason: 'it is not UTF-8 text, or has lost characters' },
    },
  };
}
