import type { TableData } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import {
  add,
  compare,
  formatRational,
  gt,
  max,
  min,
  mul,
  neg,
  type Rational,
  rational,
  sub,
  sum,
  ZERO,
} from '@ontarget/evaluator/numbers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compiled } from './support/compile.ts';
import { payouts, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

/** Rounding to a tiny unit leaves the exact cents that the properties are about. */
const EXACT = BASICS.replace('half up to $0.01', 'half up to $0.000001');
const roster = table('payee role start', 'ann AE 2027-02-01');

interface Deal {
  readonly id: string;
  readonly day: number;
  readonly cents: number;
}

const deals = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom('a', 'b', 'c', 'd', 'e') }),
    day: fc.integer({ min: 0, max: 80 }),
    cents: fc.integer({ min: -5_000_000, max: 30_000_000 }),
  }),
  { selector: ({ id }) => id, maxLength: 8 },
);

const FIRST_DAY = Date.UTC(2027, 1, 1);

function rowsOf(all: readonly Deal[]): TableData {
  const lines = all.map(({ id, day, cents }) => {
    const closed = new Date(FIRST_DAY + day * 86_400_000).toISOString().slice(0, 10);
    return `${id} ${closed} ann ${formatCents(cents)} new`;
  });
  return table('id closed owner arr kind', ...lines);
}

function formatCents(cents: number): string {
  const [whole, rest] = [Math.trunc(Math.abs(cents) / 100), Math.abs(cents) % 100];
  return `${cents < 0 ? '-' : ''}${whole}.${String(rest).padStart(2, '0')}`;
}

const amounts = (all: readonly Deal[]): Rational[] => all.map(({ cents }) => rational(cents, 100));

async function planOf(component: string, more = ''): Promise<Plan> {
  const { file } = await compiled(`${EXACT}${more}${role(`on top { ${component} }`)}`);
  return file.plan;
}

const paidOn = async (plan: Plan, rows: TableData, others: Record<string, TableData> = {}): Promise<string> =>
  (await payouts(plan, 'FY27-Q1', { roster, deals: rows, ...others }, 'ann')).K ?? 'nothing';

const TIERS = 'curve C marginal { from $0: 4%  from $50K: 6%  from $120K: 10% }';

/** What the slices of the curve above pay for an amount. */
function slices(x: Rational): Rational {
  const bands: [number, number][] = [
    [0, 4],
    [50_000, 2],
    [120_000, 4],
  ];
  const rises = bands.map(([from, percent], index) => {
    const part = index === 0 ? x : max(sub(x, rational(from, 1)), ZERO);
    return mul(part, rational(percent, 100));
  });
  return sum(rises);
}

