import { type Columns, column, type Paid, type Peer, type PlanName } from '../measured-plan.ts';

/** Half away from zero, to a whole cent. */
function halfUp(cents: number): number {
  return cents < 0 ? -Math.floor(0.5 - cents) : Math.floor(cents + 0.5);
}

/** Half to the even cent. */
function halfEven(cents: number): number {
  const below = Math.floor(cents);
  const rest = cents - below;
  if (rest < 0.5) return below;
  if (rest > 0.5) return below + 1;
  return below % 2 === 0 ? below : below + 1;
}

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
    const kept = (retention[at] as number) / 10_000;
    const s = (score[at] as number) / 10_000;
    if (!(q > 0 && !Number.isNaN(a) && !Number.isNaN(kept) && s <= 1.5 && s >= 0)) {
      paid[at] = Number.NaN;
      continue;
    }
    const attainment = a / q;
    const slices =
      attainment < 1
        ? attainment
        : attainment < 1.5
          ? 1 + 1.5 * (attainment - 1)
          : 1.75 + 2 * (attainment - 1.5);
    const line =
      kept < 0.8
        ? 0
        : kept < 0.95
          ? 0.5 + ((kept - 0.8) * 0.5) / 0.15
          : kept < 1.1
            ? 1 + ((kept - 0.95) * 0.6) / 0.15
            : 1.6;
    const newBusiness = slices * (0.5 * t);
    const keeping = Math.min(line * (0.3 * t), 0.3 * t * 1.5);
    const personal = attainment >= 0.5 ? s * (0.2 * t) : 0;
    paid[at] = halfUp(Math.min(newBusiness + keeping + personal, 2 * t));
  }
}

function commission(columns: Columns, payees: number, paid: Paid): void {
  const soldOf = column(columns, 'sold');
  const renewedOf = column(columns, 'renewed');
  const marginOf = column(columns, 'margin');
  for (let at = 0; at < payees; at += 1) {
    const sold = soldOf[at] as number;
    const renewed = renewedOf[at] as number;
    const margin = (marginOf[at] as number) / 10_000;
    if (!(!Number.isNaN(sold) && !Number.isNaN(renewed) && !Number.isNaN(margin))) {
      paid[at] = Number.NaN;
      continue;
    }
    const rate = sold < 50_000_000 ? 0.03 : sold < 125_000_000 ? 0.0425 : 0.05;
    const factor = margin < 0.1 ? 0.5 : margin < 0.25 ? 1 : margin <= 0.4 ? 1.15 : 1.3;
    const selling = sold * rate * factor;
    const slices =
      renewed < 20_000_000
        ? 0.015 * renewed
        : renewed < 60_000_000
          ? 300_000 + 0.0275 * (renewed - 20_000_000)
          : 1_400_000 + 0.04 * (renewed - 60_000_000);
    const keeping = renewed < 0 ? Math.max(slices, 0.03 * renewed) : Math.min(slices, 0.03 * renewed);
    const profit = Math.max(0.009 * sold * margin, 0.005 * renewed - 100_000, 25_000);
    const grown = selling > keeping ? 400_000 : 0;
    paid[at] = Math.min(halfEven(selling) + halfEven(keeping) + halfEven(profit) + grown, 12_000_000);
  }
}

const loops: Readonly<Record<PlanName, typeof weighted>> = { weighted, commission };

/** What somebody writes who wants speed: one loop over columns of doubles. Nothing guards it against a cent. */
export const doubleLoop: Peer = {
  name: 'double loop by hand',
  prepare: ({ name }, columns, payees) => {
    const paid = new Float64Array(payees);
    const loop = loops[name];
    return { paid, run: () => loop(columns, payees, paid) };
  },
};
