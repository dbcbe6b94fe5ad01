import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'ontarget-large-bad-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Bytes of the generated deals, every tenth of which has a stage that the plan does not know. */
const BYTES = 200_000_000;

/** Most that refusing it may take: heap in MiB, and memory of the whole process in KiB. */
const MOST_HEAP = 2_500;
const MOST_RESIDENT = 4 * 2 ** 20;

function writeDeals(file: string): number {
  writeFileSync(file, 'id,closed,owner,amount,stage,notes\n');
  let [bytes, bad] = [0, 0];
  for (let first = 0; bytes < BYTES; first += 100_000) {
    const lines = Array.from({ length: 100_000 }, (_, index) => {
      const number = first + index;
      if (number % 10 === 0) bad += 1;
      return `D-${number},2027-02-0${1 + (number % 9)},Ana Silva,1.25,${number % 10 === 0 ? 'wonn' : 'won'},"notes, as people write them"\n`;
    }).join('');
    appendFileSync(file, lines);
    bytes += lines.length;
  }
  return bad;
}

test('a file of 200 MB with hundreds of thousands of bad rows is refused in a page', () => {
  cpSync(join(root, 'examples/first-plan'), folder, { recursive: true });
  const bad = writeDeals(join(folder, 'data/deals.csv'));
  const { CI: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      `--max-old-space-size=${MOST_HEAP}`,
      '--import',
      'data:text/javascript,process.on("exit",()=>console.error("resident",process.resourceUsage().maxRSS))',
      join(root, 'packages/cli/bin/ontarget'),
      'run',
      folder,
      '--period',
      'FY27-Q1',
    ],
    { encoding: 'utf8', env },
  );
  expect(stdout).toContain(`${bad.toLocaleString('en-US')} bad rows in deals: nobody is paid`);
  expect(stdout.length).toBeLessThan(10_000);
  expect(stderr).not.toContain('inside ontarget');
  expect(Number(/resident (\d+)/.exec(stderr)?.[1])).toBeLessThan(MOST_RESIDENT);
  expect(status).toBe(3);
});
