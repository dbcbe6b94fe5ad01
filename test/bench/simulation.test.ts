import { join } from 'node:path';
import { type Assumptions, constant, type Simulation, simulate } from '@ontarget/analysis/simulate';
import { type InputRow, run, type TableData } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { parseDate, rational } from '@ontarget/evaluator/numbers';
import { nodeFileSystem, openPlan, uriOfPath } from '@ontarget/workspace/node';
import { expect, test } from 'vitest';
import { broken, type Measurement, writeSection } from './page.ts';

const DRAWS = 200;
const PAYEES = 1_000;

const assumptions: Assumptions = {
  attainment: {
    kind: 'stated',
    points: [
      { share: rational(1, 10), value: rational(7, 10) },
      { share: rational(1, 2), value: rational(1) },
      { share: rational(9, 10), value: rational(13, 10) },
    ],
  },
  attainments: {},
  results: { Renewals: constant(rational(300_000)), LeadAcceptance: constant(rational(13, 20)) },
  inStep: 2_500,
  draws: DRAWS,
  seed: 1,
};

/** A thousand people of the roles of the plan, sellers under managers and those under the head of sales. */
function roster(plan: Plan): TableData {
  const start = parseDate(plan.year.first);
  if (!start.ok) throw new Error(start.message);
  const share: Readonly<Record<string, number>> = {
    EnterpriseAE: 300,
    CommercialAE: 300,
    SDR: 150,
    SolutionEngineer: 100,
  };
  const roles = Object.keys(plan.roles).flatMap((role) =>
    Array.from({ length: share[role] ?? 1 }, () => role),
  );
  const people = [...roles, ...Array.from({ length: PAYEES - roles.length }, () => 'FieldMarketer')];
  const rows = people.map((role, index): InputRow => {
    const manager = people.indexOf(plan.roles[role]?.reportsTo ?? '');
    return {
      source: { file: 'roster.csv', record: index + 1 },
      values: {
        payee: `P${index}`,
        role,
        team: plan.roles[role]?.team ?? null,
        start: { date: start.value },
        end: null,
        manager: manager < 0 ? null : `P${manager}`,
        quota: null,
      },
    };
  });
  return { rows };
}

const shown = (value: Simulation): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one));

test('a year of 1,000 payees drawn 200 times, with roll-ups, against paying it once from the same roster', async () => {
  const folder = join(import.meta.dirname, '../../examples/go-to-market');
  const { evaluator } = await openPlan(nodeFileSystem(), uriOfPath(folder));
  if (evaluator === undefined) throw new Error('the plan does not compile');
  const { plan } = evaluator.file;
  const tables = { roster: roster(plan) };
  const version = { plan, digest: evaluator.digest, effective: { from: plan.year.first } };
  const seconds: number[] = [];
  const once: number[] = [];
  const texts = new Set<string>();
  let most = 0;
  for (let round = 0; round < 3; round += 1) {
    const started = performance.now();
    const result = simulate({
      plan,
      tables,
      assumptions,
      progress: () => {
        most = Math.max(most, process.memoryUsage().rss);
      },
    });
    seconds.push((performance.now() - started) / 1_000);
    if (!result.ok) throw new Error('the year cannot be drawn');
    expect(result.payees).toBe(PAYEES);
    expect(result.held).toEqual([]);
    texts.add(shown(result));
    const before = performance.now();
    for (const period of ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4']) {
      await run({ evaluators: [version], period, tables, ledger: [], quarantined: [] });
    }
    once.push((performance.now() - before) / 1_000);
  }
  expect(texts.size).toBe(1);
  const measurements: Measurement[] = [
    {
      what: `${DRAWS} draws of four quarters; at most ${Math.round(most / 1e6)} MB, and the same bytes each time`,
      seconds,
      peer: { what: 'paying one year of four quarters from no deals', seconds: once, promised: 8 },
    },
  ];
  writeSection('Drawing a year of 1,000 payees', measurements);
  expect(broken(measurements)).toEqual([]);
});
