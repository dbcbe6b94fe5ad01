import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rational } from '@ontarget/evaluator/numbers';
import { afterAll, expect, test } from 'vitest';
import { type OutputTable, PLAIN_DIALECT } from '../src/index.ts';
import { readTable, writePrivateTable } from '../src/node/index.ts';
import { column } from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'ontarget-write-'));
afterAll(() => rmSync(folder, { recursive: true }));

const table: OutputTable = {
  columns: [
    { name: 'payee', type: 'text' },
    { name: 'payout', type: 'decimal' },
    { name: 'paid on', type: 'date' },
  ],
  rows: [
    ['Ann "A", Lee', '1234567890123456.10', '2027-03-31'],
    ['Bo\nB', '-0.5', null],
    ['Cy', null, '2027-03-31'],
  ],
};

const contract = {
  kind: 'input' as const,
  key: ['payee'],
  computed: {},
  columns: {
    payee: column({ type: 'text' }),
    payout: column({ type: 'money', blank: true }),
    day: column({ type: 'date', blank: true, header: 'paid on' }),
  },
};

test.each(['csv', 'json', 'parquet'] as const)('%s is read back to the last digit', async (format) => {
  const path = join(folder, `out.${format}`);
  await writePrivateTable(path, format, table);
  const { rows, bad } = await readTable('out', contract, {
    files: [{ path, name: `out.${format}` }],
    dialect: PLAIN_DIALECT,
  });
  expect(bad).toEqual([]);
  expect(rows.map(({ values }) => [values.payee, values.payout])).toEqual([
    ['Ann "A", Lee', rational(123456789012345610n, 100n)],
    ['Bo\nB', rational(-1n, 2n)],
    ['Cy', null],
  ]);
  expect(rows[1]?.values.day).toBeNull();
});

test('the text formats are stable to the byte', async () => {
  await writePrivateTable(join(folder, 'a/out.csv'), 'csv', table);
  expect(readFileSync(join(folder, 'a/out.csv'), 'utf8')).toBe(
    'payee,payout,paid on\r\n"Ann ""A"", Lee",1234567890123456.10,2027-03-31\r\n"Bo\nB",-0.5,\r\nCy,,2027-03-31\r\n',
  );
  await writePrivateTable(join(folder, 'a/out.json'), 'json', {
    columns: table.columns,
    rows: [['Cy', '1.50', null]],
  });
  expect(readFileSync(join(folder, 'a/out.json'), 'utf8')).toBe(
    '[\n  {"payee":"Cy","payout":"1.50","paid on":null}\n]\n',
  );
});

test.skipIf(process.platform === 'win32')('only the owner may read what was written', async () => {
  for (const format of ['csv', 'json', 'parquet'] as const) {
    const path = join(folder, `b/out.${format}`);
    await writePrivateTable(path, format, table);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  }
  expect(readdirSync(join(folder, 'b')).sort()).toEqual(['out.csv', 'out.json', 'out.parquet']);
});

test('a number that Parquet cannot hold is refused, and nothing is left behind', async () => {
  const path = join(folder, 'c/out.parquet');
  const huge = { columns: [{ name: 'payout', type: 'decimal' as const }], rows: [['9'.repeat(39)]] };
  await expect(writePrivateTable(path, 'parquet', huge)).rejects.toThrow(/39 digits/);
  expect(readdirSync(join(folder, 'c'))).toEqual([]);
});
