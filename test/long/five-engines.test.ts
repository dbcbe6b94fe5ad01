import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { duckDb, postgres } from '@ontarget/warehouse/node';
import type { SqlDatabase } from '@ontarget/warehouse/sql';
import { beforeAll, expect, test } from 'vitest';
import { edgeCases, exampleCases, publishedRuns, vectorCases } from '../engines/five/cases.ts';
import { Counts } from '../engines/five/counts.ts';
import { saidBy, saidBySpark } from '../engines/five/databases.ts';
import { saidByFast } from '../engines/five/fast.ts';
import { withCounts } from '../engines/five/page.ts';
import { type EngineName, type ReferredCase, withReference } from '../engines/five/said.ts';
import { startPostgres } from '../sql/machine/server.ts';
import { CLUSTER, sparkOptions } from '../sql/machine/spark.ts';

/** Spark is asked for every so many runs only, for a shorter test. */
const EVERY = Number(process.env.ONTARGET_SPARK_EVERY ?? 1);
/** So many runs share a session of Spark: what it keeps of each grows. */
const AT_ONCE = 60;
const HOURS = 3_600_000;
const PAGE = join(import.meta.dirname, '../../docs/engines.md');

const cases: ReferredCase[] = [];

beforeAll(async () => {
  const all = [
    ...(await exampleCases('first-plan', 'go-to-market', 'marketing')),
    ...(await vectorCases(() => true)),
    ...(await publishedRuns()),
    ...(await edgeCases()),
  ];
  for (const one of all) cases.push(await withReference(one));
});

/** Writes what an engine paid into the page, once nothing of it differs. */
function written(counts: Counts, engine: EngineName, ...head: readonly string[]): void {
  expect(counts.different).toEqual([]);
  const page = withCounts(readFileSync(PAGE, 'utf8'), engine, [...head, counts.tables].join('\n\n'));
  writeFileSync(PAGE, page);
}

async function inDatabase(database: SqlDatabase, engine: EngineName): Promise<void> {
  const counts = new Counts(engine);
  for (const one of cases) counts.add(one, await saidBy(one, database));
  written(counts, engine);
  expect(counts.paid).toBeGreaterThan(300);
}

test('the fast engine pays what the reference engine pays', { timeout: HOURS }, () => {
  const counts = new Counts('fast');
  for (const one of cases) counts.add(one, saidByFast(one));
  written(counts, 'fast');
  expect(counts.paid).toBeGreaterThan(500);
});

// A few minutes of processor time for each database, much more for Spark.
test('DuckDB pays it, too', { timeout: HOURS }, () => inDatabase(duckDb, 'duckdb'));

test('PostgreSQL pays it, too', { timeout: HOURS }, async () => {
  const server = await startPostgres();
  try {
    await inDatabase(postgres(server.url), 'postgres');
  } finally {
    await server.stop();
  }
});

test('Spark pays it, too, with two workers', { timeout: 6 * HOURS }, async () => {
  const asked = cases.filter((_, index) => index % EVERY === 0);
  const counts = new Counts('spark');
  for (let from = 0; from < asked.length; from += AT_ONCE) {
    const part = asked.slice(from, from + AT_ONCE);
    const said = await saidBySpark(part, { ...sparkOptions(), master: CLUSTER });
    for (const [index, one] of part.entries()) {
      const own = said[index];
      if (own === undefined) throw new Error(`Spark says nothing of ${one.id}`);
      counts.add(one, own);
    }
    expect(counts.different).toEqual([]);
  }
  written(counts, 'spark', ...(EVERY === 1 ? [] : [`Asked for every ${EVERY}th run.`]));
  expect(counts.paid).toBeGreaterThan(asked.length / 4);
});
