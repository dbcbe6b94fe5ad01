import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { duckDb, postgres, SparkFailed, sparkSession } from '@ontarget/warehouse/node';
import { NotInSql, type PreparedInSql, preparedInSql } from '@ontarget/warehouse/sql';
import { expect, test } from 'vitest';
import { type EngineCase, edgeCases, vectorCases } from '../../engines/five/cases.ts';
import { Counts } from '../../engines/five/counts.ts';
import { saidBy, saidBySpark } from '../../engines/five/databases.ts';
import { saidByFast } from '../../engines/five/fast.ts';
import { ENGINES, type ReferredCase, type Said, withReference } from '../../engines/five/said.ts';
import { EDGES, firstPlan, runOf } from '../edges.ts';
import { startPostgres } from './server.ts';
import { sparkOptions, workersOf } from './spark.ts';

const plan = await firstPlan();

/** Files of vectors whose first case runs on Spark too; `npm run test:long` runs all of them there, and the examples. */
const VECTORS = ['balances/held-back.json'];

/** A small set that has a bit of everything: edges, hostile texts, and a vector that is paid from sums. */
async function smallSet(): Promise<readonly ReferredCase[]> {
  const vectors = await vectorCases((index, path) => index === 0 && VECTORS.includes(path));
  expect(vectors.length).toBe(VECTORS.length);
  const texts = (await edgeCases()).filter(({ id }) => id === 'hostile text 3');
  const edges: EngineCase = {
    id: 'all edges together',
    kind: 'edges and hostile texts',
    input: runOf(plan, 'FY27-Q1', together(Object.values(EDGES))),
    stated: [],
  };
  return Promise.all([edges, ...texts, ...vectors].map(withReference));
}

/** The rows of several data sets of one plan, whose keys are made to differ. */
function together(all: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  const rowsOf = (name: string, number: (row: string, set: number) => string) => {
    const heading = all[0]?.[name]?.split('\n')[0] ?? '';
    const rows = all.flatMap((tables, set) =>
      (tables[name] ?? '')
        .split('\n')
        .slice(1)
        .filter((row) => row !== '')
        .map((row) => number(row, set)),
    );
    return `${[heading, ...rows].join('\n')}\n`;
  };
  return { roster: rowsOf('roster', (row) => row), deals: rowsOf('deals', (row, set) => `${set}-${row}`) };
}

test('the driver is killed: the run fails, and nothing of it is left', async () => {
  const before = new Set(leftovers());
  const input = runOf(plan, 'FY27-Q1', together(Object.values(EDGES)));
  const { script, tables } = preparedInSql(input, 'spark');
  const killed = sparkSession([{ script, tables }], {
    ...sparkOptions(),
    master: 'local[1]',
    progress: (what, pid) => {
      if (what === 'reads') process.kill(pid, 'SIGKILL');
    },
  });
  await expect(killed).rejects.toThrow(SparkFailed);
  expect(leftovers().filter((name) => !before.has(name))).toEqual([]);
});

test('five engines pay one table; on Spark two workers do, of which one is killed in the middle', {
  timeout: 900_000,
}, async () => {
  const all = await smallSet();
  const killed: number[] = [];
  const onSpark = await saidBySpark(all, {
    ...sparkOptions(),
    progress: (what, pid) => {
      if (what !== 'pays' || killed.length > 0) return;
      const [worker] = workersOf(pid);
      if (worker === undefined) throw new Error('Spark has no worker');
      process.kill(worker, 'SIGKILL');
      killed.push(worker);
    },
  });
  expect(killed.length).toBe(1);
  expect(existsSync(`/proc/${killed[0]}`)).toBe(false);
  const server = await startPostgres();
  const others = { duckdb: duckDb, postgres: postgres(server.url) };
  const counts = ENGINES.map((engine) => ({ engine, counts: new Counts(engine) }));
  try {
    for (const [index, one] of all.entries()) {
      for (const { engine, counts: own } of counts) {
        if (engine === 'fast') own.add(one, saidByFast(one));
        else if (engine === 'spark') own.add(one, onSpark[index] as Said);
        else own.add(one, await saidBy(one, others[engine]));
      }
    }
  } finally {
    await server.stop();
  }
  expect(counts.flatMap(({ counts: own }) => own.different)).toEqual([]);
  expect(counts.map(({ engine, counts: { paid } }) => [engine, paid])).toEqual(
    ENGINES.map((engine) => [engine, all.length]),
  );
});

test('numbers that a DECIMAL of 38 digits may not hold leave the role to the engine', () => {
  expect(() => planOf('9'.repeat(37))).toThrow(NotInSql);
});

function planOf(amount: string): PreparedInSql {
  const tables = {
    roster: 'payee,role,start,end\nHuge,AccountExecutive,2026-01-01,\n',
    deals: `id,closed,owner,amount,stage\n1,2027-01-05,Huge,${amount}.01,won\n`,
  };
  const prepared = preparedInSql(runOf(plan, 'FY27-Q1', tables), 'spark');
  const [refused] = prepared.script.inEngine;
  if (refused !== undefined) throw new NotInSql(refused.what, refused.because);
  return prepared;
}

function leftovers(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('ontarget-spark-'));
}
