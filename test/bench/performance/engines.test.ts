import { describe, expect, test } from 'vitest';
import { childJson } from './child.ts';
import { COMMISSION, WEIGHTED } from './generate.ts';
import type { Measured } from './measure.ts';
import type { MeasuredPlan } from './measured-plan.ts';
import { type Beside, engineTable, of, writePerformance } from './page.ts';
import { judged, type Promise as Promised } from './promises.ts';

const PAYEES = Number(process.env.ONTARGET_BENCH_PAYEES ?? 1_000_000);
const ROUNDS = Number(process.env.ONTARGET_BENCH_ROUNDS ?? 5);

const GROUPS = [
  'columns',
  'payee',
  'reference',
  'json-logic',
  'cel',
  'duckdb',
  'decimal.js',
  'big.js',
  'zen',
  'hyperformula',
];

/** What the processes of the peers measured, each with the double loop beside it; the loop itself once. */
function measuredOf(plan: MeasuredPlan): Beside[] {
  return GROUPS.flatMap((group, index) => {
    const args = [plan.name, group, String(PAYEES), String(ROUNDS)];
    const [loop, ...peers] = childJson<Measured[]>('run.ts', args) as [Measured, ...Measured[]];
    return [...(index === 0 ? [loop] : []), ...peers].map((one) => ({ ...one, loop: loop.nanoseconds }));
  });
}

/** Where two amounts in five are round, ties are many, and whoever is exact has to settle them. */
const MANY_ROUND = 0.4;

function measuredWithManyRound(plan: MeasuredPlan): Beside[] {
  const args = [plan.name, 'round', String(PAYEES), String(ROUNDS), String(MANY_ROUND)];
  const measured = childJson<Measured[]>('run.ts', args);
  const [loop] = measured as [Measured, ...Measured[]];
  return measured.map((one) => ({ ...one, loop: loop.nanoseconds }));
}

const fast = 'OnTarget, fast engine';

const FAST_ONES = [
  fast,
  `${fast}, without generated code`,
  `${fast}, components in columns, too`,
  `${fast}, every named value in a column`,
  `${fast}, payee by payee`,
  `${fast}, 10,000 payees at once`,
];

const PROMISES: readonly Promised[] = [
  { what: fast, against: 'double loop by hand', atMost: 2 },
  { what: `${fast}, without generated code`, against: 'double loop by hand', atMost: 15 },
  {
    what: `${fast}, every named value in a column`,
    against: `${fast}, components in columns, too`,
    atMost: 1.5,
  },
  { what: fast, against: 'json-logic-engine', timesAsFast: 7 },
  { what: fast, against: 'GoRules ZEN', timesAsFast: 200 },
  { what: fast, against: 'DuckDB HUGEINT', timesAsFast: 20 },
  { what: `${fast}, 10,000 payees at once`, against: 'HyperFormula', timesAsFast: 1_500 },
  { what: `${fast}, payee by payee`, payeesPerSecond: 1_000_000 },
];

/** Engines that may pay nobody another cent. */
const EXACT: Readonly<Record<string, readonly string[]>> = {
  weighted: [
    ...FAST_ONES,
    'double loop with an error bound',
    'BigInt fractions',
    'OnTarget, reference',
    'DuckDB HUGEINT',
  ],
  commission: [...FAST_ONES, 'BigInt fractions', 'OnTarget, reference', 'DuckDB HUGEINT'],
};

describe.each([
  { plan: WEIGHTED, title: 'Three weighted components: tiers, a line with a cap, a gate' },
  { plan: COMMISSION, title: 'Commissions on amounts, compared and rounded to the even cent' },
])('$title', ({ plan, title }) => {
  test('a million payees, beside everything else that could pay them', () => {
    const measured = measuredOf(plan);
    const loop = of(measured, 'double loop by hand');
    const { lines, broken } = judged(measured, PROMISES);
    const many = measuredWithManyRound(plan);
    writePerformance(title, [
      ...engineTable(measured, loop),
      '',
      ...lines,
      '',
      'One amount in twenty is round here, as of half dollars or thousands: few rows pay just half a cent. Where two in five are, many do,',
      'and are settled exactly:',
      '',
      ...engineTable(many, of(many, 'double loop by hand')).slice(2),
    ]);
    for (const { peer, wrong } of many)
      if (!peer.startsWith('double loop by hand')) expect({ peer, wrong }).toEqual({ peer, wrong: 0 });
    // Without a tie that doubles misjudge the column of the wrong ones would say nothing.
    expect(loop.wrong).toBeGreaterThan(0);
    for (const name of EXACT[plan.name] ?? [])
      expect({ name, wrong: of(measured, name).wrong }).toEqual({ name, wrong: 0 });
    expect(broken).toEqual([]);
  });
});
