import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dataOf, decimal, exampleFolder, openExample, payExample, plainCsv } from './support.ts';

const snapshot = await openExample('first-plan');
const evaluator = snapshot.evaluator;

it('has nothing to report', () => {
  expect(snapshot.diagnostics).toEqual([]);
  expect(evaluator?.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
});

it('stays a first plan: about twenty-five lines', () => {
  const lines = readFileSync(join(exampleFolder('first-plan'), 'plan.ote'), 'utf8').split('\n');
  expect(lines.length).toBeLessThan(40);
});

it('pays every payee of two quarters what was worked out by hand', async () => {
  if (evaluator === undefined) throw new Error('the first plan does not compile');
  const { plan } = evaluator.file;
  const tables = dataOf('first-plan', plan);
  const expected = plainCsv(join(exampleFolder('first-plan'), 'expected/payouts.csv'));
  expect(expected).toHaveLength(8);
  const paid: unknown[] = [];
  for (const period of new Set(expected.map((row) => row.period ?? ''))) {
    const { statements } = await payExample(plan, evaluator.digest, period, tables);
    for (const { payee, components } of statements) {
      for (const { component, payout } of components) {
        const [amount, currency] = [decimal(payout?.value ?? 'nothing'), payout?.unit ?? ''];
        paid.push({ period, payee, component, payout: amount, currency });
      }
    }
  }
  expect(paid).toEqual(expected);
});

it('has an examples table that passes in every cell', () => {
  expect(snapshot.examples.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 'passed'));
});
