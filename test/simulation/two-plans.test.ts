import { type CostsByBoth, costSummary, costsByBoth } from '@ontarget/analysis/diff';
import { type Assumptions, constant, observed } from '@ontarget/analysis/simulate';
import type { TableData } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { formatRational, parseDate, type Rational, rational } from '@ontarget/evaluator/numbers';
import { openPlan } from '@ontarget/workspace';
import { describe, expect, test } from 'vitest';
import { memoryFiles } from '../../packages/workspace/test/memory-files.ts';

/** A quarter's quota is $150,000 and pays $15,000 at target: $60,000 in the year. */
const PLAN = `plan "Sales" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        quarterly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn on deals closed up to their last day, quota and target pay by days
}
data deals { id text key  closed date  owner payee  amount money }
revenue measure Bookings { total amount of deals  dated closed  credited to owner }
curve Accelerated marginal {
  from   0%: 1x
  from 100%: 1.5x
}
role Rep "Account executive" {
  target pay $60K in the year
  variable pay {
    100%  NewBusiness  on Bookings  each quarter by itself  curve Accelerated {
      quota $600K in the year, phased evenly
      no cap
    }
  }
}
`;
const FASTER = PLAN.replace('from 100%: 1.5x', 'from 100%: 2x');
const HARDER = PLAN.replace('quota $600K', 'quota $750K');
const COACHED = `${PLAN}
measure Score { scored 0% to 125%  for each payee by manager, if missing, its component waits }
role Coach {
  target pay $20K in the year
  variable pay { 100%  Objectives  on Score  each quarter by itself  as scored }
}
`;

const at = (percent: number) => rational(percent, 100);
const always = (percent: number) => constant(at(percent));
const usual: Assumptions = {
  attainment: observed([at(50), at(100), at(150)]),
  attainments: {},
  results: {},
  inStep: 0,
  draws: 40,
  seed: 3,
};

const known = new Map<string, Plan>();

async function compiled(text: string): Promise<Plan> {
  const plan = known.get(text) ?? (await fresh(text));
  known.set(text, plan);
  return plan;
}

async function fresh(text: string): Promise<Plan> {
  const { evaluator, diagnostics } = await openPlan(memoryFiles({ 's/plan.ote': text }), 'file:///w/s');
  if (evaluator === undefined) throw new Error(JSON.stringify(diagnostics));
  return evaluator.file.plan;
}

type People = readonly (readonly [payee: string, role: string, quota?: number])[];

function roster(people: People): TableData {
  const start = parseDate('2026-01-01');
  if (!start.ok) throw new Error(start.message);
  return {
    rows: people.map(([payee, role, quota], index) => ({
      source: { file: 'roster.csv', record: index + 1 },
      values: {
        payee,
        role,
        team: null,
        start: { date: start.value },
        end: null,
        manager: null,
        quota: quota === undefined ? null : rational(quota),
      },
    })),
  };
}

const TWO: People = [
  ['ann', 'Rep'],
  ['bo', 'Rep'],
];

async function drawn(
  before: string,
  after: string,
  more: Partial<Assumptions> = {},
  { same = 'results', people = TWO }: { same?: 'results' | 'attainments'; people?: People } = {},
): Promise<CostsByBoth> {
  const tables = { roster: roster(people) };
  const asked = {
    before: { plan: await compiled(before), tables },
    after: { plan: await compiled(after), tables },
    assumptions: { ...usual, ...more },
    same,
  };
  const result = costsByBoth(asked);
  if (!result.ok) throw new Error(JSON.stringify(result));
  expect(result.before.byReference).toEqual([]);
  expect(result).toEqual(costsByBoth({ ...asked, by: 'reference' }));
  return result;
}

const NO_TITLES = new Map<string, string>();
const total = (costs: CostsByBoth) => {
  const found = costSummary(costs, NO_TITLES, 1).total;
  if (found === undefined) throw new Error('no total');
  return found;
};
const shown = ({ p10, p50, p90 }: { p10: Rational; p50: Rational; p90: Rational }) =>
  [p10, p50, p90].map(formatRational).join(' ');

