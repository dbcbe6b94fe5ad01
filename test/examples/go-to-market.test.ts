import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutationRun } from '@ontarget/workspace/node';
import { expect, it } from 'vitest';
import { goToMarketData } from '../../scripts/go-to-market/generate.ts';
import { newBusinessCents } from './new-business.ts';
import { dataOf, decimal, exampleFolder, openExample, payExample } from './support.ts';

const folder = exampleFolder('go-to-market');
const snapshot = await openExample('go-to-market');
const evaluator = snapshot.evaluator;
const periods = ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'];

it('has nothing to report, and its examples come out as worked out by hand', () => {
  expect(snapshot.diagnostics).toEqual([]);
  expect(snapshot.examples.filter(({ status }) => status !== 'passed')).toEqual([]);
  expect(snapshot.examples.length).toBeGreaterThan(50);
});

it('has examples that notice every change of it that anybody is paid by', () => {
  const run = mutationRun(snapshot);
  if (run === undefined) throw new Error('the go-to-market plan does not compile');
  const left = run.fates.filter(({ fate }) => fate.kind !== 'noticed');
  expect(
    left.map(({ mutant, range, fate }) => [
      `${range?.file}:${range?.line}`,
      mutant.kind,
      fate.kind === 'equivalent' ? fate.because : fate.kind,
    ]),
  ).toEqual([
    ['goals.ote:27', 'share', 'nobody is paid by it'],
    ['sales.ote:86', 'limit', 'pay never comes to the limit'],
    ['sales.ote:86', 'limit', 'pay never comes to the limit'],
  ]);
  expect(run.of).toBeGreaterThan(100);
  // A table is worked out only for what it asks for, up to the first cell that notices.
  expect(run.tables.worked * 10).toBeLessThan(run.tables.of);
});

it('has data that its seeded generator makes again, byte for byte', () => {
  for (const [name, text] of Object.entries(goToMarketData()))
    expect(readFileSync(join(folder, 'data', name), 'utf8') === text, name).toBe(true);
});

async function paidYear() {
  if (evaluator === undefined) throw new Error('the go-to-market plan does not compile');
  const { plan } = evaluator.file;
  const tables = dataOf('go-to-market', plan);
  return Promise.all(periods.map((period) => payExample(plan, evaluator.digest, period, tables)));
}
const year = await paidYear();

it('pays everybody in every quarter, and holds nobody', () => {
  for (const { held, errors, statements } of year) {
    expect([held, errors]).toEqual([[], []]);
    expect(statements.length).toBeGreaterThanOrEqual(60);
  }
});

it('pays new business of joiners, leavers, movers and own quotas as worked out apart from the engine, to the cent', () => {
  const expected = newBusinessCents();
  const paid = new Map<string, bigint>();
  year.forEach(({ statements }, index) => {
    for (const { payee, role, components } of statements) {
      const found = components.find(({ component }) => component.endsWith('/NewBusiness'));
      if (found?.payout === undefined) continue;
      const [n = '0', d = '1'] = found.payout.value.split('/');
      paid.set(`Q${index + 1} ${payee} ${role}`, (BigInt(n) * 100n) / BigInt(d));
    }
  });
  expect(paid.size).toBeGreaterThan(110);
  expect([...paid].filter(([key, amount]) => expected.get(key) !== amount)).toEqual([]);
  expect(paid.size).toBe(expected.size);
});

it('pays what was paid when the expectation was last looked at', () => {
  const lines = year.flatMap(({ statements, period }) =>
    statements.map(
      ({ payee, role, paid }) => `${period.label},${payee},${role},${decimal(paid?.value ?? 'nothing')}`,
    ),
  );
  const text = `${['period,payee,role,paid', ...lines].join('\n')}\n`;
  const file = join(folder, 'expected/payees.csv');
  // `UPDATE_EXPECTED=1 npm test` writes the file anew; the difference is reviewed like any other change.
  if (process.env.UPDATE_EXPECTED) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
});
