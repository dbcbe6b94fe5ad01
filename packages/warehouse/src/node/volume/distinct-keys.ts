import type { Piece } from './cell-readers.ts';

/** Keys of rows, taken one after the other. */
export interface Keys {
  /** Takes the key of the next row; whether it can still be told that all keys are distinct. */
  take(piece: Piece, from: number, to: number): boolean;
}

/** Keys that rise, shorter ones before longer ones, are distinct by themselves, at no cost. */
export class RisingKeys implements Keys {
  private readonly last = new Uint8Array(256);
  private readonly lastView = new DataView(this.last.buffer);
  private lastLength = 0;

  take({ bytes, view }: Piece, from: number, to: number): boolean {
    const { last, lastView, lastLength } = this;
    const length = to - from;
    if (length > last.length || length < lastLength) return false;
    let at = 0;
    if (length === lastLength) {
      // What the keys of neighbours begin with alike has not to be kept again.
      while (at + 4 <= length && view.getInt32(from + at) === lastView.getInt32(at)) at += 4;
      while (at < length && bytes[from + at] === last[at]) at += 1;
      if (at === length || (bytes[from + at] as number) < (last[at] as number)) return false;
    }
    for (; at < length; at += 1) last[at] = bytes[from + at] as number;
    this.lastLength = length;
    return true;
  }
}

/** Keys in any order: their prints are kept. */
export class PrintedKeys implements Keys {
  private readonly prints: Prints;

  constructor(prints: Prints) {
    this.prints = prints;
  }

  take({ bytes }: Piece, from: number, to: number): boolean {
    printOf(bytes, from, to);
    this.prints.add(print.high, print.low);
    return true;
  }
}

/**
 * The keys that have one of some prints, as texts: where two rows have the same print this tells whether they have the
 * same key, which a print cannot.
 */
export class SuspectKeys implements Keys {
  private readonly suspects: Suspects;
  private readonly seen = new Set<string>();
  private readonly decoder = new TextDecoder();

  constructor(suspects: Suspects) {
    this.suspects = suspects;
  }

  /** False for a key that stood in an earlier row. */
  take({ bytes }: Piece, from: number, to: number): boolean {
    printOf(bytes, from, to);
    if (this.suspects.get(print.high)?.has(print.low) !== true) return true;
    const key = this.decoder.decode(bytes.subarray(from, to));
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    return true;
  }
}

/** Prints that more than one row has: the lower halves by the upper half. */
export type Suspects = ReadonlyMap<number, ReadonlySet<number>>;

const PARTS = 256;
const CHUNK = 1 << 12;

/**
 * 64 bits of each key, eight bytes a row: put aside in 256 parts, each of which is looked through by itself at the end. So
 * neither a large table is searched for each row nor anything kept twice.
 */
export class Prints {
  private readonly parts: Int32Array[][] = Array.from({ length: PARTS }, () => []);
  /** How much of the last chunk of each part is taken. */
  private readonly taken = new Int32Array(PARTS).fill(CHUNK);

  add(high: number, low: number): void {
    const part = high >>> 24;
    const chunks = this.parts[part] as Int32Array[];
    let at = this.taken[part] as number;
    if (at === CHUNK) {
      chunks.push(new Int32Array(CHUNK));
      at = 0;
    }
    const chunk = chunks[chunks.length - 1] as Int32Array;
    chunk[at] = high;
    chunk[at + 1] = low;
    this.taken[part] = at + 2;
  }

  /** The prints that were added more than once. Forgets all. */
  suspects(): Suspects {
    const found = new Map<number, Set<number>>();
    for (const [part, chunks] of this.parts.entries()) {
      const count = (chunks.length * CHUNK - (CHUNK - (this.taken[part] as number))) / 2;
      const mask = 2 ** Math.ceil(Math.log2(2 * count + 2)) - 1;
      const slots = new Int32Array(2 * (mask + 1));
      const isTaken = new Uint8Array(mask + 1);
      for (let at = 0; at < count; at += 1) {
        const chunk = chunks[(2 * at) >>> 12] as Int32Array;
        const high = chunk[(2 * at) & (CHUNK - 1)] as number;
        const low = chunk[((2 * at) & (CHUNK - 1)) + 1] as number;
        let slot = (low ^ high) & mask;
        while (isTaken[slot] === 1 && (slots[2 * slot] !== high || slots[2 * slot + 1] !== low)) {
          slot = (slot + 1) & mask;
        }
        if (isTaken[slot] === 1) found.set(high, (found.get(high) ?? new Set()).add(low));
        isTaken[slot] = 1;
        slots[2 * slot] = high;
        slots[2 * slot + 1] = low;
      }
      this.parts[part] = [];
      this.taken[part] = CHUNK;
    }
    return found;
  }
}

/** The two halves of the print that was worked out last: an object for each row would cost more than the print. */
const print = { high: 0, low: 0 };

/** 64 bits of a text. */
function printOf(bytes: Uint8Array, from: number, to: number): void {
  let high = 0x811c9dc5 | 0;
  let low = 0x2545f491;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    high = Math.imul(high ^ byte, 0x01000193);
    low = Math.imul(low ^ byte, 0x5bd1e995) ^ (low >>> 13);
  }
  print.high = finished(high, 0x85ebca6b);
  print.low = finished(low, 0xc2b2ae35);
}

/** Every bit of the whole word tells on every bit: parts and places are taken from a few of them. */
function finished(word: number, factor: number): number {
  const once = Math.imul(word ^ (word >>> 16), factor);
  const twice = Math.imul(once ^ (once >>> 13), 0x27d4eb2f);
  return twice ^ (twice >>> 16);
}
