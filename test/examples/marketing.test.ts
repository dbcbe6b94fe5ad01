import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFileSystem, openPlan, uriOfPath } from '@ontarget/workspace/node';
import { expect, it } from 'vitest';
import { marketingData } from '../../scripts/marketing/generate.ts';
import { dataOf, decimal, exampleFolder, openExample, payExample, plainCsv } from './support.ts';

const folder = exampleFolder('marketing');
const snapshot = await openExample('marketing');
const evaluator = snapshot.evaluator;

it('has nothing to report, and its examples come out as worked out by hand', () => {
  expect(snapshot.diagnostics).toEqual([]);
  expect(snapshot.examples.filter(({ status }) => status !== 'passed')).toEqual([]);
  expect(snapshot.examples).toHaveLength(26);
});

it("stands on the company's folder, which has nothing to report either and is no plan of its own", async () => {
  const company = await openPlan(nodeFileSystem(), uriOfPath(exampleFolder('company')));
  expect(company.plan.isLibrary).toBe(true);
  expect(company.diagnostics).toEqual([]);
  expect(snapshot.documents.filter(({ uri }) => uri.path.includes('/company/'))).toHaveLength(
    company.documents.length,
  );
});

it('has data that its generator makes again, byte for byte', () => {
  for (const [name, text] of Object.entries(marketingData()))
    expect(readFileSync(join(folder, 'data', name), 'utf8') === text, name).toBe(true);
});

it('pays every component of every payee in every quarter what was worked out apart from the engine', async () => {
  if (evaluator === undefined) throw new Error('the marketing plan does not compile');
  const { plan } = evaluator.file;
  const tables = dataOf('marketing', plan);
  const expected = plainCsv(join(folder, 'expected/payouts.csv'));
  expect(expected).toHaveLength(65);
  const paid: Record<string, string>[] = [];
  for (const period of ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4']) {
    const { statements, held, errors } = await payExample(plan, evaluator.digest, period, tables);
    expect([held, errors]).toEqual([[], []]);
    for (const { payee, components } of statements) {
      for (const { component, payout } of components)
        paid.push({ period, payee, component, payout: decimal(payout?.value ?? 'nothing') });
    }
  }
  const key = (row: Record<string, string>) => `${row.period} ${row.payee} ${row.component}`;
  expect(paid.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))).toEqual(
    expected.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)),
  );
});
