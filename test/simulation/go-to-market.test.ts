import { join } from 'node:path';
import { type Assumptions, constant, type Distribution, simulate } from '@ontarget/analysis/simulate';
import { evaluateWith, type InputRow, type TableData } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import {
  abs,
  formatRational,
  le,
  mul,
  parseDate,
  parseRational,
  type Rational,
  rational,
  sub,
  sum,
} from '@ontarget/evaluator/numbers';
import { nodeFileSystem, openPlan, uriOfPath } from '@ontarget/workspace/node';
import { beforeAll, describe, expect, test } from 'vitest';

let plan: Plan;
beforeAll(async () => {
  const folder = join(import.meta.dirname, '../../examples/go-to-market');
  const { evaluator } = await openPlan(nodeFileSystem(), uriOfPath(folder));
  if (evaluator === undefined) throw new Error('the plan does not compile');
  plan = evaluator.file.plan;
});

const always = (percent: number) => constant(rational(percent, 100));
const wide: Distribution = {
  kind: 'stated',
  points: [
    { share: rational(1, 10), value: rational(7, 10) },
    { share: rational(9, 10), value: rational(13, 10) },
  ],
};
const assumptions: Assumptions = {
  attainment: wide,
  attainments: {},
  results: { Renewals: constant(rational(300_000)), LeadAcceptance: always(70) },
  inStep: 2_500,
  draws: 8,
  seed: 11,
};

/** People of roles, all year, each with a manager where one is named. */
function roster(
  people: readonly (readonly [payee: string, role: string, manager?: string, quota?: number])[],
): TableData {
  const start = parseDate('2026-02-01');
  if (!start.ok) throw new Error(start.message);
  const rows = people.map(([payee, role, manager = null, quota], index): InputRow => {
    const values = {
      payee,
      role,
      team: plan.roles[role]?.team ?? null,
      start: { date: start.value },
      end: null,
      manager,
      quota: quota === undefined ? null : rational(quota),
    };
    return { source: { file: 'roster.csv', record: index + 1 }, values };
  });
  return { rows };
}

const crew = () =>
  roster([
    ['a', 'EnterpriseAE', 'm'],
    ['b', 'EnterpriseAE', 'm', 2_000_000],
    ['c', 'CommercialAE'],
    ['m', 'EnterpriseManager'],
    ['o', 'CMO'],
    ['s', 'SDR'],
    ['w', 'ProductMarketer'],
  ]);

function simulated(tables: Readonly<Record<string, TableData>>, more: Partial<Assumptions> = {}) {
  const result = simulate({ plan, tables, assumptions: { ...assumptions, ...more } });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result;
}

function exact(text: string): Rational {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}

const shown = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one));

describe('people who all reach their quotas', () => {
  test('are paid target pay, and what stands on top of it', () => {
    const everybody = simulated(
      {
        roster: roster([
          ['o', 'CMO'],
          ['s', 'SDR'],
          ['w', 'ProductMarketer'],
        ]),
      },
      { attainment: always(100) },
    );
    // The company's number and its parts are drawn as a whole, since nobody carries a quota of new ARR.
    // Each payout is rounded to the cent, at most half a cent off: twelve months and four quarters of an SDR are the most.
    for (const one of everybody.roles) {
      expect(one.p10).toEqual(one.p90);
      expect(le(abs(sub(one.p50, one.target)), rational(8, 100))).toBe(true);
    }
    expect(everybody.components.every(({ paid }) => formatRational(paid) === '1')).toBe(true);
    expect(
      everybody.goals
        .filter(({ node }) => node === 'goal/Revenue')
        .map(({ attainment }) => formatRational(attainment.p50)),
    ).toEqual(['1']);
  });

  test('make the numbers of their managers, teams and the company', () => {
    const result = simulated({ roster: crew() }, { attainment: always(110) });
    // 1.32M + 2M of Enterprise and 660K of Commercial, each at 110%, of $15.84M, $24M and $10.56M.
    const of = (node: string) => result.goals.find((one) => one.node === node)?.attainment.p50;
    expect(of('goal/Revenue/Sales.Enterprise')).toEqual(mul(rational(332, 1584), rational(11, 10)));
    expect(of('goal/Revenue')).toEqual(mul(rational(398, 2400), rational(11, 10)));
    expect(of('goal/Revenue/Sales.Commercial')).toEqual(mul(rational(66, 1056), rational(11, 10)));
  });
});

