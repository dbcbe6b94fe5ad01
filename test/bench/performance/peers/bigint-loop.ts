import { type Columns, column, type Paid, type Peer, type PlanName } from '../measured-plan.ts';

/** n / d to a whole number, half away from zero; d above 0. */
function halfUp(n: bigint, d: bigint): bigint {
  return n < 0n ? -((-2n * n + d) / (2n * d)) : (2n * n + d) / (2n * d);
}

/** n / d to a whole number, half to the even one; d above 0. */
function halfEven(n: bigint, d: bigint): bigint {
  if (n < 0n) return -halfEven(-n, d);
  const whole = n / d;
  const twice = 2n * (n % d);
  if (twice < d) return whole;
  if (twice > d) return whole + 1n;
  return whole % 2n === 0n ? whole : whole + 1n;
}

const least = (x: bigint, y: bigint) => (x < y ? x : y);
const greatest = (x: bigint, y: bigint) => (x > y ? x : y);

/**
 * What the weighted plan pays, in cents, from cents and hundredths of a percent. Every part is over 600,000 times the
 * quota: the plan written out in fractions by hand, apart from any engine.
 */
export function weightedCents(t: bigint, q: bigint, a: bigint, kept: bigint, score: bigint): bigint {
  const d = 600_000n * q;
  // t/2 · (a, (3a − q)/2 or (8a − 5q)/4) / q
  const newBusiness =
    a < q
      ? 300_000n * t * a
      : 2n * a < 3n * q
        ? 150_000n * t * (3n * a - q)
        : 75_000n * t * (8n * a - 5n * q);
  // 3t/10 · ((kept − 6500)/3000, (kept − 7000)/2500 or the cap of 3/2)
  const line =
    kept < 8_000n
      ? 0n
      : kept < 9_500n
        ? 60n * (kept - 6_500n)
        : kept < 11_000n
          ? least(72n * (kept - 7_000n), 270_000n)
          : 270_000n;
  const keeping = t * q * line;
  const personal = 2n * a >= q ? 12n * t * q * score : 0n;
  return halfUp(least(newBusiness + keeping + personal, 2n * t * d), d);
}

/** What the commission plan pays, in cents, from cents and hundredths of a percent. */
export function commissionCents(sold: bigint, renewed: bigint, margin: bigint): bigint {
  const rate = sold < 50_000_000n ? 300n : sold < 125_000_000n ? 425n : 500n;
  const factor = margin < 1_000n ? 50n : margin < 2_500n ? 100n : margin <= 4_000n ? 115n : 130n;
  const selling = sold * rate * factor; // over 1,000,000
  const slices =
    renewed < 20_000_000n
      ? 150n * renewed
      : renewed < 60_000_000n
        ? 3_000_000_000n + 275n * (renewed - 20_000_000n)
        : 14_000_000_000n + 400n * (renewed - 60_000_000n);
  const most = 300n * renewed;
  const keeping = renewed < 0n ? greatest(slices, most) : least(slices, most); // over 10,000
  const profit = greatest(
    greatest(9n * sold * margin, 50_000n * renewed - 1_000_000_000_000n),
    250_000_000_000n,
  ); // over 10,000,000
  const grown = selling > 100n * keeping ? 400_000n : 0n;
  const sum =
    halfEven(selling, 1_000_000n) + halfEven(keeping, 10_000n) + halfEven(profit, 10_000_000n) + grown;
  return least(sum, 12_000_000n);
}

function weighted(columns: Columns, payees: number, paid: Paid): void {
  const target = column(columns, 'target');
  const quota = column(columns, 'quota');
  const actual = column(columns, 'actual');
  const retention = column(columns, 'retention');
  const score = column(columns, 'score');
  for (let at = 0; at < payees; at += 1) {
    const q = quota[at] as number;
    const a = actual[at] as number;
    const kept = retention[at] as number;
    const s = score[at] as number;
    paid[at] =
      q > 0 && !Number.isNaN(a) && !Number.isNaN(kept) && s >= 0 && s <= 15_000
        ? Number(weightedCents(BigInt(target[at] as number), BigInt(q), BigInt(a), BigInt(kept), BigInt(s)))
        : Number.NaN;
  }
}

function commission(columns: Columns, payees: number, paid: Paid): void {
  const soldOf = column(columns, 'sold');
  const renewedOf = column(columns, 'renewed');
  const marginOf = column(columns, 'margin');
  for (let at = 0; at < payees; at += 1) {
    const sold = soldOf[at] as number;
    const renewed = renewedOf[at] as number;
    const margin = marginOf[at] as number;
    paid[at] =
      !Number.isNaN(sold) && !Number.isNaN(renewed) && !Number.isNaN(margin)
        ? Number(commissionCents(BigInt(sold), BigInt(renewed), BigInt(margin)))
        : Number.NaN;
  }
}

const loops: Readonly<Record<PlanName, typeof weighted>> = { weighted, commission };

/** The plans in exact fractions over big integers, by hand: what every other result is compared with. */
export const bigintLoop: Peer = {
  name: 'BigInt fractions by hand',
  prepare: ({ name }, columns, payees) => {
    const paid = new Float64Array(payees);
    const loop = loops[name];
    return { paid, run: () => loop(columns, payees, paid) };
  },
};