describe('deals in order', () => {
  let inOrder: Plan;
  let together: Plan;
  beforeAll(async () => {
    inOrder = await planOf(
      'commission K on NewARR per deal each quarter by itself at C { in order of closed, id }',
      TIERS,
    );
    together = await planOf('commission K on NewARR each quarter by itself at C', TIERS);
  });

  it('come to the slices of all of them, however the rows stand', async () => {
    await fc.assert(
      fc.asyncProperty(deals, fc.infiniteStream(fc.integer({ min: 0, max: 7 })), async (all, picks) => {
        const mixed = [...all].sort((a, b) => (picks.next().value ?? 0) - 3 || (a.id < b.id ? 1 : -1));
        const paid = await paidOn(inOrder, rowsOf(all));
        expect(await paidOn(inOrder, rowsOf(mixed))).toBe(paid);
        expect(await paidOn(together, rowsOf(all))).toBe(paid);
        expect(paid).toBe(formatRational(slices(sum(amounts(all)))));
      }),
      { numRuns: 500 },
    );
  });

  it('pay after a first part what lies above it', async () => {
    const plan = await planOf(
      'commission K on NewARR each quarter by itself at 10% { in order of closed, id, after the first $20K }',
    );
    await fc.assert(
      fc.asyncProperty(deals, async (all) => {
        const above = max(sub(sum(amounts(all)), rational(20_000, 1)), ZERO);
        expect(await paidOn(plan, rowsOf(all))).toBe(formatRational(mul(above, rational(1, 10))));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a limit of each deal', () => {
  it('holds for each, keeps the sign of what is taken back, and then pays the least', async () => {
    const most = await planOf(
      'commission K on NewARR each quarter by itself at 10% { each deal pays at most $2,000 }',
    );
    const both = await planOf(
      'commission K on NewARR each quarter by itself at 10% { each deal pays at most $2,000  each deal pays at least $50 }',
    );
    const [high, low] = [rational(2_000, 1), rational(50, 1)];
    await fc.assert(
      fc.asyncProperty(deals, async (all) => {
        const parts = amounts(all).map((amount) => max(min(mul(amount, rational(1, 10)), high), neg(high)));
        expect(await paidOn(most, rowsOf(all))).toBe(formatRational(sum(parts)));
        const floored = parts.map((part) => max(part, low));
        expect(await paidOn(both, rowsOf(all))).toBe(formatRational(sum(floored)));
      }),
      { numRuns: 500 },
    );
  });
});

describe('an overage', () => {
  it('pays what lies above its bound at the rate reached, and never falls as results rise', async () => {
    const plan = await planOf(
      'commission K on NewARR each quarter by itself at C',
      'curve C retroactive above $100K { from $0: 5%  from $100K: 7%  from $140K: 9% }',
    );
    const bound = rational(100_000, 1);
    const rate = (x: Rational): Rational =>
      rational(compare(x, bound) < 0 ? 5 : compare(x, rational(140_000, 1)) < 0 ? 7 : 9, 100);
    const expected = (x: Rational): Rational =>
      gt(bound, x) ? mul(x, rate(x)) : add(mul(bound, rational(5, 100)), mul(sub(x, bound), rate(x)));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 30_000_000 }),
        fc.integer({ min: 0, max: 30_000_000 }),
        async (a, b) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)].map((cents) => rational(cents, 100));
          if (low === undefined || high === undefined) return;
          const one: Deal = { id: 'a', day: 1, cents: a };
          expect(await paidOn(plan, rowsOf([one]))).toBe(formatRational(expected(rational(a, 100))));
          expect(compare(expected(low), expected(high))).toBeLessThanOrEqual(0);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a matrix', () => {
  it('lies between the cells around it, and is the cell on its lines', async () => {
    const { file } = await compiled(`${EXACT}
      measure Down { entered as percent  for the company, if missing, its component waits }
      measure Across { entered as percent  for the company, if missing, its component waits }
      curve M matrix of Down down, Across across, interpolated both ways, flat before the edges, flat beyond them {
        |     | 0% | 10% | 30% |
        | 0%  | 0% | 20% | 10% |
        | 10% | 5% | 60% | 90% |
        | 20% | 7% | 80% | 50% |
      }
      ${role('target pay $4 in the year variable pay { 100% K on Down, Across each quarter by itself curve M }')}`);
    const cells = [
      [0, 20, 10],
      [5, 60, 90],
      [7, 80, 50],
    ];
    const [down, across] = [
      [0, 10, 20],
      [0, 10, 30],
    ];
    const percent = fc.integer({ min: -5, max: 40 });
    await fc.assert(
      fc.asyncProperty(percent, percent, async (d, a) => {
        const results = table('measure period value', `Down FY27-Q1 ${d}%`, `Across FY27-Q1 ${a}%`);
        const paid = await paidOn(file.plan, rowsOf([]), { results });
        const rows = around(down, d).flatMap((row) => around(across, a).map((at) => cells[row]?.[at] ?? 0));
        const value = Number(paid.split('/')[0]) / Number(paid.split('/')[1] ?? 1);
        expect(value).toBeGreaterThanOrEqual(Math.min(...rows) / 100);
        expect(value).toBeLessThanOrEqual(Math.max(...rows) / 100);
        if (rows.length === 1) expect(paid).toBe(formatRational(rational(rows[0] ?? 0, 100)));
      }),
      { numRuns: 500 },
    );
  });
});

/** The lines on both sides of a value, one where it stands on a line or beyond the edge. */
function around(lines: readonly number[], value: number): number[] {
  const low = lines.findLastIndex((line) => line <= value);
  if (low < 0) return [0];
  return lines[low] === value || low === lines.length - 1 ? [low] : [low, low + 1];
}
