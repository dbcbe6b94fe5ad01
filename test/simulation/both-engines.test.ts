import { join } from 'node:path';
import { constant, observed } from '@ontarget/analysis/simulate';
import type { InputRow, TableData } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { parseDate, rational } from '@ontarget/evaluator/numbers';
import { nodeFileSystem, openPlan, uriOfPath } from '@ontarget/workspace/node';
import { expect, test } from 'vitest';
import { type Compared, compareRandomYears, compareYears } from './both-engines.ts';

test('drawn years of random plans come out the same by both engines', async () => {
  const all = await compareRandomYears(6, 2);
  expect(all.plans).toBeGreaterThan(2);
  expect(all.inColumns).toBeGreaterThan(0);
});

/** Roles whose pay another quota changes, and one whose it does not. */
const SALES = new Set(['EnterpriseAE', 'EnterpriseManager']);

/** Everybody of the plan, some of them from within the year or until then, and one of them back at once by another row. */
function roster(plan: Plan): TableData {
  const day = (text: string) => {
    const date = parseDate(text);
    if (!date.ok) throw new Error(date.message);
    return { date: date.value };
  };
  const people = Object.keys(plan.roles).flatMap((role) =>
    role.endsWith('AE') ? [role, role, role] : [role],
  );
  const rows = people.map((role, index): InputRow => {
    const manager = people.indexOf(plan.roles[role]?.reportsTo ?? '');
    return {
      source: { file: 'roster.csv', record: index + 1 },
      values: {
        payee: `P${index}`,
        role,
        team: plan.roles[role]?.team ?? null,
        start: day(index % 3 === 1 ? '2027-05-17' : '2026-01-01'),
        end: index % 3 === 2 ? day('2027-09-10') : null,
        manager: manager < 0 ? null : `P${manager}`,
        quota: role.endsWith('AE') && index % 2 === 0 ? rational(1_000_001, 3) : null,
      },
    };
  });
  const goes = rows[2];
  if (goes === undefined) throw new Error('the plan has no roles');
  const later: InputRow = {
    source: { file: 'roster.csv', record: rows.length + 1 },
    values: { ...goes.values, start: day('2027-09-11'), end: null },
  };
  return { rows: [...rows, later] };
}

test('a plan with quotas, teams, goals, shortfalls and gates pays everybody in columns, and the same', async () => {
  const folder = join(import.meta.dirname, '../../examples/go-to-market');
  const { evaluator } = await openPlan(nodeFileSystem(), uriOfPath(folder));
  if (evaluator === undefined) throw new Error('the plan does not compile');
  const { plan } = evaluator.file;
  const all: Compared = { plans: 0, inColumns: 0, byReference: 0, why: new Map() };
  const assumptions = {
    attainment: observed([rational(0), rational(1, 2), rational(1), rational(6, 5), rational(8, 3)]),
    attainments: { NewARR: constant(rational(3, 10)) },
    results: {
      Renewals: observed([rational(0), rational(1_000_000, 7)]),
      LeadAcceptance: constant(rational(13, 20)),
    },
    inStep: 2_500,
    draws: 2,
    seed: 5,
  };
  const tables = { roster: roster(plan) };
  compareYears(plan, tables, assumptions, all);
  expect(all).toEqual({ plans: 1, inColumns: 17, byReference: 0, why: new Map() });
  const cheaper = JSON.parse(JSON.stringify(plan).replaceAll('"1320000"', '"1200000"')) as Plan;
  expect(cheaper).not.toEqual(plan);
  const few = {
    roster: { rows: tables.roster.rows.filter(({ values: { role } }) => SALES.has(String(role))) },
  };
  compareYears(plan, few, { ...assumptions, draws: 1 }, all, { paidBy: cheaper, others: [plan, cheaper] });
  // More digits than a column holds: everybody is paid one by one.
  const fine = constant(rational(10n ** 30n, 10n ** 25n + 13n));
  const results = { ...assumptions.results, Renewals: fine };
  compareYears(plan, few, { ...assumptions, draws: 1, results }, all);
});
