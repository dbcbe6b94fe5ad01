import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRational } from '@ontarget/evaluator/engine';
import { rational, sum } from '@ontarget/evaluator/numbers';
import { afterAll, expect, test } from 'vitest';
import { PLAIN_DIALECT } from '../src/index.ts';
import { readTable, tableFiles } from '../src/node/index.ts';
import { deals } from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'ontarget-many-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ROWS = 150_000;

test('many rows arrive in order and to the last digit, with progress, and a bad one at the end has its line', async () => {
  const rows = Array.from(
    { length: ROWS },
    (_, index) => `D${index},2027-02-03,P${index % 97},${index}.001,new,,"a note,\nin two lines"`,
  );
  writeFileSync(
    join(folder, 'deals.csv'),
    `id,closed,owner,arr,kind,canceled,note\n${rows.join('\n')}\nD,2027-02-03,P,1e3,new,,\n`,
  );
  const progress: number[] = [];
  const { rows: read, bad } = await readTable(
    'deals',
    deals,
    { files: tableFiles(folder, 'deals.csv'), dialect: PLAIN_DIALECT },
    { onProgress: (count) => progress.push(count) },
  );
  expect(read).toHaveLength(ROWS);
  expect(read.every(({ values }, index) => values.id === `D${index}`)).toBe(true);
  // 0 + … + (n - 1) and n thousandths.
  const total = sum(
    read.map(({ values: { arr } }) => (arr !== undefined && isRational(arr) ? arr : rational(0))),
  );
  expect(total).toEqual(rational((BigInt(ROWS) * BigInt(ROWS - 1) * 1000n) / 2n + BigInt(ROWS), 1000n));
  expect(progress).toEqual([100_000]);
  expect(bad).toEqual([
    expect.objectContaining({ record: ROWS + 1, line: 2 * ROWS + 2, column: 'arr', value: '1e3' }),
  ]);
});
