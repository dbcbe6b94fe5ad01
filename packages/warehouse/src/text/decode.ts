import type { FileProblem } from '@ontarget/evaluator/rows';

/** The encodings a dialect may name. UTF-8 unless it says otherwise. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-15',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * Decodes a file piece by piece. Bytes that are no text in the encoding are never replaced by `�`: a name with one
 * would match nobody. They throw `NotTheEncoding`, which knows the line; a byte order mark is dropped.
 */
export function* decodeChunks(pieces: Iterable<Uint8Array>, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  for (const piece of withEnd(pieces)) {
    let text: string;
    try {
      text = decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      const readable = readablePart(piece, encoding);
      yield readable;
      throw new NotTheEncoding(encoding, line + lineEnds(readable));
    }
    line += lineEnds(text);
    yield text;
  }
}

/** Thrown where bytes are no text in the encoding that the table's dialect names. */
export class NotTheEncoding extends Error {
  readonly line: number;

  constructor(encoding: Encoding, line: number) {
    super(`the text is not in ${encoding}; save the file as UTF-8, or name its encoding in the project file`);
    this.name = 'NotTheEncoding';
    this.line = line;
  }

  /** The problem to list for the file. */
  get problem(): FileProblem {
    return { code: 'not-the-encoding', reason: this.message, line: this.line };
  }
}

/** The pieces, and then `undefined` for the end of the file, where half a character may be left over. */
function* withEnd(pieces: Iterable<Uint8Array>): Generator<Uint8Array | undefined> {
  yield* pieces;
  yield undefined;
}

/** The text before the first bytes that are none: the longest prefix that decodes, found by halving. */
function readablePart(piece: Uint8Array | undefined, encoding: Encoding): string {
  if (piece === undefined) return '';
  // A piece may begin inside a character whose first bytes ended the piece before.
  let begin = 0;
  while (encoding === 'utf-8' && begin < 3 && ((piece[begin] ?? 0) & 0xc0) === 0x80) begin += 1;
  let text = '';
  let readable = begin;
  let unreadable = piece.length;
  while (unreadable - readable > 1) {
    const middle = (readable + unreadable) >> 1;
    try {
      text = new TextDecoder(encoding, { fatal: true }).decode(piece.subarray(begin, middle), {
        stream: true,
      });
      readable = middle;
    } catch {
      unreadable = middle;
    }
  }
  return text;
}

function lineEnds(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
