import { NotAtVolume } from './not-at-volume.ts';
import type { Payees } from './payees.ts';
import { type Batch, OUTSIDE_YEAR } from './rows.ts';
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
    const { credits, own, rising, of } = this;
    const { months, rows } = batch;
    const money = of === 'each row' ? undefined : batch.money[of];
    const entries = credits.entries.map(({ to, parts, overlay, ifBlank }) => ({
      to: batch.payees[to] as Int32Array,
      isRising: to === credits.rollUp?.column,
      other: ifBlank[0] === undefined ? undefined : (batch.payees[ifBlank[0]] as Int32Array),
      otherIsRising: ifBlank[0] === credits.rollUp?.column,
      parts,
      overlay,
    }));
    const whole = credits.whole;
    const above =
      credits.rollUp === undefined ? undefined : (batch.payees[credits.rollUp.column] as Int32Array);
    let size = 0;
    each: for (let row = 0; row < rows; row += 1) {
      const month = months[row] as number;
      if (month === OUTSIDE_YEAR) continue;
      for (const { choices, lets } of counts) if (lets[choices[row] as number] === 0) continue each;
      const amount = money === undefined ? 1 : (money[row] as number);
      size += amount < 0 ? -amount : amount;
      const owner = above === undefined ? -1 : (above[row] as number);
      let named = false;
      let up = 0;
      for (const entry of entries) {
        let payee = entry.to[row] as number;
        let rises = entry.isRising;
        if (payee === -1) {
          if (entry.other === undefined) continue;
          payee = entry.other[row] as number;
          rises = entry.otherIsRising;
          if (payee === -1) continue;
        }
        const cell = payee * MONTHS + month;
        own[cell] = (own[cell] as number) + amount * entry.parts;
        if (rises) named = true;
        if (rises || (!entry.overlay && payee === owner)) up += entry.parts;
      }
      if (named) {
        const cell = owner * MONTHS + month;
        rising[cell] = (rising[cell] as number) + amount * (up < whole ? up : whole);
      }
    }
    this.mind(size);
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
