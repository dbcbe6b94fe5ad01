import { NotAtVolume } from '../not-at-volume.ts';

/** The most bytes of a text that DuckDB keeps beside its length. */
export const INLINE = 12;

/**
 * Texts by row as DuckDB has them in a vector: four whole numbers of 32 bits, of which the first is the length, and the bytes
 * behind it. Of a longer text there is the place in `pool` instead.
 */
export class TextColumn {
  cells: Int32Array;
  bytes: Uint8Array;
  pool = new Uint8Array(1 << 12);
  private used = 0;

  constructor(rows: number) {
    this.cells = new Int32Array(4 * rows);
    this.bytes = new Uint8Array(this.cells.buffer);
  }

  /** Forgets the long texts; rows are filled anew. */
  clear(): void {
    this.used = 0;
  }

  set(row: number, buffer: Uint8Array, from: number, to: number): void {
    const { cells, bytes } = this;
    const length = to - from;
    const cell = 4 * row;
    cells[cell] = length;
    if (length > INLINE) {
      cells[cell + 1] = this.keep(buffer, from, to);
      return;
    }
    cells[cell + 1] = 0;
    cells[cell + 2] = 0;
    cells[cell + 3] = 0;
    const at = 4 * cell + 4;
    for (let index = 0; index < length; index += 1) bytes[at + index] = buffer[from + index] as number;
  }

  /** The text of another column's row. */
  copy(row: number, from: TextColumn, fromRow: number): void {
    const { cells } = this;
    const [to, cell] = [4 * row, 4 * fromRow];
    const length = from.cells[cell] as number;
    cells[to] = length;
    for (let index = 1; index < 4; index += 1) cells[to + index] = from.cells[cell + index] as number;
    if (length > INLINE) {
      const start = from.cells[cell + 1] as number;
      cells[to + 1] = this.keep(from.pool, start, start + length);
    }
  }

  /** The bytes of a row's text. */
  text(row: number): Uint8Array {
    const length = this.cells[4 * row] as number;
    if (length <= INLINE) return this.bytes.subarray(16 * row + 4, 16 * row + 4 + length);
    const start = this.cells[4 * row + 1] as number;
    return this.pool.subarray(start, start + length);
  }

  /** Forgets the rows before one. */
  drop(count: number, rest: number): void {
    const { cells } = this;
    cells.copyWithin(0, 4 * count, 4 * (count + rest));
    let used = 0;
    // What is left begins behind what is forgotten, so that it moves down and nothing is overwritten before it is read.
    for (let row = 0; row < rest; row += 1) {
      const length = cells[4 * row] as number;
      if (length <= INLINE) continue;
      const start = cells[4 * row + 1] as number;
      this.pool.copyWithin(used, start, start + length);
      cells[4 * row + 1] = used;
      used += length;
    }
    this.used = used;
  }

  grow(rows: number): void {
    const grown = new Int32Array(4 * rows);
    grown.set(this.cells);
    this.cells = grown;
    this.bytes = new Uint8Array(grown.buffer);
  }

  private keep(buffer: Uint8Array, from: number, to: number): number {
    const start = this.used;
    this.used += to - from;
    if (this.used > this.pool.length) {
      const grown = new Uint8Array(2 * this.used);
      grown.set(this.pool.subarray(0, start));
      this.pool = grown;
    }
    this.pool.set(buffer.subarray(from, to), start);
    return start;
  }
}

/** Thrown where rows do not come by day and key. */
export class OutOfOrder extends Error {}

/** Watches that rows come by their day, and those of one day by their key. */
export class InOrder {
  private day = Number.NEGATIVE_INFINITY;
  private key = new Uint8Array(256);
  private length = 0;

  take(day: number, keys: TextColumn, row: number): void {
    const length = keys.cells[4 * row] as number;
    const isLong = length > INLINE;
    const bytes = isLong ? keys.pool : keys.bytes;
    const from = isLong ? (keys.cells[4 * row + 1] as number) : 16 * row + 4;
    if (day < this.day || (day === this.day && !this.rises(bytes, from, length))) throw new OutOfOrder();
    this.day = day;
    this.length = length;
    if (length > this.key.length) this.key = new Uint8Array(2 * length);
    for (let at = 0; at < length; at += 1) {
      const byte = bytes[from + at] as number;
      // In UTF-8 and in UTF-16, which texts are compared in, these stand at different places.
      if (byte >= 0xf0)
        throw new NotAtVolume('the order of its keys depends on letters that are compared in two ways');
      this.key[at] = byte;
    }
  }

  private rises(bytes: Uint8Array, from: number, length: number): boolean {
    const least = Math.min(length, this.length);
    for (let at = 0; at < least; at += 1) {
      const difference = (bytes[from + at] as number) - (this.key[at] as number);
      if (difference !== 0) return difference > 0;
    }
    if (length === this.length) throw new NotAtVolume('two rows have the same key');
    return length > this.length;
  }
}
