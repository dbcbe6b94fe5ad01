import type { SlipError } from './slips.ts';

/** What an editor or a lenient reader puts where bytes are no UTF-8, and what other encodings and binary files are full of. */
const NO_TEXT = ['\ufffd', '\0'];

/** About 40,000 lines; reading them takes a second, in which an editor's server answers nothing else. */
const MOST_CHARACTERS = 1_000_000;

/** That a text is none, at the first place that shows it, or is too long to be read; undefined for a text as plans are. */
export function unreadable(text: string): SlipError | undefined {
  if (text.length > MOST_CHARACTERS)
    return { ...problem(tooLong(text.length)), offset: 0, line: 1, column: 1 };
  const found = NO_TEXT.map((character) => text.indexOf(character)).filter((offset) => offset >= 0);
  if (found.length === 0) return undefined;
  const offset = Math.min(...found);
  const before = text.slice(0, offset).split('\n');
  return {
    ...problem('it is not UTF-8 text, or has lost characters'),
    offset,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
  };
}

function tooLong(length: number): string {
  const millions = (Math.ceil(length / 100_000) / 10).toFixed(1);
  return `it has ${millions} million characters, and what people write by hand has at most ${MOST_CHARACTERS / 1_000_000}; several files of one folder are one plan, and data belongs into tables`;
}

function problem(reason: string): Pick<SlipError, 'length' | 'message' | 'slip'> {
  return {
    length: 1,
    message: 'file-unreadable',
    slip: { code: 'file-unreadable', params: { path: 'This file', reason } },
  };
}
