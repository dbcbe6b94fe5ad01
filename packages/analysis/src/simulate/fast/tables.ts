import { NotFast } from '@ontarget/evaluator/fast';
import { add, div, type Rational, rational, roundTo, sub } from '@ontarget/evaluator/numbers';
import { CHANCES, type Distribution, valueAt } from '../distribution.ts';
import { ATTAINED_IN, lessBy } from '../draw.ts';

/** What a distribution comes to at each chance, in whole numbers of 1/`per`; worked out where it is asked for. */
export class DrawnTable {
  readonly per: bigint;
  /** No number is larger, whatever its sign. */
  readonly most: number;
  private readonly value: (chance: number) => Rational;
  private readonly known = new Float64Array(CHANCES).fill(Number.NaN);

  private constructor(per: bigint, most: Rational, value: (chance: number) => Rational) {
    this.per = per;
    this.value = value;
    this.most = Number(most.n < 0n ? -most.n : most.n);
    if (!Number.isSafeInteger(this.most) || per > MOST_PARTS)
      throw new NotFast('what is supposed has more digits than a column holds');
  }

  /** Results as they are stated. */
  static stated(distribution: Distribution): DrawnTable {
    const per = partsOf(distribution);
    const whole = (chance: number) => scaled(valueAt(distribution, chance), per);
    return new DrawnTable(per, largest(whole(0), whole(CHANCES - 1)), whole);
  }

  /** Attainments in whole percents; where less is better, who attains more has less. */
  static attained(distribution: Distribution, isLowerBetter: boolean): DrawnTable {
    const share = (chance: number) => {
      const drawn = roundTo(valueAt(distribution, chance), ATTAINED_IN, 'half up');
      return scaled(isLowerBetter ? lessBy(drawn) : drawn, ATTAINED_IN.d);
    };
    return new DrawnTable(ATTAINED_IN.d, largest(share(0), share(CHANCES - 1)), share);
  }

  at(chance: number): number {
    const known = this.known[chance] as number;
    if (!Number.isNaN(known)) return known;
    const { n, d } = this.value(chance);
    if (d !== 1n) throw new RangeError('a drawn number is no whole number of its parts');
    this.known[chance] = Number(n);
    return Number(n);
  }
}

/** Finer parts than so many stand in no column. */
const MOST_PARTS = 10n ** 12n;

/** Both ends of a distribution that rises or falls bound it. */
function largest(a: Rational, b: Rational): Rational {
  const size = ({ n, d }: Rational): bigint => (n < 0n ? -n : n) / d;
  return size(a) > size(b) ? a : b;
}

function scaled({ n, d }: Rational, per: bigint): Rational {
  return rational(n * per, d);
}

/** Into how many parts of a unit every outcome of a distribution goes. */
function partsOf(distribution: Distribution): bigint {
  if (distribution.kind === 'observed') return distribution.values.reduce((per, { d }) => common(per, d), 1n);
  const { points } = distribution;
  const share = rational(1, 2 * CHANCES);
  return points.reduce((per, point, index) => {
    const next = points[index + 1];
    if (next === undefined) return common(per, point.value.d);
    // On a line a chance more is a step of the slope; a chance of 0 lies half a step behind the start.
    const slope = div(sub(next.value, point.value), sub(next.share, point.share));
    const step = rational(slope.n * share.n, slope.d * share.d);
    const start = add(point.value, rational(-slope.n * point.share.n, slope.d * point.share.d));
    return [point.value, next.value, step, start].reduce((all, { d }) => common(all, d), per);
  }, 1n);
}

/** The least common multiple. */
export function common(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return (a / larger) * b;
}
