import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, ontarget } from './support/command.ts';
import { files } from './support/plan.ts';

test('DuckDB writes the same files as the reference engine', () => {
  const folder = folderOf(files);
  const written = (engine: string) => {
    const out = join(folder, engine);
    const run = ontarget(['run', folder, '-p', 'FY27-Q1', '--engine', engine, '--out', out]);
    expect(run.stderr).not.toContain('ontarget:');
    return { run, files: ['payouts.csv', 'payees.csv'].map((name) => readFileSync(join(out, name), 'utf8')) };
  };
  const [reference, duckdb] = [written('reference'), written('duckdb')];
  expect(duckdb.files).toEqual(reference.files);
  expect(duckdb.run.status).toBe(reference.run.status);
});

test('a server that is not there is told without the password', () => {
  const folder = folderOf(files);
  const url = 'postgresql://ann:canary-password@127.0.0.1:9/pay';
  const { status, stderr, stdout } = ontarget([
    'run',
    folder,
    '-p',
    'FY27-Q1',
    '--engine',
    'postgres',
    '--database',
    url,
  ]);
  expect(status).toBe(1);
  expect(stderr).toContain('PostgreSQL is not reached');
  expect(stderr + stdout).not.toContain('canary-password');
});

test('the plan as SQL, with what its names stand for', () => {
  const folder = folderOf(files);
  const out = join(folder, 'build/sales.sql');
  const compile = (...more: string[]) => ontarget(['compile', folder, '--target', 'sql', '-o', out, ...more]);
  expect(compile().stderr).toContain('--period');
  expect(compile('-p', '2027-02').stderr).toContain('no payment period');
  expect(compile('-p', 'FY27-Q1', '--dialect', 'spark').status).toBe(0);
  expect(readFileSync(out, 'utf8')).toContain('CREATE TABLE ot_pay_1');
  const manifest = JSON.parse(readFileSync(join(folder, 'build/sales.json'), 'utf8')) as {
    pays: { role: string }[];
  };
  expect(manifest.pays.map(({ role }) => role)).toEqual(['Coach', 'Rep']);
});
