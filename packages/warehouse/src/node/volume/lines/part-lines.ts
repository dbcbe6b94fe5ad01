import { PlanYear, periodsOfYear, type Window } from '@ontarget/evaluator/engine';
import type { Component, Plan } from '@ontarget/evaluator/format';
import { minorDigits, type Rational, type RoundingMode, rational } from '@ontarget/evaluator/numbers';
import type { CreditedTotals } from '../credit-files.ts';
import { NotAtVolume } from '../not-at-volume.ts';
import type { Payees } from '../payees.ts';
import { gcd, type SourceShape, type Sum, sourceOf } from '../shape.ts';
import type { Spans } from '../spans.ts';
import { type LineBuffer, put } from './buffer.ts';
import type { Digits } from './columns.ts';
import type { EarnedByDeals } from './how.ts';
import type { LineBatch } from './line-batch.ts';
import { rounder } from './rounder.ts';

/** Sums of whole numbers below it are exact, and so is what is added to one of them, as long as the sum stays below it. */
const MOST = 2 ** 52;

/** A component in one of its measurement periods. */
export interface Part {
  readonly number: number;
  /** `role/AE/NewBusiness`. */
  readonly id: string;
  readonly component: Component;
  readonly window: Window;
}

/**
 * The lines of a component in one measurement period. What a payee has earned so far is kept exactly, in whole numbers, and rounded
 * after each line: a line pays what the rounded amount rises by, so that lines add up to the payout whatever their number.
 */
export class PartLines {
  readonly part: Part;
  readonly sum: Sum;
  readonly source: SourceShape;
  readonly rates: readonly Rational[];
  /** Whether the rates are those of slices. */
  readonly isSliced: boolean;
  /** How many places behind the point a payout needs. */
  readonly payoutDigits: number;
  /** The same of credited amounts. */
  readonly digits: number;
  /** What was paid before the period, and up to the last line, in units that payouts are rounded to. */
  private readonly before: Float64Array;
  private readonly paid: Float64Array;
  /** Credited up to the last line, and earned by it. */
  private readonly credited: Float64Array;
  private readonly earned: Float64Array;
  private readonly bounds: readonly number[];
  private readonly slopes: readonly number[];
  /** Whole credits times this are units of `digits`. */
  private perCredit = 0;
  private readonly widen: number;
  private payoutUnit = 0;
  private readonly whole: bigint;
  private readonly unit: Rational;
  private readonly round: (earned: number) => number;
  private readonly lines: LineBuffer;

  constructor(
    plan: Plan,
    part: Part,
    how: EarnedByDeals,
    { which, payees, totals }: { which: readonly number[]; payees: Payees; totals: CreditedTotals },
    lines: LineBuffer,
  ) {
    const { sum, credited } = totals.of(how.total);
    this.part = part;
    this.sum = sum;
    this.source = sourceOf(plan, how.total);
    this.lines = lines;
    this.isSliced = how.isSliced;
    this.rates = how.bands.map(({ rate }) => rate);
    const places = how.total.function === 'count' ? 0 : minorDigits(plan.currency);
    const perUnit = BigInt(sum.credits.whole) * 10n ** BigInt(places);
    const whole = how.bands.reduce((all, { from }) => lcm(all, from?.d ?? 1n), perUnit);
    this.widen = Number(whole / perUnit);
    this.digits = digitsOf(whole, sum.credits.id);
    this.whole = whole;
    const { unit, mode } = how.rounding;
    const scale = how.bands.reduce((all, { rate }) => lcm(all, rate.d * whole), unit.d);
    this.slopes = how.bands.map(({ rate }) => safe((rate.n * scale) / (rate.d * whole)));
    this.bounds = how.bands.map(({ from }) =>
      from === undefined ? Number.NEGATIVE_INFINITY : safe((from.n * whole) / from.d),
    );
    this.round = rounder(safe((unit.n * scale) / unit.d), mode as RoundingMode);
    this.payoutDigits = digitsOf(unit.d, part.id);
    this.unit = unit;
    const size = payees.names.length;
    this.credited = new Float64Array(size).fill(Number.NaN);
    this.earned = new Float64Array(size);
    this.paid = new Float64Array(size);
    this.before = new Float64Array(size);
    const parts: Float64Array[] = [];
    if (sum.whose !== 'payee rolled-up') parts.push(credited.own);
    if (sum.whose !== 'payee own') parts.push(credited.rolledUp(payees));
    this.begin(which, parts, credited.spans, how);
  }

  /** Says in how many places lines are written. */
  scaleTo({ credited, payout }: Digits): void {
    this.perCredit = Number(10n ** BigInt(credited) / this.whole);
    this.payoutUnit = Number((this.unit.n * 10n ** BigInt(payout)) / this.unit.d);
  }

