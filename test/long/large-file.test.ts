import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'ontarget-large-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Bytes of the generated deals, and the most heap that paying them may take, in MiB. */
const BYTES = 200_000_000;
const MOST_HEAP = 1_800;

const payees = ['Ana Silva', 'Ben Ortiz', 'Cora Weiss', 'Dev Patel'];

/** Writes deals that all count and are all worth $1.25, and returns how many there are of each payee. */
function writeDeals(file: string): number[] {
  const counts = payees.map(() => 0);
  writeFileSync(file, 'id,closed,owner,amount,stage,notes\n');
  let lines: string[] = [];
  let bytes = 0;
  for (let number = 0; bytes < BYTES; number += 1) {
    // Only the first two are employed all quarter; the notes make the file as wide as exports are.
    const payee = number % 2;
    const line = `D-${String(number).padStart(9, '0')},2027-02-${String(1 + (number % 28)).padStart(2, '0')},${payees[payee]},1.25,won,"notes of deal ${number}, as people write them, with commas"\n`;
    counts[payee] = (counts[payee] ?? 0) + 1;
    lines.push(line);
    bytes += line.length;
    if (lines.length === 100_000) {
      appendFileSync(file, lines.join(''));
      lines = [];
    }
  }
  appendFileSync(file, lines.join(''));
  return counts;
}

/**
 * What a quarter pays in cents: with A closed against a quota of $150,000, far above 125%, the three slices pay
 * 15,000 × (1 + 0.25 × 1.5 + (A ÷ 150,000 − 1.25) × 2) = A ÷ 5 − 16,875, and each deal is $1.25.
 */
const payoutInCents = (deals: number) => BigInt(deals) * 25n - 1_687_500n;

test('a file of 200 MB is paid within a bounded heap', () => {
  cpSync(join(root, 'examples/first-plan'), folder, { recursive: true });
  const counts = writeDeals(join(folder, 'data/deals.csv'));
  const out = join(folder, 'out');
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      `--max-old-space-size=${MOST_HEAP}`,
      join(root, 'packages/cli/bin/ontarget'),
      'run',
      folder,
      '--period',
      'FY27-Q1',
      '--out',
      out,
    ],
    { encoding: 'utf8' },
  );
  expect(stderr).not.toContain('heap out of memory');
  expect(status).toBe(0);
  const written = readFileSync(join(out, 'payees.csv'), 'utf8');
  for (const [index, payee] of payees.slice(0, 2).entries()) {
    const cents = String(payoutInCents(counts[index] ?? 0));
    expect(written).toContain(`${payee},AccountExecutive,,paid,${cents.slice(0, -2)}.${cents.slice(-2)},`);
  }
});
