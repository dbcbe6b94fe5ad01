import { run } from '@ontarget/evaluator/engine';
import { duckDb } from '@ontarget/warehouse/node';
import { preparedInSql, type SqlAnswers, type SqlRow, type SqlRun } from '@ontarget/warehouse/sql';
import { expect, test } from 'vitest';
import { inputOf, vectorFiles } from '../conformance/vectors/vector.ts';
import { told } from './same.ts';

/** A case of a vector in DuckDB, whose answers `change` changes; and what the reference engine says of it. */
async function paid(path: string, change = (answers: SqlAnswers) => answers) {
  const file = vectorFiles().find((one) => one.path === path);
  const one = file?.cases[0];
  if (file === undefined || one === undefined) throw new Error(`there is no ${path}`);
  const input = await inputOf(file, one);
  const { script, tables, finish } = preparedInSql(input, 'duckdb');
  const found: SqlRun = await finish(change(await duckDb.run(script, tables)));
  return { found, reference: told(await run(input)) };
}

const LEFT = [
  ['balances/draws.json', 'balances'],
  ['balances/held-back.json', 'balances'],
  ['balances/shortfalls.json', 'balances'],
  ['currencies/payments.json', 'payment'],
  ['formulas/powers.json', 'power'],
  ['time/parts-to-date.json', 'carried'],
] as const;

test.each(LEFT)('%s: the engine pays from the sums of the database', async (path, what) => {
  const { found, reference } = await paid(path);
  expect(found.inEngine.map((one) => one.what)).toContain(what);
  expect(found.inEngine.flatMap(({ reads = [] }) => reads)).toEqual([]);
  expect(found.script.sums.length).toBeGreaterThan(0);
  expect(told(found.result)).toBe(reference);
});

test('other sums are paid otherwise: the rows are not read beside them', async () => {
  const more = (row: SqlRow): SqlRow =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [name, name.endsWith('_n') ? `${cell}000` : cell]),
    );
  const { found, reference } = await paid('balances/held-back.json', (answers) => ({
    ...answers,
    sums: answers.sums.map((rows) => rows.map(more)),
  }));
  expect(told(found.result)).not.toBe(reference);
});

test('a sum that the database does not know is read from the rows', async () => {
  const unknown = (row: SqlRow): SqlRow =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [name, name.endsWith('_held') ? true : cell]),
    );
  const { found, reference } = await paid('balances/held-back.json', (answers) => ({
    ...answers,
    sums: answers.sums.map((rows) => rows.map(unknown)),
  }));
  expect(told(found.result)).toBe(reference);
});

test.each([
  ['clawbacks/time-left.json', 'clawback: each canceled row is taken from the pay of its own period'],
  ['balances/instalments.json', 'collected: each row is released as it is collected'],
  ['balances/advances.json', 'open: what is open is told by row'],
  ['time/look-back.json', 'value: it looks back at the year before'],
])('%s reads rows, by name', async (path, reads) => {
  const { found, reference } = await paid(path);
  const all = found.inEngine.flatMap((one) => one.reads ?? []);
  expect(all.map(({ what, because }) => `${what}: ${because}`)).toContain(reads);
  expect(told(found.result)).toBe(reference);
});