  /** Where each payee of the role stands when the period begins. */
  private begin(
    which: readonly number[],
    parts: readonly Float64Array[],
    spans: Spans,
    how: EarnedByDeals,
  ): void {
    const { window, component } = this.part;
    const of = (payee: number, period: Window): number => {
      let all = 0;
      for (const part of parts) {
        const payees = part.length / spans.count;
        for (const span of spans.within(period)) all += part[span * payees + payee] as number;
      }
      return all * this.widen;
    };
    const earlier = periodsOfYear(component.measured).filter(({ to }) => to < window.from);
    for (const payee of which) {
      let earned = 0;
      let credited = 0;
      for (const period of earlier) {
        const more = of(payee, period);
        earned += this.paysBetween(how.toDate ? credited : 0, (how.toDate ? credited : 0) + more);
        credited += more;
      }
      this.credited[payee] = how.toDate ? credited : 0;
      this.earned[payee] = how.running ? earned : 0;
      this.mind(earned);
      this.before[payee] = this.round(this.earned[payee] as number);
      this.paid[payee] = this.before[payee] as number;
    }
  }

  private paysBetween(before: number, after: number): number {
    let all = 0;
    for (const [index, slope] of this.slopes.entries()) all += slope * this.between(index, before, after);
    return all;
  }

  /** How much of what lies between two amounts lies in a slice; below 0 where the second is smaller. */
  private between(slice: number, before: number, after: number): number {
    const low = this.bounds[slice] as number;
    const high = this.bounds[slice + 1] ?? Number.POSITIVE_INFINITY;
    const from = before < low ? low : before > high ? high : before;
    const to = after < low ? low : after > high ? high : after;
    return from === to ? 0 : to - from;
  }

  /** Whether somebody is paid by this component. */
  pays(payee: number): boolean {
    return !Number.isNaN(this.credited[payee]);
  }

  /** What the lines of a payee come to together. */
  added(payee: number): Rational {
    const units = BigInt((this.paid[payee] as number) - (this.before[payee] as number));
    return rational(units * this.unit.n, this.unit.d);
  }

  /** A deal's credit to a payee, in whole minor units times parts: a line for each slice that it moves. */
  credit(payee: number, credit: number, batch: LineBatch, row: number): void {
    const before = this.credited[payee] as number;
    const amount = credit * this.widen;
    const after = before + amount;
    this.credited[payee] = after;
    const { slopes } = this;
    if (slopes.length === 1) {
      this.line(payee, amount, 0, amount, batch, row);
      return;
    }
    for (let slice = 0; slice < slopes.length; slice += 1) {
      const inside = this.between(slice, before, after);
      if (inside !== 0) this.line(payee, amount, slice, inside, batch, row);
    }
  }

  private line(
    payee: number,
    amount: number,
    slice: number,
    inside: number,
    batch: LineBatch,
    row: number,
  ): void {
    const earned = (this.earned[payee] as number) + inside * (this.slopes[slice] as number);
    this.mind(earned);
    this.earned[payee] = earned;
    const paid = this.round(earned);
    const payout = paid - (this.paid[payee] as number);
    this.paid[payee] = paid;
    const { lines } = this;
    const at = lines.next();
    lines.deals.copy(at, batch.keys, row);
    lines.days[at] = batch.days[row] as number;
    lines.payees[at] = payee;
    lines.parts[at] = this.part.number;
    lines.slices[at] = this.isSliced ? slice + 1 : 0;
    put(lines.credited, at, amount * this.perCredit);
    put(lines.inside, at, inside * this.perCredit);
    put(lines.payouts, at, payout * this.payoutUnit);
  }

  private mind(earned: number): void {
    if (!(earned < MOST && earned > -MOST))
      throw new NotAtVolume(`what ${this.part.id} earns needs more digits than a double has`);
  }
}

/** The label of a measurement period, as the table of payouts has it. */
export function measuredKey(plan: Plan, { window }: Part): string {
  return new PlanYear(plan).key(window);
}

function lcm(a: bigint, b: bigint): bigint {
  return (a * b) / gcd(a, b);
}

/** How many decimals write whole numbers of 1/divisor. */
export function digitsOf(divisor: bigint, id: string): number {
  for (let digits = 0; digits <= 9; digits += 1) if (10n ** BigInt(digits) % divisor === 0n) return digits;
  throw new NotAtVolume(`amounts of ${id} are no decimals of nine places`);
}

function safe(value: bigint): number {
  if (value >= BigInt(MOST) || value <= -BigInt(MOST))
    throw new NotAtVolume('a rate or a bound needs more digits than a double has');
  return Number(value);
}
