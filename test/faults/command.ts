import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { staffRows, writeDeals } from '../bench/performance/deals.ts';

const root = join(import.meta.dirname, '../..');
const bin = process.env.ONTARGET_COMMAND ?? join(root, 'packages/cli/bin/ontarget');
const killAt = join(import.meta.dirname, 'kill-at.mjs');

/** How a command ended. */
export interface Ended {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Start {
  /** Kill it at so many writes into the folder. */
  readonly killAt?: number;
  readonly killIn?: string;
  /** The size that a file of it may have, in kibibytes. */
  readonly fileSize?: number;
}

/** Runs the built command in a process of its own. */
export function command(args: readonly string[], { killAt: at, killIn, fileSize }: Start = {}): Ended {
  const { CI: _, ...inherited } = process.env;
  const env = {
    ...inherited,
    NO_COLOR: '1',
    ...(killIn === undefined
      ? {}
      : { NODE_OPTIONS: `--import=${killAt}`, ONTARGET_KILL_IN: killIn, ONTARGET_KILL_AT: String(at ?? 0) }),
  };
  const node = [process.execPath, bin, ...args] as const;
  const [file, ...rest] =
    fileSize === undefined
      ? node
      : (['bash', '-c', `ulimit -f ${fileSize}; exec "$0" "$@"`, ...node] as const);
  const { status, signal, stdout, stderr, error } = spawnSync(file as string, rest, {
    env,
    encoding: 'utf8',
  });
  if (error !== undefined) throw error;
  return { status, signal, stdout, stderr };
}

/** Starts it and kills it after some milliseconds, unless it has ended. */
export function killedAfter(milliseconds: number, args: readonly string[]): Promise<string | null> {
  const child = spawn(process.execPath, [bin, ...args], { stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  return new Promise((resolve) =>
    child.once('close', (_, signal) => {
      clearTimeout(timer);
      resolve(signal);
    }),
  );
}

/** How many writes a command made that was counted to its end. */
export function writesOf({ stderr }: Ended): number {
  return Number(/^writes: (\d+)$/m.exec(stderr)?.[1] ?? Number.NaN);
}

const staff = { sellers: 10, engineers: 3, managers: 2 };

/** A plan of deals with its data, in a folder that is removed after the tests. */
export function planOfDeals(deals = 2_000): string {
  const folder = mkdtempSync(join(tmpdir(), 'ontarget-faults-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const put = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  put('plan/plan.ote', readFileSync(join(root, 'test/bench/performance/plans/crediting/plan.ote'), 'utf8'));
  const rows = staffRows(staff).map(
    ({ values: { payee, role, manager } }) => `${payee},${role},2020-01-01,${manager ?? ''}`,
  );
  put('plan/data/roster.csv', `payee,role,start,manager\n${rows.join('\n')}\n`);
  writeDeals(join(folder, 'plan/data/deals.csv'), deals, staff);
  return folder;
}

/** Every file under a folder with its SHA-256, by path; those of hidden folders and files too. */
export function digests(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    entries
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [
        path.slice(folder.length + 1),
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      ]),
  );
}

/** Whether a folder is whole: it has sums, and every file that they name is what they say. */
export function isWhole(folder: string): boolean {
  const list = join(folder, 'SHA256SUMS');
  if (!existsSync(list)) return false;
  const there = digests(folder);
  return readFileSync(list, 'utf8')
    .trim()
    .split('\n')
    .every((line) => there[line.slice(66)] === line.slice(0, 64));
}
