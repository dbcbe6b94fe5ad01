import type { Scan } from '../columns-of.ts';
import { letsOf } from '../credit-files.ts';
import { type Batch, OUTSIDE_YEAR } from '../rows.ts';
import type { CreditsShape } from '../shape.ts';
import { InOrder, type TextColumn } from './keys.ts';
import type { PartLines } from './part-lines.ts';

/** Rows in columns, with what tells and orders them. */
export interface LineBatch extends Batch {
  readonly keys: TextColumn;
}

/** Credits the rows of batches, in the order of their days and keys, to whoever a component pays. */
export class LineMaker {
  private readonly order = new InOrder();
  private readonly takers: readonly Taker[];
  private readonly from: number;
  private readonly to: number;

  constructor(parts: readonly PartLines[], scan: Scan, managers: Int32Array) {
    this.takers = parts.map((part) => new Taker(part, scan, managers));
    this.from = Math.min(...parts.map(({ part }) => part.window.from));
    this.to = Math.max(...parts.map(({ part }) => part.window.to));
  }

  /** Throws `OutOfOrder` where a row comes before one that it follows. */
  take(batch: LineBatch): void {
    const { takers, order, from, to } = this;
    const { months, days, keys, rows } = batch;
    for (const taker of takers) taker.bind(batch);
    for (let row = 0; row < rows; row += 1) {
      const month = months[row] as number;
      if (month === OUTSIDE_YEAR || month < from || month > to) continue;
      order.take(days[row] as number, keys, row);
      for (let index = 0; index < takers.length; index += 1) (takers[index] as Taker).row(batch, row, month);
    }
  }
}

interface Given {
  readonly to: Int32Array;
  readonly instead: Int32Array | undefined;
  readonly parts: number;
  readonly overlay: boolean;
}

/** Works out whose a row is for one component: each payee once, with all of their parts of it. */
class Taker {
  private readonly part: PartLines;
  private readonly credits: CreditsShape;
  private readonly lets: ReturnType<typeof letsOf>;
  private readonly managers: Int32Array;
  private readonly from: number;
  private readonly to: number;
  private filters: { choices: Uint8Array; words: Uint8Array }[] = [];
  private given: Given[] = [];
  private above: Int32Array | undefined;
  private money: Float64Array | undefined;
  private readonly who: number[] = [];
  private readonly shares: number[] = [];
  private count = 0;

  constructor(part: PartLines, scan: Scan, managers: Int32Array) {
    this.part = part;
    this.credits = part.sum.credits;
    this.lets = letsOf(part.sum.where, scan.source);
    this.managers = managers;
    this.from = part.part.window.from;
    this.to = part.part.window.to;
  }

  bind(batch: LineBatch): void {
    const { of } = this.part.sum;
    const { entries, rollUp } = this.credits;
    const payees = (name: string) => batch.payees[name] as Int32Array;
    this.filters = this.lets.map(({ column, words }) => ({
      choices: batch.choices[column] as Uint8Array,
      words,
    }));
    this.given = entries.map(({ to, ifBlank, parts, overlay }) => ({
      to: payees(to),
      instead: ifBlank[0] === undefined ? undefined : payees(ifBlank[0]),
      parts,
      overlay,
    }));
    this.above = rollUp === undefined ? undefined : payees(rollUp.column);
    this.money = of === 'each row' ? undefined : batch.money[of];
  }

  row(batch: LineBatch, row: number, month: number): void {
    if (month < this.from || month > this.to) return;
    for (const { choices, words } of this.filters) if (words[choices[row] as number] === 0) return;
    const amount = this.money === undefined ? 1 : (this.money[row] as number);
    if (amount === 0) return;
    this.share(row);
    for (let at = 0; at < this.count; at += 1) {
      const parts = this.shares[at] as number;
      if (parts !== 0) this.part.credit(this.who[at] as number, amount * parts, batch, row);
    }
  }

  private share(row: number): void {
    const { part, given, above } = this;
    const { whose } = part.sum;
    this.count = 0;
    const owner = above === undefined ? -1 : (above[row] as number);
    let rising = 0;
    for (const { to, instead, parts, overlay } of given) {
      let payee = to[row] as number;
      if (payee === -1 && instead !== undefined) payee = instead[row] as number;
      if (payee === -1) continue;
      if (whose !== 'payee rolled-up') this.give(payee, parts);
      if (!overlay && payee === owner) rising += parts;
    }
    const { rollUp } = this.credits;
    if (rollUp === undefined || whose === 'payee own' || owner === -1) return;
    let manager = this.managers[owner] as number;
    for (let level = 1; manager !== -1 && level <= rollUp.levels; level += 1) {
      this.give(manager, rising);
      manager = this.managers[manager] as number;
    }
  }

  private give(payee: number, parts: number): void {
    if (!this.part.pays(payee)) return;
    for (let at = 0; at < this.count; at += 1) {
      if (this.who[at] === payee) {
        this.shares[at] = (this.shares[at] as number) + parts;
        return;
      }
    }
    this.who[this.count] = payee;
    this.shares[this.count] = parts;
    this.count += 1;
  }
}
