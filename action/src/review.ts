/** Reviews the change: annotations, the summary of the job, and files for the steps behind it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { baseOf } from './base.ts';
import {
  addSummary,
  input,
  inputLines,
  printSafely,
  readEvent,
  required,
  StepFailed,
  setOutput,
  step,
} from './runner.ts';

/** The runner takes a summary of one MiB at most. */
const MOST_SUMMARY = 1_000_000;

await step(async () => {
  const event = readEvent();
  const base = baseOf(event);
  if (base === undefined) {
    console.log('There is nothing that this could be compared with: a new branch, or a run by hand.');
    return;
  }
  const out = mkdtempSync(join(required('RUNNER_TEMP'), 'review-'));
  const payees = input('PAYEES') === 'true' ? join(out, 'payees') : undefined;
  const result = ontarget([
    'review',
    base,
    ...(inputLines('FOLDERS').length === 0 ? ['.'] : inputLines('FOLDERS')),
    ...(input('PERIODS') === '' ? [] : ['--period', input('PERIODS')]),
    ...dataArguments(),
    ...(input('AT_LEAST') === '' ? [] : ['--at-least', input('AT_LEAST')]),
    ...(input('FAIL_ON') === '' ? [] : ['--fail-on', input('FAIL_ON')]),
    ...['--out', out, '--rest-at', restAt()],
    ...(payees === undefined ? [] : ['--payees', payees]),
  ]);
  printSafely(result.stderr);
  const summary = join(out, 'summary.md');
  if (![0, 2, 3].includes(result.status) || !existsSync(summary))
    throw new StepFailed(
      `The change could not be reviewed; what ontarget said stands above (status ${result.status}).`,
    );
  process.stdout.write(readFileSync(join(out, 'annotations.txt'), 'utf8'));
  const text = readFileSync(summary, 'utf8');
  const comment = join(out, 'comment.md');
  addSummary(Buffer.byteLength(text) <= MOST_SUMMARY ? text : readFileSync(comment, 'utf8'));
  const json = join(out, 'review.json');
  const { plans } = JSON.parse(readFileSync(json, 'utf8')) as { plans: unknown[] };
  setOutput('status', String(result.status));
  setOutput('touched', String(plans.length));
  setOutput('comment', comment);
  setOutput('summary', summary);
  setOutput('json', json);
  if (payees !== undefined && existsSync(payees) && readdirSync(payees).length > 0)
    setOutput('payees', payees);
  console.log(
    `${plans.length} ${plans.length === 1 ? 'plan is' : 'plans are'} touched; status ${result.status}.`,
  );
});

function ontarget(args: readonly string[]): { status: number; stderr: string } {
  const { status, stderr, error } = spawnSync(process.execPath, [required('ONTARGET'), ...args], {
    cwd: process.env.GITHUB_WORKSPACE,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    // Whatever else the runner sets: this is a log that many read.
    env: { ...process.env, CI: 'true', NO_COLOR: '1' },
  });
  if (error !== undefined) throw new StepFailed(`ontarget cannot be run: ${error.message}`);
  return { status: status ?? 1, stderr };
}

function dataArguments(): string[] {
  const places = inputLines('DATA');
  if (places.length === 1 && places[0] === 'none') return ['--no-data'];
  return places.flatMap((place) => ['--data', place]);
}

/** Where readers of a comment that is cut find the rest: the page of this run. */
function restAt(): string {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = process.env;
  if (!server || !repository || !run) return 'This is cut; the rest stands in the summary of the run.';
  return `This is cut; the rest stands in the [summary of the run](${server}/${repository}/actions/runs/${run}).`;
}
