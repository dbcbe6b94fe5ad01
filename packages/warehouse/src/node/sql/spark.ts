import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { RunInput } from '@ontarget/evaluator/engine';
import type { SqlInput } from '../../sql/bounds.ts';
import { columnType } from '../../sql/ddl.ts';
import { inputCells } from '../../sql/measure.ts';
import type { SqlAnswers, SqlDatabase, SqlRow } from '../../sql/pay.ts';
import type { SqlScript } from '../../sql/script.ts';
import { SPARK_JOB } from './spark-job.ts';

export interface SparkOptions {
  /** Where it runs: `local[*]`, `local-cluster[2,1,1024]`, `spark://host:7077`. */
  readonly master?: string;
  /** The program that submits, by default `spark-submit` from the path. */
  readonly submit?: string;
  /** Further settings. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told what the job has come to, and the id of its process. */
  readonly progress?: (what: string, pid: number) => void;
}

/** Settings that the answer depends on: an overflow is an error, and days are days. */
const SETTINGS: Readonly<Record<string, string>> = {
  'spark.sql.ansi.enabled': 'true',
  'spark.sql.decimalOperations.allowPrecisionLoss': 'true',
  'spark.sql.session.timeZone': 'UTC',
  'spark.sql.parser.escapedStringLiterals': 'false',
  'spark.sql.shuffle.partitions': '4',
  'spark.ui.enabled': 'false',
};

/**
 * Spark, by `spark-submit`. Inputs and answers pass through a folder of this run alone, readable by its owner, which is gone
 * afterwards: the workers of a cluster must reach it. Answers are read only from where the job put them whole.
 */
export function spark(options: SparkOptions = {}): SqlDatabase {
  return {
    dialect: 'spark',
    async run(script, tables) {
      const [answers] = await sparkSession([{ script, tables }], options);
      if (answers === undefined) throw new SparkFailed('Spark gave no answer');
      return answers;
    },
  };
}

/** Several scripts in one session, one after the other: starting Spark takes longer than paying a few payees. */
export async function sparkSession(
  jobs: readonly { readonly script: SqlScript; readonly tables: RunInput['tables'] }[],
  options: SparkOptions = {},
): Promise<readonly SqlAnswers[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ontarget-spark-'));
  try {
    const folders = jobs.map((_, index) => join(folder, String(index)));
    for (const [index, { script, tables }] of jobs.entries()) {
      await mkdir(folders[index] ?? folder);
      await writeJob(folders[index] ?? folder, script, tables);
    }
    const program = join(folder, 'job.py');
    await writeFile(program, SPARK_JOB);
    await submit([program, ...folders], options);
    return await Promise.all(
      jobs.map(({ script }, index) => readAnswers(join(folders[index] ?? folder, 'answers'), script)),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Spark that did not come to an answer; the last lines of what it said. */
export class SparkFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SparkFailed';
  }
}

async function writeJob(folder: string, script: SqlScript, tables: RunInput['tables']): Promise<void> {
  const inputs = [];
  for (const input of script.inputs) {
    const path = join(folder, `${input.name}.json`);
    await writeRecords(path, input, tables[input.table]);
    const columns = input.columns.map((column) => ({ name: column.name, type: columnType(column, 'spark') }));
    inputs.push({ name: input.name, path, columns });
  }
  const job = {
    inputs,
    steps: script.steps,
    guards: script.guards.map(({ query }) => query),
    strays: script.strays,
    pays: [...script.pays, ...script.sums].map(({ query }) => query),
  };
  await writeFile(join(folder, 'script.json'), JSON.stringify(job));
}

async function writeRecords(
  path: string,
  input: SqlInput,
  data: RunInput['tables'][string] | undefined,
): Promise<void> {
  const names = ['rid', ...input.columns.map(({ name }) => name)];
  const file = createWriteStream(path);
  for (const row of inputCells(input, data)) {
    const record = JSON.stringify(Object.fromEntries(names.map((name, index) => [name, row[index] ?? null])));
    if (!file.write(`${record}\n`)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
}

/** The last lines of the log that a failure shows. */
const LINES = 12;

async function submit(
  job: readonly string[],
  { master = 'local[*]', submit: program = 'spark-submit', settings = {}, progress }: SparkOptions,
): Promise<void> {
  const conf = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => [
    '--conf',
    `${name}=${value}`,
  ]);
  const child = spawn(program, ['--master', master, ...conf, ...job], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A program of a virtual environment asks for the Python beside it.
    env: isAbsolute(program)
      ? { ...process.env, PATH: `${dirname(program)}${delimiter}${process.env.PATH ?? ''}` }
      : process.env,
  });
  let log: string[] = [];
  const read = (chunk: Buffer) => {
    const lines = chunk.toString('utf8').split('\n');
    for (const line of lines) {
      const [, what] = /^ontarget: (.*)$/.exec(line) ?? [];
      if (what !== undefined) progress?.(what, child.pid ?? 0);
    }
    log = [...log, ...lines.filter((line) => line.trim() !== '')].slice(-400);
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const [code] = (await Promise.race([
    once(child, 'close'),
    once(child, 'error').then(([problem]) => {
      throw new SparkFailed(`Spark does not start: ${String(problem)}`);
    }),
  ])) as [number | null];
  if (code === 0) return;
  // Of an overflow Spark tells the class and the query; the rows it happened in are not in it.
  const error = log.filter((line) => /ArithmeticException|\[[A-Z_]+(\.[A-Z_]+)*\]/.test(line)).slice(0, 3);
  throw new SparkFailed(
    [`Spark ended with status ${code}`, ...(error.length > 0 ? error : log.slice(-LINES))].join('\n'),
  );
}

async function readAnswers(folder: string, script: SqlScript): Promise<SqlAnswers> {
  const counts = JSON.parse(await readFile(join(folder, 'counts.json'), 'utf8')) as {
    guards: string[];
    strays: string[];
    held: boolean;
  };
  const [guards, strays] = [counts.guards.map(BigInt), counts.strays.map(BigInt)];
  if (counts.held) return { guards, strays, pays: [], sums: [] };
  const all: SqlRow[][] = [];
  for (const index of [...script.pays, ...script.sums].keys()) {
    const rows: SqlRow[] = [];
    const part = join(folder, `pay_${index}`);
    for (const name of (await readdir(part)).filter((one) => one.startsWith('part-')).sort()) {
      const lines = (await readFile(join(part, name), 'utf8')).split('\n').filter((line) => line !== '');
      for (const line of lines) rows.push(JSON.parse(line) as SqlRow);
    }
    all.push(rows);
  }
  const { length } = script.pays;
  return { guards, strays, pays: all.slice(0, length), sums: all.slice(length) };
}
