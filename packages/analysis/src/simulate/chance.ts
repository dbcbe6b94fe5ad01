import { CHANCES } from './distribution.ts';

/**
 * Chances that depend on the seed, on what is drawn and on the number of the draw alone: neither the order of the roster
 * nor what else is drawn changes them. Whole-number arithmetic, so that every machine draws the same.
 */
export class Chance {
  private readonly seed: number;
  private readonly keys = new Map<string, number>();

  constructor(seed: number) {
    this.seed = mixed(seed | 0);
  }

  /** A whole number from 0 to 9,999, each as likely as any other. */
  of(what: string, draw: number): number {
    return Chance.at(this.prepared(what), draw);
  }

  /** What is drawn and the seed in one number, for who draws it many times. */
  prepared(what: string): number {
    return mixed(this.keyOf(what) ^ this.seed);
  }

  /** The same as `of`, by a number of `prepared`. */
  static at(prepared: number, draw: number): number {
    return below(mixed(prepared + Math.imul(draw + 1, 0x9e3779b1)));
  }

  private keyOf(what: string): number {
    const known = this.keys.get(what);
    if (known !== undefined) return known;
    // FNV-1a over the text's code units.
    let key = 0x811c9dc5;
    for (let index = 0; index < what.length; index += 1)
      key = Math.imul(key ^ what.charCodeAt(index), 0x01000193);
    this.keys.set(what, key);
    return key;
  }
}

/** MurmurHash3's finalizer: every bit of the input changes about half of those of the output. */
function mixed(number: number): number {
  let bits = number;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

function below(bits: number): number {
  // Less than 2^46, and a division by a power of two: a double holds both exactly.
  return Math.floor(((bits >>> 0) * CHANCES) / 2 ** 32);
}
