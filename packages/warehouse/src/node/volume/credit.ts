import { NotAtVolume } from './not-at-volume.ts';
import type { Payees } from './payees.ts';
import { BATCH, type Batch, OUTSIDE_YEAR } from './rows.ts';
import type { CreditsShape, Filter, Sum } from './shape.ts';

/** No double is exact beyond it. */
const MOST = 2 ** 53;
const MONTHS = 12;

/**
 * What the rows add up to for each payee and month: whole minor units times the parts of the credits table's whole, exact
 * as long as all of them together stay below 2⁵³, which is watched.
 */
export class Credited {
  /** Payee × 12 + month. */
  readonly own: Float64Array;
  /** What goes up from each payee, before it is handed to those above. */
  private readonly rising: Float64Array;
  private size = 0;
  /** Of the rows of a batch: what counts, and who is credited. */
  private readonly amounts = new Float64Array(BATCH);
  private readonly cells = new Int32Array(BATCH);

  readonly credits: CreditsShape;
  readonly of: string;
  readonly where: Filter;

  constructor({ credits, of, where }: Sum, payees: number) {
    this.credits = credits;
    this.of = of;
    this.where = where;
    this.own = new Float64Array(payees * MONTHS);
    this.rising = new Float64Array(credits.rollUp === undefined ? 0 : payees * MONTHS);
  }

  /** Adds the rows of a batch; `counts` says which words of the filter's columns let a row count. */
  add(batch: Batch, counts: readonly { choices: Uint8Array; lets: Uint8Array }[]): void {
    const { credits, amounts, cells } = this;
    const { months, rows } = batch;
    this.mind(take(amounts, rows, months, this.of === 'each row' ? undefined : batch.money[this.of]));
    for (const { choices, lets } of counts) {
      for (let row = 0; row < rows; row += 1) if (lets[choices[row] as number] === 0) amounts[row] = 0;
    }
    const { rollUp } = credits;
    const above = rollUp === undefined ? undefined : (batch.payees[rollUp.column] as Int32Array);
    for (const { to, parts, overlay, ifBlank } of credits.entries) {
      const named = batch.payees[to] as Int32Array;
      const instead = ifBlank[0] === undefined ? undefined : (batch.payees[ifBlank[0]] as Int32Array);
      for (let row = 0; row < rows; row += 1) {
        const payee = named[row] as number;
        cells[row] = payee === -1 && instead !== undefined ? (instead[row] as number) : payee;
      }
      give(this.own, cells, months, amounts, parts, rows);
      if (above === undefined || overlay) continue;
      // An owner gets a share by another column, too: all of it goes up.
      for (let row = 0; row < rows; row += 1) if (cells[row] !== above[row]) cells[row] = -1;
      give(this.rising, cells, months, amounts, parts, rows);
    }
  }

  /** What came from elsewhere, such as a database that has added it up: whole units times parts. */
  put(kind: 'own' | 'rising', payee: number, month: number, value: number, size: number): void {
    const cells = kind === 'own' ? this.own : this.rising;
    const cell = payee * MONTHS + month;
    cells[cell] = (cells[cell] as number) + value;
    this.mind(size);
  }

  private mind(size: number): void {
    this.size += size;
    const most = this.credits.entries.reduce((all, { parts }) => all + parts, this.credits.whole);
    if (this.size * most >= MOST) {
      throw new NotAtVolume('the rows together come to more than doubles add up exactly');
    }
  }

  /** What goes up, handed to the managers of each payee. */
  rolledUp({ managers }: Payees): Float64Array {
    const { rollUp } = this.credits;
    const rolled = new Float64Array(this.own.length);
    if (rollUp === undefined) return rolled;
    for (const [payee] of managers.entries()) {
      let above = managers[payee] as number;
      for (let level = 1; above !== -1 && level <= rollUp.levels; level += 1) {
        for (let month = 0; month < MONTHS; month += 1) {
          const cell = above * MONTHS + month;
          rolled[cell] = (rolled[cell] as number) + (this.rising[payee * MONTHS + month] as number);
        }
        above = managers[above] as number;
      }
    }
    return rolled;
  }
}

/** What rows count: nothing outside the year. Their sizes together. */
function take(
  amounts: Float64Array,
  rows: number,
  months: Uint8Array,
  money: Float64Array | undefined,
): number {
  let size = 0;
  for (let row = 0; row < rows; row += 1) {
    const amount = months[row] === OUTSIDE_YEAR ? 0 : money === undefined ? 1 : (money[row] as number);
    size += amount < 0 ? -amount : amount;
    amounts[row] = amount;
  }
  return size;
}

function give(
  own: Float64Array,
  payees: Int32Array,
  months: Uint8Array,
  amounts: Float64Array,
  parts: number,
  rows: number,
): void {
  for (let row = 0; row < rows; row += 1) {
    const payee = payees[row] as number;
    const amount = amounts[row] as number;
    if (payee === -1 || amount === 0) continue;
    const cell = payee * MONTHS + (months[row] as number);
    own[cell] = (own[cell] as number) + amount * parts;
  }
}
