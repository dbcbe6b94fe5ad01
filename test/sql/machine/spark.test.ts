import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { type RunInput, run } from '@ontarget/evaluator/engine';
import { duckDb, SparkFailed, sparkSession } from '@ontarget/warehouse/node';
import { NotInSql, type PreparedInSql, payInSql, preparedInSql } from '@ontarget/warehouse/sql';
import { expect, test } from 'vitest';
import { inputOf, vectorFiles } from '../../conformance/vectors/vector.ts';
import { EDGES, firstPlan, HOSTILE, hostile, runOf } from '../edges.ts';
import { told } from '../same.ts';
import { sparkOptions, workersOf } from './spark.ts';

const plan = await firstPlan();

/** Files of vectors whose first case runs on Spark too; `npm run test:long` runs all of them there. */
const VECTORS = ['crediting/classes.json'];

interface Job {
  readonly input: RunInput;
  readonly prepared: PreparedInSql;
}

function jobOf(input: RunInput): Job {
  return { input, prepared: preparedInSql(input, 'spark') };
}

async function jobs(): Promise<readonly Job[]> {
  const texts = HOSTILE.slice(2, 3).map((text) => hostile(plan, text));
  const files = vectorFiles().filter(({ path }) => VECTORS.includes(path));
  expect(files.length).toBe(VECTORS.length);
  const vectors = await Promise.all(
    files.flatMap((file) => file.cases.slice(0, 1).map(async (one) => jobOf(await inputOf(file, one)))),
  );
  return [
    jobOf(runOf(plan, 'FY27-Q1', together(Object.values(EDGES)))),
    ...texts.map((named) => jobOf(runOf(named.plan, 'FY27-Q1', named.tables))),
    ...vectors,
  ].filter(({ prepared }) => prepared.script.pays.length > 0);
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
  const [job] = await jobs();
  if (job === undefined) throw new Error('there is no job');
  const { script, tables } = job.prepared;
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

test('two workers, one of them killed in the middle: the same table as the reference engine and DuckDB', {
  timeout: 900_000,
}, async () => {
  const all = await jobs();
  const killed: number[] = [];
  const answers = await sparkSession(
    all.map(({ prepared: { script, tables } }) => ({ script, tables })),
    {
      ...sparkOptions(),
      progress: (what, pid) => {
        if (what !== 'pays' || killed.length > 0) return;
        const [worker] = workersOf(pid);
        if (worker === undefined) throw new Error('Spark has no worker');
        process.kill(worker, 'SIGKILL');
        killed.push(worker);
      },
    },
  );
  expect(killed.length).toBe(1);
  expect(existsSync(`/proc/${killed[0]}`)).toBe(false);
  for (const [index, { input, prepared }] of all.entries()) {
    const answer = answers[index];
    if (answer === undefined) throw new Error('Spark gave no answer');
    const { result } = await prepared.finish(answer);
    expect(told(result)).toBe(told(await run(input)));
    expect(told(result)).toBe(told((await payInSql(input, duckDb)).result));
  }
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
