import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { staffRows, writeDeals } from '../../../test/bench/performance/deals.ts';
import { folderOf, ontarget } from './support/command.ts';

const plan = readFileSync(
  join(import.meta.dirname, '../../../test/bench/performance/plans/crediting/plan.ote'),
  'utf8',
);
const staff = { sellers: 10, engineers: 3, managers: 2 };
const roster = staffRows(staff)
  .map(({ values: { payee, role, manager } }) => `${payee},${role},2020-01-01,${manager ?? ''}`)
  .join('\n');

/** A plan with data beside it. */
function planFolder(more: Readonly<Record<string, string>> = {}): string {
  const folder = folderOf({
    'plan.ote': plan,
    'data/roster.csv': `payee,role,start,manager\n${roster}\n`,
    ...more,
  });
  writeDeals(join(folder, 'data/deals.csv'), 300, staff);
  return folder;
}

const pay = (folder: string, ...options: readonly string[]) =>
  ontarget(['run', folder, '-p', 'FY27-Q2', ...options]);

test('volume writes the same files as the reference engine, and lines beside them', () => {
  const folder = planFolder();
  const [reference, volume] = ['reference', 'volume'].map((name) => join(folder, name)) as [string, string];
  expect(pay(folder, '--out', reference).status).toBe(0);
  const { status, stderr, stdout } = pay(folder, '--engine', 'volume', '--lines', '--out', volume);
  expect(status).toBe(0);
  expect(stderr).toContain('Wrote payouts and payees and lines into');
  expect(stdout).toContain('Paid to 15 payees for FY27-Q2: $');
  for (const name of ['payouts.csv', 'payees.csv'])
    expect(readFileSync(join(volume, name), 'utf8')).toBe(readFileSync(join(reference, name), 'utf8'));
  expect(readdirSync(join(volume, 'lines'))).toEqual(['part-00001.parquet']);
});

test.each([
  [
    'results that were entered',
    { 'data/results.csv': 'measure,for,period,value\nSold,,2027-05,5\n' },
    'the table results has rows',
  ],
  [
    'somebody who begins in mid-year',
    {
      'data/roster.csv': `payee,role,start,manager\n${roster.replace('S100001,Seller,2020-01-01', 'S100001,Seller,2027-02-01')}\n`,
    },
    'S100001 is not assigned on every day of the year',
  ],
])('what only the reference engine works out is refused, and nothing is written: %s', (_, more, because) => {
  const folder = planFolder(more);
  const out = join(folder, 'out');
  const { status, stderr } = pay(folder, '--engine', 'volume', '--lines', '--out', out);
  expect(status).toBe(1);
  expect(stderr).toContain(because);
  expect(existsSync(out)).toBe(false);
});

test('lines need the engine that writes them, and a folder', () => {
  const folder = planFolder();
  expect(pay(folder, '--lines', '--out', join(folder, 'out')).stderr).toContain(
    '--lines needs --engine volume',
  );
  expect(pay(folder, '--lines', '--engine', 'volume').stderr).toContain('--lines needs --out');
});
