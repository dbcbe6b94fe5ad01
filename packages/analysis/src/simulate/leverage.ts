import { add, compare, div, type Rational, rational, toNumber, ZERO } from '@ontarget/evaluator/numbers';
import type { Spread } from './percentiles.ts';

/** Target pay of people whose drawn years stand in columns. */
export interface Targets {
  readonly all: readonly Rational[];
  /** By place in the columns: which of them; −1 for who has no target pay. */
  readonly which: Int32Array;
}

/** What people are paid in one drawn year, in whole numbers of 1/`per`. */
interface Chunk {
  readonly paid: Float64Array;
  readonly per: bigint;
  readonly targets: Targets;
  /** By target: what one whole number is as a share of it, about. */
  readonly shares: Float64Array;
}

/** Bars that ratios are counted in at most, to find out where a percentile lies; no more than there are ratios. */
const MOST_BARS = 1 << 16;

/** Ratios are told apart to about 16 digits; bars are never narrower than this part of the largest. */
const NARROWEST = 1e-12;

/**
 * A payee's pay of a year by target pay, over all payees and draws. These are as many as the one times the other, so they stand as
 * whole cents in columns, eight bytes each, and percentiles are found by counting. What is found is exact.
 */
export class Leverage {
  private readonly chunks: Chunk[] = [];
  private readonly single: Rational[] = [];
  private count = 0;

  add(ratio: Rational): void {
    this.single.push(ratio);
    this.count += 1;
  }

  /** Keeps the column. */
  addAll(paid: Float64Array, per: bigint, targets: Targets): void {
    const last = this.chunks.at(-1);
    const shares =
      last?.targets === targets && last.per === per
        ? last.shares
        : Float64Array.from(targets.all, (target) => 1 / (Number(per) * toNumber(target)));
    this.chunks.push({ paid, per, targets, shares });
    for (const which of targets.which) if (which >= 0) this.count += 1;
  }

  /** By nearest rank, and the mean. Undefined where nobody has target pay. */
  spread(): Spread | undefined {
    if (this.count === 0) return undefined;
    const bars = this.bars();
    const at = (percent: number) => this.ranked(Math.ceil((percent * this.count) / 100) - 1, bars);
    return { p10: at(10), p50: at(50), p90: at(90), mean: div(this.sum(), rational(this.count)) };
  }

  private sum(): Rational {
    const whole = new Map<Targets, Map<bigint, bigint[]>>();
    for (const { paid, per, targets } of this.chunks) {
      const byPer = whole.get(targets) ?? new Map<bigint, bigint[]>();
      whole.set(targets, byPer);
      const sums = byPer.get(per) ?? targets.all.map(() => 0n);
      byPer.set(per, sums);
      const small = new Float64Array(targets.all.length);
      for (let index = 0; index < paid.length; index += 1) {
        const which = targets.which[index] as number;
        if (which < 0) continue;
        const [sum, value] = [small[which] as number, paid[index] as number];
        const isSmall = Math.abs(sum) + Math.abs(value) <= Number.MAX_SAFE_INTEGER;
        if (!isSmall) sums[which] = (sums[which] ?? 0n) + BigInt(sum);
        small[which] = isSmall ? sum + value : value;
      }
      for (const [which, sum] of small.entries()) sums[which] = (sums[which] ?? 0n) + BigInt(sum);
    }
    let all = this.single.reduce(add, ZERO);
    for (const [{ all: targets }, byPer] of whole)
      for (const [per, sums] of byPer)
        for (const [which, sum] of sums.entries())
          all = add(all, div(rational(sum, per), targets[which] ?? ZERO));
    return all;
  }

  /** Hands each ratio over, about, with what makes it exact. */
  private each(visit: (ratio: number, exact: Rational | Chunk, index: number) => void): void {
    for (const one of this.single) visit(toNumber(one), one, 0);
    for (const chunk of this.chunks) {
      const { paid, shares, targets } = chunk;
      for (let index = 0; index < paid.length; index += 1) {
        const which = targets.which[index] as number;
        if (which >= 0) visit((paid[index] as number) * (shares[which] as number), chunk, index);
      }
    }
  }

  private bars(): Bars {
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    this.each((ratio) => {
      if (ratio < least) least = ratio;
      if (ratio > most) most = ratio;
    });
    const all = Math.min(MOST_BARS, this.count);
    const width = Math.max(
      (most - least) / all,
      NARROWEST * Math.max(Math.abs(least), Math.abs(most)),
      Number.MIN_VALUE,
    );
    const counts = new Float64Array(all + 1);
    const barOf = (ratio: number) => Math.min(all, Math.floor((ratio - least) / width));
    this.each((ratio) => {
      const bar = barOf(ratio);
      counts[bar] = (counts[bar] as number) + 1;
    });
    return { counts, barOf };
  }

  /** The ratio of a rank, the least being of rank 0: a bar may be wrong by one, so both beside it are looked through too. */
  private ranked(rank: number, { counts, barOf }: Bars): Rational {
    let bar = 0;
    let before = 0;
    for (; before + (counts[bar] as number) <= rank; bar += 1) before += counts[bar] as number;
    const below = before - (bar > 0 ? (counts[bar - 1] as number) : 0);
    const near = new Map<string, { readonly ratio: Rational; count: number }>();
    const byTarget = new Map<number, Map<number, number>[]>();
    const chunks = new Map<number, Chunk>();
    const ids = new Map<Targets, Map<bigint, number>>();
    const note = (ratio: Rational, count: number): void => {
      const key = `${ratio.n}/${ratio.d}`;
      const known = near.get(key) ?? { ratio, count: 0 };
      known.count += count;
      near.set(key, known);
    };
    this.each((ratio, exact, index) => {
      if (Math.abs(barOf(ratio) - bar) > 1) return;
      if ('n' in exact) {
        note(exact, 1);
        return;
      }
      const { targets, per, paid } = exact;
      const byPer = ids.get(targets) ?? new Map<bigint, number>();
      ids.set(targets, byPer);
      const id = byPer.get(per) ?? chunks.size;
      byPer.set(per, id);
      chunks.set(id, exact);
      const counted = byTarget.get(id) ?? targets.all.map(() => new Map<number, number>());
      byTarget.set(id, counted);
      const of = counted[targets.which[index] as number];
      const whole = paid[index] as number;
      of?.set(whole, (of.get(whole) ?? 0) + 1);
    });
    for (const [id, counted] of byTarget) {
      const { per, targets } = chunks.get(id) as Chunk;
      for (const [which, amounts] of counted.entries())
        for (const [whole, count] of amounts)
          note(div(rational(BigInt(whole), per), targets.all[which] ?? ZERO), count);
    }
    let reached = below;
    for (const { ratio, count } of [...near.values()].sort((a, b) => compare(a.ratio, b.ratio))) {
      reached += count;
      if (reached > rank) return ratio;
    }
    throw new RangeError('there are fewer ratios than that');
  }
}

interface Bars {
  readonly counts: Float64Array;
  readonly barOf: (ratio: number) => number;
}
