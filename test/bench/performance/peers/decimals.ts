import Big from 'big.js';
import { Decimal } from 'decimal.js';
import { column, type MeasuredPlan, type Peer, type PlanName } from '../measured-plan.ts';

/** What both libraries of decimals have in common. */
interface Num<N> {
  plus(other: N): N;
  minus(other: N): N;
  times(other: N): N;
  div(other: N): N;
  lt(other: N): boolean;
  gt(other: N): boolean;
  lte(other: N): boolean;
  gte(other: N): boolean;
}

interface Library<N extends Num<N>> {
  /** From the text of a decimal, as an importer hands it on. */
  of(text: string): N;
  /** To a whole number of hundredths. */
  cents(dollars: N, mode: 'half up' | 'half even'): number;
}

type Reads<N> = Readonly<Record<string, N>>;

function weighted<N extends Num<N>>(lib: Library<N>): (payee: Reads<N>) => number {
  const [zero, half, one, oneHalf, two] = ['0', '0.5', '1', '1.5', '2'].map(lib.of) as [N, N, N, N, N];
  const [w1, w2, w3, second] = ['0.5', '0.3', '0.2', '1.75'].map(lib.of) as [N, N, N, N];
  const [k80, k95, k110, width, six, top] = ['0.8', '0.95', '1.1', '0.15', '0.6', '1.6'].map(lib.of) as [
    N,
    N,
    N,
    N,
    N,
    N,
  ];
  const least = (x: N, y: N) => (x.lt(y) ? x : y);
  return ({ target, quota, actual, retention, score }) => {
    const t = target as N;
    const s = score as N;
    const kept = retention as N;
    if (!(quota as N).gt(zero) || s.gt(oneHalf) || s.lt(zero)) return Number.NaN;
    const attainment = (actual as N).div(quota as N);
    const slices = attainment.lt(one)
      ? attainment
      : attainment.lt(oneHalf)
        ? one.plus(oneHalf.times(attainment.minus(one)))
        : second.plus(two.times(attainment.minus(oneHalf)));
    const line = kept.lt(k80)
      ? zero
      : kept.lt(k95)
        ? half.plus(kept.minus(k80).times(half).div(width))
        : kept.lt(k110)
          ? one.plus(kept.minus(k95).times(six).div(width))
          : top;
    const keeping = w2.times(t);
    const personal = attainment.gte(half) ? s.times(w3.times(t)) : zero;
    const sum = slices
      .times(w1.times(t))
      .plus(least(line.times(keeping), keeping.times(oneHalf)))
      .plus(personal);
    return lib.cents(least(sum, t.times(two)), 'half up');
  };
}

function commission<N extends Num<N>>(lib: Library<N>): (payee: Reads<N>) => number {
  const n = (text: string) => lib.of(text);
  const [zero, low, high] = [n('0'), n('500000'), n('1250000')];
  const [r1, r2, r3] = [n('0.03'), n('0.0425'), n('0.05')];
  const [m1, m2, m3, f1, f2, f3, f4] = ['0.1', '0.25', '0.4', '0.5', '1', '1.15', '1.3'].map(n) as N[] as [
    N,
    N,
    N,
    N,
    N,
    N,
    N,
  ];
  const [b2, b3, s1, s2, s3, p2, p3] = ['200000', '600000', '0.015', '0.0275', '0.04', '3000', '14000'].map(
    n,
  ) as [N, N, N, N, N, N, N];
  const [c1, c2, off, floor] = [n('0.009'), n('0.005'), n('1000'), n('250')];
  const least = (x: N, y: N) => (x.lt(y) ? x : y);
  const greatest = (x: N, y: N) => (x.gt(y) ? x : y);
  return (payee) => {
    const sold = payee.sold as N;
    const renewed = payee.renewed as N;
    const margin = payee.margin as N;
    const rate = sold.lt(low) ? r1 : sold.lt(high) ? r2 : r3;
    const factor = margin.lt(m1) ? f1 : margin.lt(m2) ? f2 : margin.lte(m3) ? f3 : f4;
    const selling = sold.times(rate).times(factor);
    const slices = renewed.lt(b2)
      ? s1.times(renewed)
      : renewed.lt(b3)
        ? p2.plus(s2.times(renewed.minus(b2)))
        : p3.plus(s3.times(renewed.minus(b3)));
    const most = r1.times(renewed);
    const keeping = renewed.lt(zero) ? greatest(slices, most) : least(slices, most);
    const profit = greatest(greatest(c1.times(sold).times(margin), c2.times(renewed).minus(off)), floor);
    const sum = [selling, keeping, profit].reduce((cents, part) => cents + lib.cents(part, 'half even'), 0);
    return Math.min(sum + (selling.gt(keeping) ? 400_000 : 0), 12_000_000);
  };
}

const rules: Readonly<Record<PlanName, typeof weighted>> = { weighted, commission };

function peer<N extends Num<N>>(
  lib: Library<N>,
  named: Pick<Peer, 'name' | 'version' | 'atMost' | 'cannot'>,
): Peer {
  return {
    ...named,
    prepare: (plan, columns, payees) => {
      const pay = rules[plan.name](lib);
      const texts = textsOf(plan, columns, payees);
      const paid = new Float64Array(payees);
      return {
        paid,
        run: () => {
          for (const [at, payee] of texts.entries()) {
            if (payee === undefined) paid[at] = Number.NaN;
            else {
              const read: Record<string, N> = {};
              for (const name in payee) read[name] = lib.of(payee[name] as string);
              paid[at] = pay(read);
            }
          }
        },
      };
    },
  };
}

/** Payees as the texts of decimals; undefined for who lacks a result. */
function textsOf(plan: MeasuredPlan, columns: Parameters<Peer['prepare']>[1], payees: number) {
  const parts = plan.columns.map(({ name, kind }) => ({
    name,
    cells: column(columns, name),
    places: kind === 'money' ? 2 : 4,
  }));
  return Array.from({ length: payees }, (_, at) => {
    if (parts.some(({ cells }) => Number.isNaN(cells[at]))) return undefined;
    return Object.fromEntries(
      parts.map(({ name, cells, places }) => [name, ((cells[at] as number) / 10 ** places).toFixed(places)]),
    );
  });
}

const Digits40 = Decimal.clone({ precision: 40 });

/** decimal.js with 40 significant digits. */
export const decimalJs = peer<Decimal>(
  {
    of: (text) => new Digits40(text),
    cents: (dollars, mode) =>
      dollars
        .times(100)
        .toDecimalPlaces(0, mode === 'half up' ? Decimal.ROUND_HALF_UP : Decimal.ROUND_HALF_EVEN)
        .toNumber(),
  },
  { name: 'decimal.js, 40 digits', version: 'decimal.js 10.6.0 (MIT)', atMost: 50_000 },
);

/** big.js with 20 places behind the point of a quotient, as it comes. */
export const bigJs = peer<Big>(
  {
    of: (text) => new Big(text),
    cents: (dollars, mode) =>
      Number(dollars.times(100).round(0, mode === 'half up' ? Big.roundHalfUp : Big.roundHalfEven)),
  },
  { name: 'big.js, 20 places', version: 'big.js 7.0.1 (MIT)', atMost: 50_000 },
);
