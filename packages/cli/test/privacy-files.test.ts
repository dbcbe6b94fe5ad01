import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { amounts, flockFiles, names, spelled } from './support/canaries.ts';
import { folderOf, ontarget } from './support/command.ts';

const period = ['--period', 'FY27-Q1'];

/**
 * Every file that a command writes, and whether it may hold what one person is paid. Those that may are for their reader
 * alone; all others hold no name and no amount of anybody.
 */
const OUTPUTS: readonly {
  readonly what: string;
  /** Without its folder, which stands for itself as `.`; what it writes goes into `out`. */
  readonly args: readonly string[];
  readonly files: string;
  readonly mayHoldPay: boolean;
}[] = [
  { what: 'payouts', args: ['run', '.', ...period, '--out', 'out'], files: 'out/*.csv', mayHoldPay: true },
  {
    what: 'payouts as JSON',
    args: ['run', '.', ...period, '--out', 'out', '--format', 'json'],
    files: 'out/*.json',
    mayHoldPay: true,
  },
  {
    what: 'statements',
    args: ['statement', '.', ...period, '--out', 'out', '--format', 'html,markdown,xlsx'],
    files: 'out/*',
    mayHoldPay: true,
  },
  {
    what: 'an explanation',
    args: ['explain', 'Finch', '.', ...period, '--out', 'out.txt'],
    files: 'out.txt',
    mayHoldPay: true,
  },
  { what: 'the ledger', args: ['close', '.', ...period], files: 'ledger/*', mayHoldPay: true },
  {
    what: 'plan documents',
    args: ['docs', '.', '--out', 'out', '--format', 'html,markdown'],
    files: 'out/*',
    mayHoldPay: false,
  },
  { what: 'an evaluator', args: ['compile', '.', '--out', 'out.json'], files: 'out.json', mayHoldPay: false },
  {
    what: 'published versions',
    args: ['publish', '.', '--unsigned', '--to', 'out'],
    files: 'out/**/*',
    mayHoldPay: false,
  },
];

describe.each(OUTPUTS)('$what', ({ args, files, mayHoldPay }) => {
  const folder = folderOf(flockFiles);
  let printed = '';
  let written: string[] = [];
  beforeAll(() => {
    const { stdout, stderr } = ontarget(args, { cwd: folder, env: { CI: 'true' } });
    printed = stdout + stderr;
    written = globSync(files, { cwd: folder })
      .map((file) => join(folder, file))
      .filter((file) => statSync(file).isFile());
  });

  test('files are written', () => {
    expect(written, printed).not.toEqual([]);
  });

  test(mayHoldPay ? 'hold pay, and are for their reader alone' : 'hold nobody who is paid', () => {
    const found = secrets().filter((secret) => written.some((file) => textOf(file).includes(secret)));
    if (!mayHoldPay) return expect(found).toEqual([]);
    // So the test would see a canary where there is one.
    expect(found.length).toBeGreaterThan(1);
    if (process.platform !== 'win32')
      expect(written.filter((file) => (statSync(file).mode & 0o077) !== 0)).toEqual([]);
  });

  test('and nothing of anybody is printed meanwhile', () => {
    expect(secrets().filter((secret) => printed.includes(secret) && !args.includes(secret))).toEqual([]);
  });
});

/** Names, the amounts of their deals, and a score. */
function secrets(): string[] {
  return [...names, ...amounts.flatMap(spelled), '113.7'];
}

/** What a file holds: of a workbook, what its parts hold. */
function textOf(file: string): string {
  const bytes = readFileSync(file);
  if (!file.endsWith('.xlsx')) return bytes.toString('utf8');
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n');
}
