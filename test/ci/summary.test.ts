import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const summary = join(import.meta.dirname, '../../.ci/summary.ts');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ontarget-summary-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Last line and status of the summary of these steps and this report of the step `tests`. */
function summed(steps: string[], report?: object): { line: string | undefined; status: number | null } {
  writeFileSync(join(folder, 'steps.tsv'), `${steps.join('\n')}\n`);
  if (report !== undefined) writeFileSync(join(folder, 'test.json'), JSON.stringify(report));
  const { stdout, status } = spawnSync(process.execPath, [summary, folder], { encoding: 'utf8' });
  return { line: stdout.trimEnd().split('\n').at(-1), status };
}

function report(passed: number, failed: number, testResults: object[] = []): object {
  return { numPassedTests: passed, numFailedTests: failed, numPendingTests: 0, testResults };
}

test('steps and single tests add up', () => {
  expect(summed(['build\t0\t3', 'tests\t0\t20'], report(41, 0))).toEqual({
    line: '42 passed, 0 failed',
    status: 0,
  });
});

test('a failed test fails the run', () => {
  expect(summed(['tests\t1\t20'], report(40, 2))).toEqual({ line: '40 passed, 2 failed', status: 1 });
});

test('a failed step fails the run', () => {
  expect(summed(['lint\t1\t2', 'tests\t0\t20'], report(3, 0))).toEqual({
    line: '3 passed, 1 failed',
    status: 1,
  });
});

test('a test file that could not be loaded is a failure', () => {
  const unloaded = { status: 'failed', assertionResults: [] };
  expect(summed(['tests\t1\t20'], report(3, 0, [unloaded]))).toEqual({
    line: '3 passed, 1 failed',
    status: 1,
  });
});

test('tests that passed before the step itself failed do not hide it', () => {
  expect(summed(['tests\t1\t20'], report(3, 0))).toEqual({ line: '3 passed, 1 failed', status: 1 });
});

test('tests that never reported are a failure', () => {
  expect(summed(['tests\t1\t0'])).toEqual({ line: '0 passed, 1 failed', status: 1 });
});