describe('draws', () => {
  test('are the same again, to the last byte, and others with another seed', () => {
    const tables = { roster: crew() };
    expect(shown(simulated(tables))).toBe(shown(simulated(tables)));
    expect(shown(simulated(tables))).not.toBe(shown(simulated(tables, { seed: 12 })));
  });

  test('do not depend on the order of the roster, nor on who else is drawn', () => {
    const { rows } = crew();
    expect(shown(simulated({ roster: { rows: [...rows].reverse() } }))).toBe(
      shown(simulated({ roster: { rows } })),
    );
    const alone = simulated({ roster: roster([['s', 'SDR']]) }).roles.find(({ role }) => role === 'SDR');
    const among = simulated({
      roster: roster([
        ['s', 'SDR'],
        ['t', 'SolutionEngineer'],
      ]),
    }).roles.find(({ role }) => role === 'SDR');
    expect(shown(alone)).toBe(shown(among));
  });

  test('pay what the engine pays for the same results', () => {
    const percent = 120;
    const result = simulated({ roster: roster([['s', 'SDR']]) }, { attainment: always(percent), draws: 1 });
    const months = Array.from({ length: 12 }, (_, index) => (index + 1) % 12 || 12).map((_, index) => {
      const month = new Date(Date.UTC(2027, 1 + index, 1));
      return month.toISOString().slice(0, 7);
    });
    const quarters = ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'];
    const answers = evaluateWith({
      plan,
      subject: { payee: 's', role: 'SDR', team: 'Development' },
      roster: { start: '2026-02-01' },
      overrides: [
        ...months.map((window) => ({
          value: 'measure/AcceptedOpportunities/payee',
          window,
          quantity: formatRational(rational(16 * percent, 100)),
        })),
        ...quarters.map((window, index) => ({
          value: 'goal/Revenue/Sales/actual',
          window,
          quantity: formatRational(
            mul(rational([4_800_000, 6_000_000, 6_000_000, 7_200_000][index] ?? 0), rational(percent, 100)),
          ),
        })),
      ],
      ask: quarters.map((window) => ({ value: 'role/SDR/paid', window })),
    });
    const paid = answers.map((one) => {
      if (!one.ok) throw new Error(one.reasons[0]?.message);
      return exact(one.quantity.value);
    });
    expect(formatRational(result.cost.p50)).toBe(formatRational(sum(paid)));
  });
});

describe('what cannot be drawn', () => {
  test('is named, where nothing says how large it is', () => {
    const result = simulate({
      plan,
      tables: { roster: crew() },
      assumptions: { ...assumptions, results: {} },
    });
    expect(result).toMatchObject({ ok: false, unknown: ['Renewals'], problems: [] });
  });

  test('is told of a team that no goal gives a number to, and whoever is paid on it waits', () => {
    const [row] = roster([['k', 'CampaignManager']]).rows;
    if (row === undefined) throw new Error('no row');
    const elsewhere = { rows: [{ ...row, values: { ...row.values, team: 'Field' } }] };
    const result = simulated({ roster: elsewhere }, { draws: 2 });
    expect(result.withoutTarget).toEqual(['QualifiedLeads of Field']);
    expect(result.held.map(({ code, years }) => [code, years])).toEqual([['no-goal-for-team', 2]]);
  });

  test('is a roster with a wrong row', () => {
    const result = simulate({ plan, tables: { roster: roster([['x', 'Nobody']]) }, assumptions });
    expect(result.ok).toBe(false);
    expect(!result.ok && result.problems.map(({ code }) => code)).toEqual(['unknown-role']);
  });
});
