import { type Columns, column, type Paid, type Peer } from '../measured-plan.ts';
import { weightedCents } from './bigint-loop.ts';

/** More than twenty roundings, each of at most 2⁻⁵³ of what was added up: thrice what could have been lost. */
const LOST = 64 * 2 ** -53;

function weighted(columns: Columns, payees: number, paid: Paid): void {
  const target = column(columns, 'target');
  const quota = column(columns, 'quota');
  const actual = column(columns, 'actual');
  const retention = column(columns, 'retention');
  const score = column(columns, 'score');
  for (let at = 0; at < payees; at += 1) {
    const t = target[at] as number;
    const q = quota[at] as number;
    const a = actual[at] as number;
    const kept = retention[at] as number;
    const s = score[at] as number;
    if (!(q > 0 && !Number.isNaN(a) && !Number.isNaN(kept) && s <= 15_000 && s >= 0)) {
      paid[at] = Number.NaN;
      continue;
    }
    const attainment = a / q;
    // The curve has no jump, so it does not matter on which side of a bound a rounded quotient falls.
    const slices =
      attainment < 1 ? attainment : attainment < 1.5 ? 1.5 * attainment - 0.5 : 2 * attainment - 1.25;
    // Bounds that decide a jump are compared in whole numbers.
    const line =
      kept < 8_000 ? 0 : kept < 9_500 ? (kept - 6_500) / 3_000 : kept < 11_000 ? (kept - 7_000) / 2_500 : 1.6;
    const newBusiness = slices * (0.5 * t);
    const keeping = (line < 1.5 ? line : 1.5) * (0.3 * t);
    const personal = 2 * a >= q ? (s / 10_000) * (0.2 * t) : 0;
    const sum = newBusiness + keeping + personal;
    const total = sum < 2 * t ? sum : 2 * t;
    const lost = LOST * ((attainment < 0 ? -2 * attainment : 2 * attainment + 2) * t + 2 * t);
    const size = total < 0 ? -total : total;
    const cents = Math.floor(size + 0.5);
    const off = size + 0.5 - cents;
    if (off < lost || off > 1 - lost || size < lost) {
      paid[at] = Number(weightedCents(BigInt(t), BigInt(q), BigInt(a), BigInt(kept), BigInt(s)));
    } else paid[at] = total < 0 ? -cents : cents;
  }
}

/** The double loop with an error bound, whose undecided payees big integers settle: the aim of a generated engine. */
export const guardedLoop: Peer = {
  name: 'double loop with an error bound, BigInt where undecided, by hand',
  only: ['weighted'],
  prepare: ({ name }, columns, payees) => {
    if (name !== 'weighted') throw new Error('written by hand for the weighted plan alone');
    const paid = new Float64Array(payees);
    return { paid, run: () => weighted(columns, payees, paid) };
  },
};
