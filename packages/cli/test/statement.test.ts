import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileNames } from '../src/output/file-names.ts';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { files } from './support/plan.ts';

const period = ['--period', 'FY27-Q1'];

describe('statements', () => {
  test('a file for each payee, readable by its owner alone, and nothing of them is printed', () => {
    const folder = folderOf(files);
    const args = ['statement', '.', ...period, '--out', 'out', '--format', 'html,markdown'];
    const { status, stdout, stderr } = ontarget(args, { cwd: folder });
    expect(stdout).toBe('Wrote the statements of 3 payees for FY27-Q1 into out.\n');
    expect(`${stdout}${stderr}`).not.toMatch(/Ann|\$/);
    expect(status).toBe(0);
    const out = join(folder, 'out');
    expect(readdirSync(out).sort()).toEqual(['Ann.html', 'Ann.md', 'Bo.html', 'Bo.md', 'Cy.html', 'Cy.md']);
    if (process.platform !== 'win32') {
      expect(statSync(out).mode & 0o777).toBe(0o700);
      for (const name of readdirSync(out)) expect(statSync(join(out, name)).mode & 0o777).toBe(0o600);
    }
    // $180,000.10 of a quota of $150,000: $15,000, and half as much again for the rest.
    const ann = readFileSync(join(out, 'Ann.md'), 'utf8');
    expect(ann).toContain('| NewBusiness | FY27-Q1 | $180,000.10 | $150,000 |');
    expect(ann).toContain('**Paid: $19,500.02**');
    expect(ann).toContain('State: **a draft: it may change until the period is closed**');
    expect(ann).toContain('D2 of 2027-03-31: $60,000.10 × 100% = $60,000.10');
  });

  test('under CI too: the files, and no name', () => {
    const folder = folderOf(files);
    const args = ['statement', '.', ...period, '--out', 'out', '--payee', 'Ann', '--no-steps', '--json'];
    const outcome = ontarget(args, { cwd: folder, env: { CI: 'true' } });
    const json = jsonOf('statement', outcome);
    expect(json).toMatchObject({
      payees: 1,
      formats: ['html'],
      statements: { paid: 1, held: 0, error: 0 },
      folder: 'out',
    });
    expect(outcome.stdout).not.toContain('Ann');
    const page = readFileSync(join(folder, 'out/Ann.html'), 'utf8');
    expect(page).toContain('Paid: $19,500.02');
    expect(page).not.toContain('How it came about');
    const unknown = ontarget(['statement', '.', ...period, '--out', 'out', '--payee', 'Zed'], {
      cwd: folder,
      env: { CI: '1' },
    });
    expect(unknown.status).toBe(1);
    expect(unknown.stderr).not.toContain('Zed');
    expect(unknown.stderr).toContain('have nothing due in FY27-Q1');
  });

  test('who is held gets one that says why, with its status', () => {
    const folder = folderOf({ ...files, 'data/results.csv': 'measure,for,period,value\n' });
    const { status, stdout } = ontarget(
      ['statement', '.', ...period, '--out', 'out', '--format', 'markdown'],
      { cwd: folder },
    );
    expect(status).toBe(4);
    expect(stdout).toContain('1 of them is held; each says why.');
    const text = readFileSync(join(folder, 'out/Cy.md'), 'utf8');
    expect(text).toContain('**Not paid: held; $5,000 is at stake**');
    expect(text).toMatch(/- Objectives, FY27-Q1: no Score is entered for Cy in FY27-Q1/);
  });

  test('what was closed is posted, and no draft', () => {
    const folder = folderOf(files);
    ontarget(['close', '.', ...period], { cwd: folder });
    ontarget(['statement', '.', ...period, '--out', 'out', '--payee', 'Ann', '--format', 'markdown'], {
      cwd: folder,
    });
    expect(readFileSync(join(folder, 'out/Ann.md'), 'utf8')).toContain('State: **posted**');
  });

  test('bad rows keep anybody from a statement, and a folder is needed', () => {
    const folder = folderOf({
      ...files,
      'data/deals.csv': 'id,closed,owner,amount,kind\nD1,2027-13-20,Ann,1,new\n',
    });
    expect(ontarget(['statement', '.', ...period, '--out', 'out'], { cwd: folder }).status).toBe(3);
    expect(ontarget(['statement', '.', ...period], { cwd: folder }).status).toBe(1);
  });
});

test('names of files: any script, no paths, no device, and told apart', () => {
  const names = fileNames(['Ann Lee', 'ann/lee', '../../etc/passwd', 'CON', 'Ζωή', '***', 'Ann-Lee']);
  expect([...names.values()]).toEqual([
    'Ann-Lee',
    'ann-lee-2',
    'etc-passwd',
    'payee-CON',
    'Ζωή',
    'payee',
    'Ann-Lee-3',
  ]);
});
