import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { TestReport } from '../../.ci/report.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'ontarget-ci-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A run's folder of results: its steps with their status, and the reports of tests by file and test. */
function results(
  steps: Readonly<Record<string, number>>,
  reports: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
): string {
  const at = mkdtempSync(join(folder, 'run-'));
  mkdirSync(at, { recursive: true });
  writeFileSync(
    join(at, 'steps.tsv'),
    Object.entries(steps)
      .map(([name, status]) => `${name}\t${status}\t7\n`)
      .join(''),
  );
  for (const [report, files] of Object.entries(reports)) {
    const testResults: TestReport['testResults'] = Object.entries(files).map(([file, statuses]) => ({
      name: join(root, file),
      status: statuses.length > 0 && statuses.every((one) => one === 'passed') ? 'passed' : 'failed',
      assertionResults: statuses.map((status, at) => ({ status, fullName: `test ${at}` })),
    }));
    writeFileSync(join(at, `${report}.json`), JSON.stringify({ testResults }));
  }
  return at;
}

function script(name: string, ...args: string[]): { status: number | null; lines: string[] } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, '.ci', name), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return { status, lines: stdout.split('\n').filter((line) => line !== '') };
}

test('every step and test counts, and what failed is the status', () => {
  const green = results({ lint: 0, tests: 0 }, { test: { 'a.test.ts': ['passed', 'passed'] } });
  expect(script('summary.ts', green)).toEqual({
    status: 0,
    lines: ['lint: 1 passed, 0 failed, 7 s', 'tests: 2 passed, 0 failed, 7 s', '3 passed, 0 failed'],
  });
  const red = results({ lint: 1, tests: 1 }, { test: { 'a.test.ts': ['passed', 'failed'] } });
  expect(script('summary.ts', red)).toMatchObject({
    status: 1,
    lines: expect.arrayContaining(['1 passed, 2 failed']),
  });
});

test('a file that could not be loaded, and a run that failed though no test did, are failures', () => {
  const unloaded = results({ tests: 1 }, { test: { 'a.test.ts': ['passed'], 'b.test.ts': [] } });
  expect(script('summary.ts', unloaded)).toMatchObject({
    status: 1,
    lines: [expect.anything(), '1 passed, 1 failed'],
  });
  const between = results({ tests: 1 }, { test: { 'a.test.ts': ['passed'] } });
  expect(script('summary.ts', between)).toMatchObject({
    status: 1,
    lines: [expect.anything(), '1 passed, 1 failed'],
  });
});

const machine = 'programs of the machine';
const first = { 'test/vscode/a.test.ts': ['passed', 'failed'], 'test/vscode/b.test.ts': ['passed'] };

test('a file of VS Code that passes a second time counts so, and is named', () => {
  const twice = results(
    { [machine]: 1 },
    { 'test-machine': first, 'test-machine-again': { 'test/vscode/a.test.ts': ['passed', 'passed'] } },
  );
  expect(script('summary.ts', twice)).toEqual({
    status: 0,
    lines: [
      'programs of the machine: 3 passed, 0 failed, 7 s',
      '  passed only when run a second time: test/vscode/a.test.ts',
      '3 passed, 0 failed',
    ],
  });
});

test('one that fails twice has failed', () => {
  const twice = results(
    { [machine]: 1 },
    { 'test-machine': first, 'test-machine-again': { 'test/vscode/a.test.ts': ['passed', 'failed'] } },
  );
  expect(script('summary.ts', twice)).toMatchObject({
    status: 1,
    lines: [expect.anything(), '2 passed, 1 failed'],
  });
});

test('only files of VS Code are run a second time', () => {
  const files = { ...first, 'test/publishing/machine/c.test.ts': ['failed'] };
  const at = results({ [machine]: 1 }, { 'test-machine': files });
  expect(script('failed-in-vscode.ts', join(at, 'test-machine.json')).lines).toEqual([
    'test/vscode/a.test.ts',
  ]);
  expect(script('failed-in-vscode.ts', join(at, 'none.json'))).toEqual({ status: 0, lines: [] });
});
