const encoder = new TextEncoder();

/** Numbers of texts, found by their bytes in a buffer without making a string of them. */
export class ByteIndex {
  private readonly pool: Uint8Array;
  private readonly starts: Int32Array;
  private readonly slots: Int32Array;
  private readonly mask: number;

  /** Each text gets the number of its place; of equal texts the first counts. */
  constructor(texts: readonly string[]) {
    const bytes = texts.map((text) => encoder.encode(text));
    this.starts = new Int32Array(texts.length + 1);
    for (const [at, one] of bytes.entries()) this.starts[at + 1] = (this.starts[at] as number) + one.length;
    this.pool = new Uint8Array(this.starts[texts.length] as number);
    let size = 16;
    while (size < 4 * texts.length) size *= 2;
    this.mask = size - 1;
    this.slots = new Int32Array(size).fill(-1);
    for (const [at, one] of bytes.entries()) {
      this.pool.set(one, this.starts[at]);
      let slot = hashOf(one, 0, one.length) & this.mask;
      while (this.slots[slot] !== -1) slot = (slot + 1) & this.mask;
      this.slots[slot] = at;
    }
  }

  /** The number of the text that stands in a buffer, or −1. */
  find(buffer: Uint8Array, from: number, to: number): number {
    const { slots, mask } = this;
    let slot = hashOf(buffer, from, to) & mask;
    for (;;) {
      const at = slots[slot] as number;
      if (at === -1 || this.is(at, buffer, from, to)) return at;
      slot = (slot + 1) & mask;
    }
  }

  private is(at: number, buffer: Uint8Array, from: number, to: number): boolean {
    const { starts, pool } = this;
    const start = starts[at] as number;
    const length = to - from;
    if ((starts[at + 1] as number) - start !== length) return false;
    for (let index = 0; index < length; index += 1) {
      if (pool[start + index] !== buffer[from + index]) return false;
    }
    return true;
  }
}

function hashOf(buffer: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (buffer[at] as number), 0x01000193);
  return hash ^ (hash >>> 15);
}
