import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { files, plan } from './support/plan.ts';

const misspelled = plan
  .replace('total amount of deals', 'total amout of deals')
  .replace('curve Accelerated {', 'curve Acelerated {');
const textIn = (folder: string) => readFileSync(join(folder, 'plan.ote'), 'utf8');

describe('fix', () => {
  test('mends what has one right answer, also what only then comes to light', () => {
    const folder = folderOf({ ...files, 'plan.ote': misspelled });
    const { status, stdout } = ontarget(['fix', '.'], { cwd: folder });
    expect(textIn(folder)).toBe(plan);
    expect(stdout).toMatch(/^plan\.ote:\d+:\d+ {2}name-unknown {2}Change it to amount$/m);
    expect(stdout).toContain('2 problems mended in 1 file');
    expect(status).toBe(0);
  });

  test('leaves a choice to its author', () => {
    const text = plan.replace('  paid        quarterly\n', '');
    const folder = folderOf({ ...files, 'plan.ote': text });
    const { status, stdout } = ontarget(['fix', '.'], { cwd: folder });
    expect(textIn(folder)).toBe(text);
    expect(stdout).toMatch(/^nothing to mend; left: \d+ errors?/m);
    expect(status).toBe(3);
  });

  test('--only mends one code', () => {
    const heading = (text: string) =>
      text.replace('| Bookings || NewBusiness |', '| Bokings  || NewBusiness |');
    const folder = folderOf({ ...files, 'plan.ote': heading(misspelled) });
    ontarget(['fix', '--only', 'name-unknown', '.'], { cwd: folder });
    expect(textIn(folder)).toBe(heading(plan));
  });

  test('--only refuses what is no code', () => {
    const { status, stderr } = ontarget(['fix', '--only', 'name-unkno', folderOf(files)]);
    expect(stderr).toContain('Did you mean name-unknown?');
    expect(status).toBe(1);
  });
});

test('--dry-run writes nothing, and shows a difference that git applies', () => {
  const folder = folderOf({ ...files, 'plan.ote': misspelled });
  const { stdout } = ontarget(['fix', '--dry-run', '.'], { cwd: folder });
  expect(textIn(folder)).toBe(misspelled);
  expect(stdout).toMatch(/2 problems would be mended in 1 file; left: /);
  const patch = `${stdout.split('\n').slice(0, -2).join('\n')}\n`;
  const { status, stderr } = spawnSync('git', ['apply', '--no-index', '-'], {
    cwd: folder,
    input: patch,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(textIn(folder)).toBe(plan);
});

test('as JSON', () => {
  const folder = folderOf({ ...files, 'plan.ote': misspelled });
  const result = jsonOf('fix', ontarget(['fix', '--dry-run', '--json', '.'], { cwd: folder }));
  expect(result).toMatchObject({
    dryRun: true,
    mended: [{ code: 'name-unknown', file: 'plan.ote' }, { code: 'name-unknown' }],
    files: [{ file: 'plan.ote', diff: expect.stringContaining('+revenue measure Bookings { total amount') }],
  });
});

test('the other outputs say what is left', () => {
  const folder = folderOf({ ...files, 'plan.ote': misspelled.replace('  paid        quarterly\n', '') });
  const { stdout } = ontarget(['fix', '--dry-run', '.', '--format', 'github'], { cwd: folder });
  expect(stdout).toContain('title=choice-paid');
  expect(stdout).not.toContain('amout');
});