describe('the same years, paid by two plans', () => {
  test('above quota: 30% of $15,000 at 1.5x is $21,750 a quarter, at 2x $24,000: $18,000 more a year for two', async () => {
    const all = total(await drawn(PLAN, FASTER, { attainment: always(130) }));
    expect(shown(all.before)).toBe('174000 174000 174000');
    expect(shown(all.after)).toBe('192000 192000 192000');
    expect(shown(all.difference)).toBe('18000 18000 18000');
    expect(formatRational(all.difference.target)).toBe('0');
  });

  // All in step: a year is $60,000, $120,000 or $210,000 for two by the one plan, and $240,000 at 150% by the other.
  test('a third of years each at 50%, 100% and 150%: only the best third costs more', async () => {
    const costs = await drawn(PLAN, FASTER, { inStep: 10_000, draws: 300 });
    const all = total(costs);
    expect(shown(all.before)).toBe('60000 120000 210000');
    expect(shown(all.after)).toBe('60000 120000 240000');
    expect(shown(all.difference)).toBe('0 0 30000');
    const { years } = costSummary(costs, NO_TITLES, 1);
    expect(years.less).toBe(0);
    expect(years.more + years.same).toBe(300);
    expect(years.more).toBeGreaterThan(70);
    expect(years.more).toBeLessThan(130);
  });

  test('each year is the same by both: a rep at 150% costs $15,000 more, and nobody else anything', async () => {
    const { roles } = await drawn(PLAN, FASTER);
    const cost = (attained: readonly number[], best: number) =>
      attained.reduce((sum, one) => sum + (one === 150 ? best : one * 600), 0);
    const pairs = [50, 100, 150].flatMap((ann) => [50, 100, 150].map((bo) => [ann, bo]));
    const possible = new Set(pairs.map((pair) => `${cost(pair, 105_000)} ${cost(pair, 120_000)}`));
    const seen = new Set(
      roles[0]?.draws.map(({ before, after }) => `${formatRational(before)} ${formatRational(after)}`),
    );
    expect(seen.size).toBeGreaterThan(3);
    expect([...seen].filter((one) => !possible.has(one))).toEqual([]);
  });

  test.each(['results', 'attainments'] as const)(
    'a plan and itself cost the same in every year (%s)',
    async (same) => {
      const { roles, only } = await drawn(COACHED, COACHED, {}, { same, people: [...TWO, ['cy', 'Coach']] });
      expect(roles.map(({ role, moving }) => [role, moving.size])).toEqual([
        ['Coach', 0],
        ['Rep', 0],
      ]);
      for (const { draws } of roles) {
        expect(draws).toHaveLength(40);
        for (const { before, after } of draws) expect(before).toEqual(after);
      }
      expect(only.before).toEqual(only.after);
    },
  );

  test('a measure and a role under other names draw the same years', async () => {
    const named = PLAN.replaceAll('Bookings', 'Sold').replaceAll('NewBusiness', 'New');
    const { roles } = await drawn(PLAN, named);
    expect(roles.map(({ moving }) => moving.size)).toEqual([0]);
  });
});

describe('a quota that is raised by a quarter', () => {
  test('the same results reach 80% of it: $12,000 less for each of two', async () => {
    const all = total(await drawn(PLAN, HARDER, { attainment: always(100) }));
    expect(shown(all.before)).toBe('120000 120000 120000');
    expect(shown(all.difference)).toBe('-24000 -24000 -24000');
  });

  test('a quota that falls is reached by more, whichever plan comes first', async () => {
    // $187,500 a quarter is 125% of $150,000: 15,000 × (1 + 0.25 × 1.5) × 4 = $82,500 each.
    const all = total(await drawn(HARDER, PLAN, { attainment: always(100) }));
    expect(shown(all.difference)).toBe('45000 45000 45000');
  });

  test('the same attainments cost the same', async () => {
    const { roles } = await drawn(PLAN, HARDER, {}, { same: 'attainments' });
    expect(roles.map(({ moving }) => moving.size)).toEqual([0]);
  });

  // Bo's $300,000 a quarter are 200% of what the later plan asks of everybody: 15,000 × (1 + 1.5) × 4 = $150,000 instead of $60,000.
  test('two people of the same terms now had other quotas before: their results are not alike', async () => {
    const own = PLAN.replace(
      'phased evenly\n      no cap',
      'phased evenly unless the roster says otherwise\n      no cap',
    );
    const all = total(
      await drawn(
        own,
        PLAN,
        { attainment: always(100) },
        {
          people: [
            ['ann', 'Rep'],
            ['bo', 'Rep', 1_200_000],
          ],
        },
      ),
    );
    expect(shown(all.before)).toBe('120000 120000 120000');
    expect(shown(all.difference)).toBe('90000 90000 90000');
  });
});

