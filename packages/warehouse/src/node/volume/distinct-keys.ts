import { NotAtVolume } from './not-at-volume.ts';

/** Keys of rows, taken one after the other. */
export interface Keys {
  /** Takes the key of the next row; whether it can still be told that all keys are distinct. */
  take(buffer: Uint8Array, from: number, to: number): boolean;
}

/** Keys that rise, shorter ones before longer ones, are distinct by themselves, at no cost. */
export class RisingKeys implements Keys {
  private readonly last = new Uint8Array(256);
  private lastLength = 0;

  take(buffer: Uint8Array, from: number, to: number): boolean {
    return this.rises(buffer, from, to - from);
  }

  private rises(buffer: Uint8Array, from: number, length: number): boolean {
    if (length > this.last.length) return false;
    const { last, lastLength } = this;
    let rises = length > lastLength;
    if (length === lastLength) {
      for (let at = 0; at < length; at += 1) {
        const difference = (buffer[from + at] as number) - (last[at] as number);
        if (difference !== 0) {
          rises = difference > 0;
          break;
        }
      }
    }
    if (!rises) return false;
    for (let at = 0; at < length; at += 1) last[at] = buffer[from + at] as number;
    this.lastLength = length;
    return true;
  }
}

/**
 * Keys in any order: 53 bits of each are kept, sixteen to thirty-two bytes a row. Where two rows have the same bits the
 * rows are refused, and the reference engine compares the keys themselves.
 */
export class KeptKeys implements Keys {
  private prints = new Float64Array(1 << 12).fill(Number.NaN);
  private count = 0;

  take(buffer: Uint8Array, from: number, to: number): boolean {
    this.keep(printOf(buffer, from, to));
    return true;
  }

  private keep(print: number): void {
    if (2 * this.count >= this.prints.length) this.grow();
    const { prints } = this;
    const mask = prints.length - 1;
    let slot = print % prints.length;
    for (;;) {
      const there = prints[slot] as number;
      if (there === print) throw new NotAtVolume('two rows seem to have the same key');
      if (Number.isNaN(there)) break;
      slot = (slot + 1) & mask;
    }
    prints[slot] = print;
    this.count += 1;
  }

  private grow(): void {
    const before = this.prints;
    this.prints = new Float64Array(2 * before.length).fill(Number.NaN);
    const mask = this.prints.length - 1;
    for (const print of before) {
      if (Number.isNaN(print)) continue;
      let slot = print % this.prints.length;
      while (!Number.isNaN(this.prints[slot] as number)) slot = (slot + 1) & mask;
      this.prints[slot] = print;
    }
  }
}

/** 53 bits of a text. */
function printOf(buffer: Uint8Array, from: number, to: number): number {
  let high = 0x811c9dc5;
  let low = 0x2545f491;
  for (let at = from; at < to; at += 1) {
    const byte = buffer[at] as number;
    high = Math.imul(high ^ byte, 0x01000193);
    low = Math.imul(low ^ byte, 0x5bd1e995) ^ (low >>> 13);
  }
  high ^= high >>> 16;
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}
