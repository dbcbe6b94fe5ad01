/**
 * Adds up a run of `.ci/run` from its folder of results: prints each step, then `N passed, N failed`, and sets a
 * non-zero status when anything failed. A step without single tests counts as one.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The part of vitest's JSON report that is read here. */
interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

const scriptOf: Readonly<Record<string, string>> = {
  tests: 'test.json',
  'real data': 'test-real.json',
  'programs of the machine': 'test-machine.json',
};

const folder = process.argv[2];
if (folder === undefined) throw new Error('which folder of results?');

let [passed, failed] = [0, 0];
for (const line of readFileSync(join(folder, 'steps.tsv'), 'utf8').trim().split('\n')) {
  const [name = '', status, seconds] = line.split('\t');
  const tally = tallyOf(name, status === '0');
  passed += tally.passed;
  failed += tally.failed;
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
  console.log(`${name}: ${tally.passed} passed, ${tally.failed} failed${skipped}, ${seconds} s`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function tallyOf(name: string, ok: boolean): { passed: number; failed: number; skipped: number } {
  const report = join(folder ?? '', scriptOf[name] ?? '');
  if (scriptOf[name] === undefined || !existsSync(report)) {
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  }
  const read: TestReport = JSON.parse(readFileSync(report, 'utf8'));
  // A file that could not even be loaded holds no test that could have failed.
  const unloaded = read.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  );
  const counted = read.numFailedTests + unloaded.length;
  return {
    passed: read.numPassedTests,
    failed: ok ? counted : Math.max(1, counted),
    skipped: read.numPendingTests,
  };
}
