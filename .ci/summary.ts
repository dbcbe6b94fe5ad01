/**
 * Adds up a run of `.ci/run` from its folder of results: prints each step, then `N passed, N failed`, and sets a
 * non-zero status when anything failed. A step without single tests counts as one. A file of tests that was run a
 * second time counts by that run, and is named when it passed only then.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { FileReport, TestReport } from './report.ts';

const scriptOf: Readonly<Record<string, string>> = {
  tests: 'test',
  'real data': 'test-real',
  'programs of the machine': 'test-machine',
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
  for (const again of tally.onlyAgain) console.log(`  passed only when run a second time: ${again}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly onlyAgain: readonly string[];
}

function tallyOf(name: string, ok: boolean): Tally {
  const script = scriptOf[name];
  const first = script === undefined ? undefined : reportOf(`${script}.json`);
  if (first === undefined) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, onlyAgain: [] };
  const second = reportOf(`${script}-again.json`) ?? [];
  const files = first.map((file) => second.find((one) => one.name === file.name) ?? file);
  const counted = files.reduce((sum, file) => sum + failuresOf(file), 0);
  const mended = first.some((file) => failuresOf(file) > 0) && counted === 0;
  return {
    passed: count(files, 'passed'),
    // A run that failed though no test did, as by an error between tests, failed all the same.
    failed: ok || mended ? counted : Math.max(1, counted),
    skipped: count(files, 'pending') + count(files, 'skipped') + count(files, 'todo'),
    onlyAgain: second
      .filter((file) => failuresOf(file) === 0)
      .map((file) => relative(process.cwd(), file.name)),
  };
}

function reportOf(file: string): readonly FileReport[] | undefined {
  const path = join(folder ?? '', file);
  if (!existsSync(path)) return undefined;
  const { testResults }: TestReport = JSON.parse(readFileSync(path, 'utf8'));
  return testResults;
}

function count(files: readonly FileReport[], status: string): number {
  return files.reduce(
    (sum, file) => sum + file.assertionResults.filter((one) => one.status === status).length,
    0,
  );
}

/** A file that could not even be loaded, or failed outside its tests, holds no test that failed. */
function failuresOf(file: FileReport): number {
  const tests = count([file], 'failed');
  return file.status === 'failed' ? Math.max(1, tests) : tests;
}
