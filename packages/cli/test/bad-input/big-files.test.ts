import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf, ontarget } from '../support/command.ts';
import { files } from '../support/plan.ts';

/** Deals of Bo until the file has that many bytes; how many there are. */
function writeDeals(file: string, bytes: number, amount: string): number {
  const lines = ['id,closed,owner,amount,kind,notes'];
  for (let size = 0; size < bytes; size += lines.at(-1)?.length ?? 0) {
    const number = lines.length;
    lines.push(
      `D${number},2027-02-${10 + (number % 18)},Bo,${amount},new,"what people note, number ${number}"`,
    );
  }
  writeFileSync(file, `${lines.join('\n')}\n`);
  return lines.length - 1;
}

describe('a file of 20 MB', () => {
  const folder = folderOf(files);
  const deals = join(folder, 'data/deals.csv');
  const run = ['run', folder, '--period', 'FY27-Q1'];

  test('is paid within half a gigabyte of heap, to the cent', () => {
    const count = writeDeals(deals, 20_000_000, '100');
    const { status, stdout } = ontarget(run, { env: { NODE_OPTIONS: '--max-old-space-size=512' } });
    expect(status).toBe(0);
    // Above a quota of $150,000: 15,000 × (1 + 1.5 × (a ÷ 150,000 − 1)) = 0.15 a − 7,500, and a = 100 × count.
    const paid = (15 * count - 7_500).toLocaleString('en-US', { minimumFractionDigits: 2 });
    expect(stdout).toMatch(new RegExp(`^Bo +\\$${paid}`, 'm'));
  });

  test('of half that, with a bad value in every row, is refused in a page, and the rows can be set aside', () => {
    const count = writeDeals(deals, 10_000_000, '1OO');
    const refused = ontarget(run);
    expect(refused.stdout).toContain(`… and ${(count - 20).toLocaleString('en-US')} more`);
    expect(refused.stdout).toContain(`${count.toLocaleString('en-US')} bad rows in deals`);
    expect(refused.stdout.length).toBeLessThan(10_000);
    expect(refused.status).toBe(3);
    const aside = ontarget([...run, '--quarantine']);
    expect(aside.stdout).toMatch(/^Bo +held/m);
    expect(aside.stderr).not.toContain('inside ontarget');
    expect(aside.status).toBe(4);
  });
});
