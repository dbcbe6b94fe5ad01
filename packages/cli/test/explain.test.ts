import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { files } from './support/plan.ts';

const folder = folderOf(files);
const args = (payee: string, ...more: string[]) => ['explain', payee, folder, '--period', 'FY27-Q1', ...more];

test('a payout is derived slice by slice, with the plan lines and the deals behind it', () => {
  const { status, stdout } = ontarget(args('Ann'));
  expect(stdout).toMatch(/^Ann, Account executive, FY27-Q1 \(2027-01-01 to 2027-03-31\)$/m);
  expect(stdout).toContain('NewBusiness, payout, FY27-Q1: $19,500.02');
  expect(stdout).toContain('rounded from $19,500.015 to $19,500.02: $0.005 (exactly 1/200)');
  expect(stdout).toMatch(/from 0% to 100% +100% at 1x/);
  expect(stdout).toMatch(/from 100% +20\.00…% at 1\.5x/);
  expect(stdout).toMatch(/D1 +2027-01-20 +\$120,000\.00 +data\/deals\.csv:2/);
  expect(stdout).toMatch(/D2 +2027-03-31 +\$60,000\.10 +data\/deals\.csv:3/);
  const line = files['plan.ote'].split('\n').findIndex((text) => text.includes('from 100%: 1.5x')) + 1;
  expect(stdout).toContain(`plan.ote:${line}]`);
  expect(status).toBe(0);
});

test('a band that was not reached is named with what is missing to it', () => {
  expect(ontarget(args('Bo')).stdout).toMatch(
    /not reached: the band from 100% at 1\.5x, 50% away \(\$75,000\.00\)/,
  );
});

test('one component, as JSON', () => {
  const outcome = ontarget(args('Ann', '--component', 'NewBusiness', '--json'));
  expect(jsonOf('explain', outcome)).toMatchObject({ explanations: [{ payee: 'Ann', status: 'paid' }] });
});

test('a held payee says why', () => {
  const waiting = folderOf({ ...files, 'data/results.csv': 'measure,for,period,value\n' });
  const { status, stdout } = ontarget(['explain', 'Cy', waiting, '--period', 'FY27-Q1']);
  expect(stdout).toContain('Not paid: held');
  expect(stdout).toContain('missing-result');
  expect(status).toBe(4);
});

test('a misspelled payee or component is told the likely one', () => {
  const payee = ontarget(args('Anne'));
  expect(payee.stderr).toContain('the roster has no row of Anne');
  expect(payee.stderr).toContain('Did you mean Ann?');
  expect(payee.status).toBe(1);
  expect(ontarget(args('Ann', '-c', 'Renewals')).stderr).toContain('there is NewBusiness');
});

test('it goes into a private file, and under CI nowhere else', () => {
  const out = join(folder, 'ann.txt');
  const refused = ontarget(args('Ann'), { env: { CI: 'true' } });
  expect(refused.stdout).toBe('');
  expect(refused.stderr).toContain('not printed under CI');
  expect(refused.status).toBe(1);
  const written = ontarget(args('Ann', '--out', out), { env: { CI: 'true' } });
  expect(written).toMatchObject({ status: 0, stdout: '' });
  expect(readFileSync(out, 'utf8')).toContain('$19,500.02');
  if (process.platform !== 'win32') expect(statSync(out).mode & 0o777).toBe(0o600);
});
