const encoder = new TextEncoder();

/** How many bytes behind a text in a buffer may be looked at, though they do not matter. */
export const PADDING = 8;

/** A slot holds a text's number and one more, its length, and its first two words: what most texts are told apart by. */
const SLOT = 4;

/** Numbers of texts, found by their bytes in a buffer without making a string of them: four bytes at a time. */
export class ByteIndex {
  /** Whether no text holds anything that ends a cell of a CSV file, nor a quote. */
  readonly isPlain: boolean;
  /** The texts one behind the other, each padded to whole words. */
  private readonly pool: DataView;
  private readonly starts: Int32Array;
  private readonly slots: Int32Array;
  private readonly mask: number;

  /** Each text gets the number of its place; of equal texts the first counts. */
  constructor(texts: readonly string[]) {
    this.isPlain = !texts.some((text) => /[,"\r\n]/.test(text));
    const bytes = texts.map((text) => encoder.encode(text));
    this.starts = new Int32Array(texts.length + 1);
    for (const [at, { length }] of bytes.entries()) {
      this.starts[at + 1] = (this.starts[at] as number) + ((length + 3) & ~3);
    }
    const pool = new Uint8Array((this.starts[texts.length] as number) + PADDING);
    for (const [at, one] of bytes.entries()) pool.set(one, this.starts[at]);
    this.pool = new DataView(pool.buffer);
    let size = 16;
    while (size < 2 * texts.length) size *= 2;
    this.mask = size - 1;
    this.slots = new Int32Array(SLOT * size);
    for (const [at, { length }] of bytes.entries()) {
      const from = this.starts[at] as number;
      if (this.find(this.pool, from, from + length) >= 0) continue;
      const first = wordOf(this.pool, from, length);
      const second = wordOf(this.pool, from + 4, length - 4);
      let slot = hashOf(this.pool, from, length, first, second) & this.mask;
      while (this.slots[SLOT * slot] !== 0) slot = (slot + 1) & this.mask;
      this.slots.set([at + 1, length, first, second], SLOT * slot);
    }
  }

  /** The number of the text that stands in a buffer, or −1; the buffer goes on for `PADDING` bytes behind it. */
  find(view: DataView, from: number, to: number): number {
    const { slots, mask } = this;
    const length = to - from;
    const first = wordOf(view, from, length);
    const second = wordOf(view, from + 4, length - 4);
    let slot = hashOf(view, from, length, first, second) & mask;
    for (;;) {
      const at = slots[SLOT * slot] as number;
      if (at === 0) return -1;
      if (
        slots[SLOT * slot + 2] === first &&
        slots[SLOT * slot + 3] === second &&
        slots[SLOT * slot + 1] === length &&
        (length <= 8 || this.isRest(at - 1, view, from, length))
      ) {
        return at - 1;
      }
      slot = (slot + 1) & mask;
    }
  }

  private isRest(at: number, view: DataView, from: number, length: number): boolean {
    const start = this.starts[at] as number;
    for (let offset = 8; offset < length; offset += 4) {
      if (
        wordOf(this.pool, start + offset, length - offset) !== wordOf(view, from + offset, length - offset)
      ) {
        return false;
      }
    }
    return true;
  }
}

/** The next four bytes of a text of which so many are left; zeros behind its end. */
function wordOf(view: DataView, from: number, left: number): number {
  if (left >= 4) return view.getInt32(from, true);
  return left <= 0 ? 0 : view.getInt32(from, true) & (0xffffff >>> (24 - 8 * left));
}

function hashOf(view: DataView, from: number, length: number, first: number, second: number): number {
  let hash = mixed(mixed(length, first), second);
  for (let offset = 8; offset < length; offset += 4)
    hash = mixed(hash, wordOf(view, from + offset, length - offset));
  return hash;
}

function mixed(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, 0x9e3779b1);
  return product ^ (product >>> 15);
}
