import { duckDb } from '@ontarget/warehouse/node';
import { expect, test } from 'vitest';
import { exampleCases, vectorCases } from './five/cases.ts';
import { Counts } from './five/counts.ts';
import { saidBy } from './five/databases.ts';
import { saidByFast } from './five/fast.ts';
import { withCounts } from './five/page.ts';
import { differencesIn, inGeneral, withReference } from './five/said.ts';

// Every case is paid on every engine by test/long/five-engines.test.ts.
test('an example is paid whole, and the same', async () => {
  const [first] = await exampleCases('first-plan');
  if (first === undefined) throw new Error('the example pays nothing');
  const one = await withReference(first);
  for (const [engine, said] of [
    ['fast', saidByFast(one)],
    ['duckdb', await saidBy(one, duckDb)],
  ] as const) {
    expect(said.extent).toBe('whole');
    expect(differencesIn(one, engine, said)).toEqual([]);
  }
});

test('what is paid out in other currencies is left by name, also to who is held for want of a rate', async () => {
  const all = await vectorCases((_, path) => path === 'currencies/payments.json');
  expect(all.length).toBeGreaterThan(2);
  const left = (await Promise.all(all.map(withReference))).flatMap((one) => {
    const said = saidByFast(one);
    expect(differencesIn(one, 'fast', said)).toEqual([]);
    return said.left;
  });
  expect(left).toContain('it is paid out in the payees’ own currencies');
});

test('another amount is told, where it is, and counted', async () => {
  const [first] = await vectorCases((index, path) => index === 0 && path === 'balances/held-back.json');
  if (first === undefined) throw new Error('there is no such vector');
  const one = await withReference(first);
  const said = await saidBy(one, duckDb);
  expect(said.extent).toBe('sums');
  const other = { ...said, table: said.table?.replace('10001', '10002') ?? '' };
  const counts = new Counts('duckdb');
  counts.add(one, said);
  expect(counts.different).toEqual([]);
  counts.add(one, other);
  expect(counts.different).toEqual([expect.stringContaining('10002')]);
  expect(counts.paid).toBe(2);
  expect(counts.tables).toContain('| vectors | 2 | 0 | 0 | 2 | 0 | 0 |');
});

test('reasons are counted without the names and numbers of a plan', () => {
  expect(inGeneral('rows: 3: a reporting line leads back')).toBe('rows: a reporting line leads back');
  expect(inGeneral('it carries balances from one payment to the next: account')).toBe(
    'it carries balances from one payment to the next',
  );
});

test('a page without a place for the counts is refused', () => {
  expect(() => withCounts('# Page', 'spark', 'text')).toThrow(/no place/);
});