describe('what only one plan has', () => {
  test('is counted on its side, and named', async () => {
    const costs = await drawn(
      PLAN,
      COACHED,
      { attainment: always(100) },
      { people: [...TWO, ['cy', 'Coach']] },
    );
    const { groups, total: all } = costSummary(costs, NO_TITLES, 1);
    expect(groups.map(({ roles, difference }) => [roles, shown(difference)])).toEqual([
      [['Coach'], '20000 20000 20000'],
      [['Rep'], '0 0 0'],
    ]);
    expect(all && formatRational(all.difference.target)).toBe('20000');
    expect(costs.only.after).toEqual({ roles: ['Coach'], components: [], measures: ['Score'] });
    expect(costs.only.before).toEqual({ roles: [], components: [], measures: [] });
  });

  test('a measure that neither says the size of is asked for once', async () => {
    const byRate = (rate: string) =>
      PLAN.replace(
        'variable pay {',
        `on top { commission Extra on Others each quarter by itself at ${rate} }\n  variable pay {`,
      ).replace(
        'curve',
        'revenue measure Others { total amount of deals where amount at least $5K  dated closed  credited to owner }\ncurve',
      );
    const tables = { roster: roster(TWO) };
    const [before, after] = [await compiled(byRate('1%')), await compiled(byRate('2%'))];
    const asked = {
      before: { plan: before, tables },
      after: { plan: after, tables },
      same: 'results',
    } as const;
    expect(costsByBoth({ ...asked, assumptions: usual })).toMatchObject({ ok: false, unknown: ['Others'] });
    // 1% and 2% of $100,000 for each of two.
    const told = costsByBoth({
      ...asked,
      assumptions: { ...usual, results: { Others: constant(rational(100_000)) } },
    });
    if (!told.ok) throw new Error('nothing drawn');
    expect(shown(total(told).difference)).toBe('2000 2000 2000');
  });
});

describe('amounts of a few', () => {
  const people = (reps: number, coaches: number) => [
    ...Array.from({ length: reps }, (_, n) => [`rep ${n}`, 'Rep'] as const),
    ...Array.from({ length: coaches }, (_, n) => [`coach ${n}`, 'Coach'] as const),
  ];
  const faster = COACHED.replace('from 100%: 1.5x', 'from 100%: 2x');
  const summary = async (reps: number, coaches: number, after = faster) =>
    costSummary(await drawn(COACHED, after, { draws: 20 }, { people: people(reps, coaches) }), NO_TITLES, 5);

  test('a role of two joins another one, so that no subtraction leaves them', async () => {
    const { groups, total: all } = await summary(6, 2);
    expect(groups.map(({ roles, payees, moving }) => [roles, payees, moving])).toEqual([
      [['Coach', 'Rep'], 8, 6],
    ]);
    expect(groups[0]?.difference).toEqual(all?.difference);
  });

  test('roles with enough stand apart; those of whom nobody moves need only be enough', async () => {
    const { groups } = await summary(6, 5);
    expect(groups.map(({ roles, payees, moving }) => [roles, payees, moving])).toEqual([
      [['Rep'], 6, 6],
      [['Coach'], 5, 0],
    ]);
  });

  test('four who are paid otherwise are told by number alone, however many are not', async () => {
    const { groups, total: all, draws, moving, payees } = await summary(4, 30);
    expect([groups, all, draws, moving, payees]).toEqual([[], undefined, undefined, 4, 34]);
  });

  test('four people are told by number alone where nobody moves, either', async () => {
    expect((await summary(2, 2, COACHED)).total).toBeUndefined();
  });
});
