/**
 * Pays the last quarter of the plan `crediting` once, in a process of its own, and prints what it took and paid as JSON:
 * `node crediting.ts <ours|promised|lines|aggregated|exploded|window> <file of deals> <sellers> <engineers> <managers>`.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Plan } from '@ontarget/evaluator/format';
import { payAtVolume, type VolumeResult } from '@ontarget/warehouse/node';
import { nodeFileSystem, openPlan, uriOfPath } from '@ontarget/workspace/node';
import { aggregated, byDeal, exploded } from './crediting-sql.ts';
import { type Staff, staffRows } from './deals.ts';

/** What one run took. */
export interface CreditingRun {
  /** Seconds of processor time. */
  readonly seconds: number;
  readonly wall: number;
  /** The most memory that the process had, in MB. */
  readonly peak: number;
  /** SHA-256 of everybody's role, id and cents. */
  readonly paid: string;
  /** The same of the sellers alone. */
  readonly sellers: string;
  readonly total: string;
  /** How many lines were written, where they were asked for. */
  readonly lines?: number;
}

const [how = 'ours', file = '', ...counts] = process.argv.slice(2);
const [sellers = 0, engineers = 0, managers = 0] = counts.map(Number);
const staff: Staff = { sellers, engineers, managers };

type Paid = readonly (readonly [role: string, payee: string, cents: bigint])[];

/** The plan; `yearly` pays the same once a year, so that all deals of the files are lines of one payment. */
async function planOf(paid: 'quarterly' | 'yearly'): Promise<Plan> {
  const files = nodeFileSystem();
  const readFile = async (uri: string) => {
    const text = await files.readFile(uri);
    return paid === 'yearly'
      ? text
          .replace('quarterly', 'yearly')
          .replace(/each quarter(, year to date against quota to date| by itself)/g, 'the year by itself')
      : text;
  };
  const { evaluator } = await openPlan(
    { ...files, readFile },
    uriOfPath(join(import.meta.dirname, 'plans/crediting')),
  );
  if (evaluator === undefined) throw new Error('the plan does not compile');
  return evaluator.file.plan;
}

let written: number | undefined;

async function withLines(): Promise<() => Promise<Paid>> {
  const plan = await planOf('yearly');
  const roster = staffRows(staff);
  const folder = mkdtempSync(join(tmpdir(), 'ontarget-lines-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return async () => {
    const lines = join(folder, 'lines');
    const result = await payAtVolume({ plan, period: 'FY27', roster, files: [file], lines });
    written = result.lines?.lines;
    return paidBy(result);
  };
}

const paidBy = ({ roles }: VolumeResult): Paid =>
  roles.flatMap(({ role, payees, result }) =>
    payees.map((payee, at) => [role, payee, BigInt(result.paid?.values[at] ?? 0)] as const),
  );

async function ours(keys: 'checked' | 'promised'): Promise<() => Promise<Paid>> {
  const plan = await planOf('quarterly');
  const roster = staffRows(staff);
  return async () => {
    return paidBy(await payAtVolume({ plan, period: 'FY27-Q4', roster, files: [file], keys }));
  };
}

async function sql(query: (from: string) => string): Promise<() => Promise<Paid>> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run('CREATE TABLE roster (payee VARCHAR, manager VARCHAR)');
  const appender = await connection.createAppender('roster');
  for (const { values } of staffRows(staff)) {
    appender.appendVarchar(String(values.payee));
    if (typeof values.manager === 'string') appender.appendVarchar(values.manager);
    else appender.appendNull();
    appender.endRow();
  }
  appender.closeSync();
  const from = file.endsWith('.parquet')
    ? `read_parquet('${file}')`
    : `read_csv('${file}', header = true, columns = {'id': 'VARCHAR', 'closed': 'DATE', 'owner': 'VARCHAR', 'helper': 'VARCHAR',
        'engineer': 'VARCHAR', 'stage': 'VARCHAR', 'amount': 'DECIMAL(12, 2)'})`;
  return async () => {
    const result = await connection.runAndReadAll(query(from));
    return result
      .getRows()
      .map(([payee, role, cents]) => [String(role), String(payee), BigInt(String(cents))]);
  };
}

const queries = { aggregated, exploded, window: byDeal };
const run =
  how === 'lines'
    ? await withLines()
    : how === 'ours'
      ? await ours('checked')
      : how === 'promised'
        ? await ours('promised')
        : await sql(queries[how as 'aggregated']);
const began = process.hrtime.bigint();
const started = process.cpuUsage();
const paid = await run();
const { user, system } = process.cpuUsage(started);
const wall = Number(process.hrtime.bigint() - began) / 1e9;
// Whoever has no deal is paid nothing, and SQL has no row of them.
const lines = paid
  .filter(([, , cents]) => cents !== 0n)
  .map((one) => one.join(' '))
  .sort();
const digest = (of: readonly string[]) => createHash('sha256').update(of.join('\n')).digest('hex');
const found: CreditingRun = {
  seconds: (user + system) / 1e6,
  wall,
  peak: Math.round(process.resourceUsage().maxRSS / 1_000),
  paid: digest(lines),
  sellers: digest(lines.filter((line) => line.startsWith('Seller'))),
  total: String(paid.reduce((all, [, , cents]) => all + cents, 0n)),
  ...(written === undefined ? {} : { lines: written }),
};
console.log(JSON.stringify(found));
process.exit(0);
