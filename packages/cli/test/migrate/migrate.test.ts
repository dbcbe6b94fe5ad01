import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EDITIONS, STEPS, type Step, stepsBetween } from '../../src/migrate/editions.ts';
import { migratePlans } from '../../src/migrate/migrate-plans.ts';
import { folderOf, jsonOf, ontarget } from '../support/command.ts';
import { files } from '../support/plan.ts';

/** A step that no edition has, to see what becomes of what it writes. */
const step = (from: string, to: string, edition = '2028'): Step => ({
  to: edition,
  title: `${from} becomes ${to}`,
  rewrite: (text) => text.replaceAll(from, to),
});

describe('what a step writes is compiled before and after', () => {
  const folder = folderOf(files);
  test.each([
    [
      'another way to write the same',
      'year        2027-01-01 to 2027-12-31',
      'year 2027-01-01 to 2027-12-31',
      'same digest',
    ],
    ['a spoken name, which pays nobody otherwise', '"Account executive"', '"Seller"', 'no payout changes'],
    ['a rate', 'target pay $20K', 'target pay $21K', 'payouts change'],
    ['what is no plan any more', 'curve Accelerated', 'bend Accelerated', 'does not compile'],
    ['examples that no longer come out', '$19,500', '$19,501', 'does not compile'],
  ])('%s', async (_, from, to, shown) => {
    const { plans, changes } = await migratePlans([folder], [step(from, to)]);
    expect(plans).toMatchObject([{ title: 'Sales', shown }]);
    expect([...changes.values()].map(({ after }) => after.includes(to))).toEqual([true]);
    // Whatever comes of it, nothing is written here.
    expect(readFileSync(join(folder, 'plan.ote'), 'utf8')).toBe(files['plan.ote']);
  });
});

test('the steps between two editions, in their order', () => {
  const editions = ['2027', '2028', '2029'];
  const all = [step('a', 'b', '2028'), step('b', 'c', '2028'), step('c', 'd', '2029')];
  const between = (from: string, to: string) =>
    stepsBetween(from, to, editions, all).map(({ title }) => title);
  expect(between('2027', '2029')).toEqual(['a becomes b', 'b becomes c', 'c becomes d']);
  expect(between('2028', '2029')).toEqual(['c becomes d']);
  expect(between('2029', '2029')).toEqual([]);
});

test('the editions are those that the project file takes, and each step leads to one of them', () => {
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../workspace/schema/ontarget.schema.json'), 'utf8'),
  );
  expect(schema.properties.language.enum).toEqual(EDITIONS);
  for (const { to } of STEPS) expect(EDITIONS.slice(1)).toContain(to);
});

test('a project that names no edition gets it, with everything else as it was written', () => {
  const project = '{\n    "$schema": "x.json",\n    "plans": { "sales": "field" }\n}\n';
  const home = folderOf({ 'ontarget.json': project, 'sales/plan.ote': files['plan.ote'] });
  const at = (...more: string[]) => ontarget(['migrate', ...more], { cwd: home });
  const dry = at('--dry-run');
  expect(dry.stdout).toContain('+    "language": "2027",');
  expect(dry.stdout).toContain('same digest  "Sales" (sales)');
  expect(readFileSync(join(home, 'ontarget.json'), 'utf8')).toBe(project);
  expect(jsonOf('migrate', at('--json'))).toMatchObject({
    ok: true,
    to: '2027',
    steps: [],
    plans: [{ id: 'field', shown: 'same digest' }],
    files: [{ file: 'ontarget.json' }],
  });
  expect(readFileSync(join(home, 'ontarget.json'), 'utf8')).toBe(
    '{\n    "$schema": "x.json",\n    "language": "2027",\n    "plans": { "sales": "field" }\n}\n',
  );
  expect(at().stdout).toContain('The project is in edition 2027.');
});

test('no project, one with mistakes, an edition that does not exist, and a plan with errors', () => {
  expect(ontarget(['migrate'], { cwd: folderOf(files) })).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('there is no ontarget.json'),
  });
  const home = folderOf({ 'ontarget.json': '{"language": "2031"}', 'plan.ote': files['plan.ote'] });
  const at = (...more: string[]) => ontarget(['migrate', ...more], { cwd: home });
  expect(at()).toMatchObject({ status: 3, stderr: expect.stringContaining('"language" must be "2027"') });
  expect(at('--to', '2031').stderr).toContain('Allowed choices are 2027');
  writeFileSync(join(home, 'ontarget.json'), '{}');
  writeFileSync(join(home, 'plan.ote'), 'plan "Sales" {');
  expect(at()).toMatchObject({ status: 3, stderr: expect.stringContaining('cannot be compiled') });
  expect(readFileSync(join(home, 'ontarget.json'), 'utf8')).toBe('{}');
});
