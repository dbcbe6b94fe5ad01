import { closeSync, openSync, readSync } from 'node:fs';

/** What a file of ZIP parts is called. */
export const WORKBOOK = 'an Excel workbook or a zip archive';

/** What files that people take for tables begin with, and what the files are. */
const KINDS: readonly (readonly [begin: readonly number[], kind: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], WORKBOOK],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook, or one with a password'],
  [[0x1f, 0x8b], 'a compressed file (gzip)'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x50, 0x41, 0x52, 0x31], 'a Parquet file; its name must end in .parquet'],
];

/** What a file is that is no text, told by its first bytes; undefined where they say nothing. */
export function otherKind(path: string): string | undefined {
  const first = new Uint8Array(4);
  const file = openSync(path, 'r');
  try {
    readSync(file, first, 0, first.length, 0);
  } finally {
    closeSync(file);
  }
  return KINDS.find(([begin]) => begin.every((byte, at) => first[at] === byte))?.[1];
}
