import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunInput, run } from '@ontarget/evaluator/engine';
import { PLAIN_DIALECT } from '@ontarget/warehouse';
import { readTable } from '@ontarget/warehouse/node';
import { nodeFileSystem, openPlan, uriOfPath } from '@ontarget/workspace/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { independentCents } from '../real/crm-sales/independent.ts';
import { writeStandIn } from '../real/crm-sales/stand-in.ts';
import { broken, type Measurement, writeSection } from './page.ts';

const folder = mkdtempSync(join(tmpdir(), 'ontarget-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => writeStandIn(folder));

const planFolder = join(import.meta.dirname, '../real/crm-sales/plan');
const quarters = ['2017-Q1', '2017-Q2', '2017-Q3', '2017-Q4'];

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}

/** The tables of the plan, read anew. */
async function tables(plan: RunInput['evaluators'][number]['plan']): Promise<RunInput['tables']> {
  const entries = Object.entries(plan.tables).flatMap(([name, table]) =>
    table.kind === 'input' && name !== 'results' ? [{ name, table }] : [],
  );
  return Object.fromEntries(
    await Promise.all(
      entries.map(async ({ name, table }) => {
        const files = [{ path: join(folder, `${name}.csv`), name: `${name}.csv` }];
        const { rows, bad } = await readTable(name, table, { files, dialect: PLAIN_DIALECT });
        expect(bad).toEqual([]);
        return [name, { rows }] as const;
      }),
    ),
  );
}

test('four quarters of 8,800 opportunities and 41 payees, against plain SQL that pays the same', async () => {
  const { evaluator } = await openPlan(nodeFileSystem(), uriOfPath(planFolder));
  if (evaluator === undefined) throw new Error('the plan does not compile');
  const { plan } = evaluator.file;
  const version = { plan, digest: evaluator.digest, effective: { from: plan.year.first } };
  const payAll = async (read: RunInput['tables']) => {
    for (const period of quarters) {
      const result = await run({ evaluators: [version], period, tables: read, ledger: [], quarantined: [] });
      expect(result.totals.statements).toEqual({ paid: 41, held: 0, error: 0 });
    }
  };
  const once = await tables(plan);
  const engine: number[] = [];
  const whole: number[] = [];
  const sql: number[] = [];
  // The first round warms up.
  for (let round = 0; round <= 5; round += 1) {
    const [alone, read, peer] = [
      await secondsOf(() => payAll(once)),
      await secondsOf(async () => payAll(await tables(plan))),
      await secondsOf(() => independentCents(folder)),
    ];
    if (round === 0) continue;
    engine.push(alone);
    whole.push(read);
    sql.push(peer);
  }
  const peer = { what: 'plain SQL in DuckDB', seconds: sql };
  const measurements: Measurement[] = [
    { what: 'the engine alone', seconds: engine, promised: 3, peer: { ...peer, promised: 20 } },
    {
      what: 'with reading and checking the rows',
      seconds: whole,
      promised: 4,
      peer: { ...peer, promised: 25 },
    },
  ];
  writeSection('Paying four quarters of 8,800 opportunities', measurements);
  expect(broken(measurements)).toEqual([]);
});
