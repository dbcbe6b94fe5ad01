import { TextColumn } from './keys.ts';

/** The most lines of a file. */
export const LINES = 1 << 20;

/** Room for the lines of one piece of a CSV file beside those of a file of lines. */
const ROOM = LINES + (1 << 19);

/** Lines in columns until they are written. Amounts are whole numbers below 2⁵³, laid out as 64 bits. */
export class LineBuffer {
  count = 0;
  readonly deals = new TextColumn(ROOM);
  days = new Int32Array(ROOM);
  payees = new Uint32Array(ROOM);
  /** The number of the component and measurement period. */
  parts = new Uint8Array(ROOM);
  /** From 1; 0 where a component has one rate for all deals. */
  slices = new Uint8Array(ROOM);
  credited = new Int32Array(2 * ROOM);
  inside = new Int32Array(2 * ROOM);
  payouts = new Int32Array(2 * ROOM);

  /** The place of the next line. */
  next(): number {
    if (this.count === this.parts.length) this.grow();
    const at = this.count;
    this.count = at + 1;
    return at;
  }

  /** Forgets the first lines. */
  drop(count: number): void {
    const rest = this.count - count;
    this.deals.drop(count, rest);
    for (const one of [this.days, this.payees, this.parts, this.slices]) one.copyWithin(0, count, this.count);
    for (const one of [this.credited, this.inside, this.payouts])
      one.copyWithin(0, 2 * count, 2 * this.count);
    this.count = rest;
  }

  private grow(): void {
    const size = 2 * this.parts.length;
    this.deals.grow(size);
    this.days = copied(new Int32Array(size), this.days);
    this.payees = copied(new Uint32Array(size), this.payees);
    this.parts = copied(new Uint8Array(size), this.parts);
    this.slices = copied(new Uint8Array(size), this.slices);
    this.credited = copied(new Int32Array(2 * size), this.credited);
    this.inside = copied(new Int32Array(2 * size), this.inside);
    this.payouts = copied(new Int32Array(2 * size), this.payouts);
  }
}

function copied<T extends Int32Array | Uint32Array | Uint8Array>(into: T, from: T): T {
  into.set(from);
  return into;
}

/** Puts a whole number below 2⁵³ where 64 bits stand. */
export function put(into: Int32Array, at: number, value: number): void {
  into[2 * at] = value | 0;
  into[2 * at + 1] = Math.floor(value / 0x100000000);
}
