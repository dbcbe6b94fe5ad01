import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { files } from './support/plan.ts';

const period = ['--period', 'FY27-Q1'];
const fresh = () => {
  const folder = folderOf(files);
  return { folder, ledger: join(folder, 'ledger', `${ontargetId(folder)}.ndjson`) };
};
const ontargetId = (folder: string) =>
  folder
    .split(/[\\/]/)
    .at(-1)
    ?.toLowerCase()
    .match(/[a-z0-9]+/g)
    ?.join('-');

test('closing posts each payee once, and closing again posts nothing', () => {
  const { folder, ledger } = fresh();
  const first = ontarget(['close', folder, ...period]);
  expect(first.stdout).toMatch(/Posted 3 lines to .*\.ndjson \(run sha256:[0-9a-f]{64}\)/);
  expect(first.status).toBe(0);
  const posted = readFileSync(ledger, 'utf8');
  expect(
    posted
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { payee: string }).payee),
  ).toEqual(['Ann', 'Bo', 'Cy']);
  const second = ontarget(['close', folder, ...period]);
  expect(second.stdout).toContain('Nothing new to post');
  expect(second.status).toBe(0);
  expect(readFileSync(ledger, 'utf8')).toBe(posted);
  expect(existsSync(`${ledger}.lock`)).toBe(false);
});

test.skipIf(process.platform === 'win32')('the ledger is readable by its owner alone', () => {
  const { folder, ledger } = fresh();
  ontarget(['close', folder, ...period]);
  expect(statSync(ledger).mode & 0o777).toBe(0o600);
});

test('whoever is held is posted once they can be paid', () => {
  const { folder, ledger } = fresh();
  writeFileSync(join(folder, 'data/results.csv'), 'measure,for,period,value\n');
  const held = ontarget(['close', folder, ...period, '--json']);
  expect(jsonOf('close', held)).toMatchObject({ posted: 2, held: 1 });
  expect(held.status).toBe(4);
  writeFileSync(join(folder, 'data/results.csv'), files['data/results.csv']);
  expect(jsonOf('close', ontarget(['close', folder, ...period, '--json']))).toMatchObject({
    posted: 1,
    held: 0,
  });
  expect(readFileSync(ledger, 'utf8').trimEnd().split('\n')).toHaveLength(3);
});

test('an amount that was posted is not rewritten', () => {
  const { folder, ledger } = fresh();
  ontarget(['close', folder, ...period]);
  const posted = readFileSync(ledger, 'utf8');
  writeFileSync(join(folder, 'data/deals.csv'), files['data/deals.csv'].replace('75000.00', '75001.00'));
  const { status, stdout } = ontarget(['close', folder, ...period]);
  expect(stdout).toMatch(/error {2}Bo.*period-already-closed/);
  expect(status).toBe(3);
  expect(readFileSync(ledger, 'utf8')).toBe(posted);
});

test('a second close waits for nobody: it is told who holds the ledger', () => {
  const { folder, ledger } = fresh();
  ontarget(['close', folder, ...period]);
  writeFileSync(`${ledger}.lock`, '4711');
  const { status, stderr } = ontarget(['close', folder, ...period]);
  expect(stderr).toContain('process 4711');
  expect(stderr).toContain(`remove ${ledger}.lock`);
  expect(status).toBe(1);
});

test('a damaged ledger is refused by line', () => {
  const { folder, ledger } = fresh();
  ontarget(['close', folder, ...period]);
  const posted = readFileSync(ledger, 'utf8');
  writeFileSync(ledger, posted.slice(0, -20));
  const { status, stderr } = ontarget(['close', folder, ...period]);
  expect(stderr).toMatch(/line 3 of the ledger/);
  expect(status).toBe(3);
});

test('a late deal of a closed quarter is posted with the next one, as an adjustment that says what it corrects', () => {
  const { folder, ledger } = fresh();
  ontarget(['close', folder, ...period]);
  writeFileSync(join(folder, 'data/deals.csv'), `${files['data/deals.csv']}D9,2027-03-30,Bo,5000.00,new\n`);
  writeFileSync(join(folder, 'data/results.csv'), `${files['data/results.csv']}Score,Cy,FY27-Q2,100%\n`);
  const draft = ontarget(['run', folder, '--period', 'FY27-Q2']);
  expect(draft.stdout).toMatch(/Bo .*\$500\.00 +\$500\.00$/m);
  const closed = ontarget(['close', folder, '--period', 'FY27-Q2', '--json']);
  expect(jsonOf('close', closed)).toMatchObject({ adjustments: 1 });
  expect(closed.status).toBe(0);
  const posted = readFileSync(ledger, 'utf8').trimEnd().split('\n');
  const adjustments = posted.map((line) => JSON.parse(line)).filter(({ kind }) => kind === 'adjustment');
  expect(adjustments).toMatchObject([
    { payee: 'Bo', amount: '500', causes: ['corrects/2027-01-01/2027-03-31', 'role/Rep/NewBusiness/payout'] },
  ]);
  const told = ontarget(['explain', 'Bo', folder, '--period', 'FY27-Q2', '--ledger', ledger]);
  expect(told.stdout).toContain('adjusted by $500: NewBusiness was posted with $7,500 for FY27-Q1');
});
