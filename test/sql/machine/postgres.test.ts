import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duckDb, postgres } from '@ontarget/warehouse/node';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ontarget } from '../../../packages/cli/test/support/command.ts';
import { inputOf, vectorFiles } from '../../conformance/vectors/vector.ts';
import { EDGES, firstPlan, HOSTILE, hostile, runOf } from '../edges.ts';
import { conforms, samePay, told } from '../same.ts';
import { type PostgresServer, startPostgres } from './server.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server?.stop());

const plan = await firstPlan();

test('every vector that SQL can say, in DuckDB and in PostgreSQL', async () => {
  const counts = { duckdb: 0, postgres: 0 };
  for (const file of vectorFiles()) {
    for (const one of file.cases) {
      const input = await inputOf(file, one);
      for (const database of [duckDb, postgres(server.url)]) {
        const { roles, values } = await conforms(input, one, database);
        counts[database.dialect === 'duckdb' ? 'duckdb' : 'postgres'] += roles + values;
      }
    }
  }
  expect(counts.duckdb).toBeGreaterThan(500);
  // Its numbers have no end.
  expect(counts.postgres).toBeGreaterThan(counts.duckdb);
});

test.each(Object.entries(EDGES))('%s', async (_, tables) => {
  const input = runOf(plan, 'FY27-Q1', tables);
  const { inEngine, result } = await samePay(input, postgres(server.url));
  expect(inEngine).toEqual([]);
  expect(told(result)).toBe(told((await samePay(input, duckDb)).result));
});

test.each(HOSTILE)('names and cells are never read as SQL: %s', async (text) => {
  const named = hostile(plan, text);
  const { inEngine } = await samePay(runOf(named.plan, 'FY27-Q1', named.tables), postgres(server.url));
  expect(inEngine).toEqual([]);
});

test('numbers of any size are paid exactly', async () => {
  const tables = {
    roster: 'payee,role,start,end\nHuge,AccountExecutive,2026-01-01,\n',
    deals: `id,closed,owner,amount,stage\n1,2027-01-05,Huge,1${'0'.repeat(35)}.01,won\n`,
  };
  const { inEngine } = await samePay(runOf(plan, 'FY27-Q1', tables), postgres(server.url));
  expect(inEngine).toEqual([]);
});

test.each([
  ['first-plan', 'FY27-Q1'],
  ['go-to-market', 'FY27-Q1'],
])('%s writes the same files, and leaves nothing behind', async (example, period) => {
  const out = mkdtempSync(join(tmpdir(), 'ontarget-sql-'));
  const files = (name: string, ...engine: string[]) => {
    const folder = join(import.meta.dirname, '../../../examples', example);
    const run = ontarget(['run', folder, '-p', period, '--out', join(out, name), ...engine]);
    return [
      run.status,
      ...['payouts.csv', 'payees.csv'].map((file) => readFileSync(join(out, name, file), 'utf8')),
    ];
  };
  const reference = files('reference');
  expect(files('postgres', '--engine', 'postgres', '--database', server.url)).toEqual(reference);
  expect(files('duckdb', '--engine', 'duckdb')).toEqual(reference);
  rmSync(out, { recursive: true });
  const client = new Client(server.url);
  await client.connect();
  const { rows } = await client.query(
    "SELECT relname FROM pg_class WHERE relname LIKE 'ot\\_%' OR relname LIKE 'in\\_%'",
  );
  await client.end();
  expect(rows).toEqual([]);
});
