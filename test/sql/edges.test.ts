import { duckDb } from '@ontarget/warehouse/node';
import { NotInSql, payInSql, planAsSql, scriptText } from '@ontarget/warehouse/sql';
import { expect, test } from 'vitest';
import { EDGES, firstPlan, HOSTILE, hostile, overflowing, runOf } from './edges.ts';
import { samePay } from './same.ts';

const plan = await firstPlan();

test.each(Object.entries(EDGES))('%s', async (_, tables) => {
  const { inEngine, result } = await samePay(runOf(plan, 'FY27-Q1', tables), duckDb);
  expect(inEngine).toEqual([]);
  expect(result.statements.length).toBeGreaterThan(0);
});

test('half cents go away from zero, and nothing short of one does', async () => {
  const { result } = await samePay(
    runOf(plan, 'FY27-Q1', EDGES['half a cent, to either side'] ?? {}),
    duckDb,
  );
  // A tenth of the amount: 5,000.005, less 5,000.005, and a hair below.
  expect(result.statements.map(({ payee, paid }) => [payee, paid?.value])).toEqual([
    ['Half', '500001/100'],
    ['Minus', '-500001/100'],
    ['Nearly', '5000'],
  ]);
});

test.each(HOSTILE)('names and cells are never read as SQL: %s', async (text) => {
  const named = hostile(plan, text);
  const { inEngine, result } = await samePay(runOf(named.plan, 'FY27-Q1', named.tables), duckDb);
  expect(inEngine).toEqual([]);
  expect(result.statements.map(({ status }) => status)).toEqual(['paid']);
});

test.each(['duckdb', 'postgres', 'spark'] as const)(
  'no text of the plan stands in %s as it is written',
  (dialect) => {
    for (const text of HOSTILE) {
      const script = scriptText(planAsSql(hostile(plan, text).plan, { from: 0, to: 2 }, { dialect }));
      expect(script).not.toContain(text);
      // What stands between quotes is plain letters or hexadecimal.
      for (const [, literal] of script.matchAll(/'([^']*)'/g)) expect(literal).toMatch(/^[\w .-]*$/);
    }
  },
);

test('numbers that need more digits than there are leave the role to the engine, by name', async () => {
  const huge = `1${'0'.repeat(35)}.01`;
  const tables = {
    roster: 'payee,role,start,end\nHuge,AccountExecutive,2026-01-01,\n',
    deals: `id,closed,owner,amount,stage\n1,2027-01-05,Huge,${huge},won\n`,
  };
  const { inEngine } = await samePay(runOf(plan, 'FY27-Q1', tables), duckDb);
  expect(inEngine.map(({ what }) => what)).toEqual(['width']);
});

test('an overflow is an error and never another number', async () => {
  const { script, tables } = overflowing(plan, 'duckdb');
  await expect(duckDb.run(script, tables)).rejects.toThrow(/Overflow|Out of Range/);
});

test('rows in doubt are none for SQL, by name', async () => {
  const twice = {
    roster: 'payee,role,start,end\nAnn,AccountExecutive,2026-01-01,\nAnn,AccountExecutive,2026-06-01,\n',
    deals: 'id,closed,owner,amount,stage\n1,2027-01-05,Ann,1,won\n',
  };
  await expect(payInSql(runOf(plan, 'FY27-Q1', twice), duckDb)).rejects.toThrow(/share days/);
  const unknown = {
    ...twice,
    roster: 'payee,role,start,end\nAnn,Nobody,2026-01-01,\n',
  };
  await expect(payInSql(runOf(plan, 'FY27-Q1', unknown), duckDb)).rejects.toThrow(NotInSql);
});
