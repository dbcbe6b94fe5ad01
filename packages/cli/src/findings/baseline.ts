import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { writeAtomically } from '@ontarget/warehouse/node';
import { Failure } from '../failure.ts';
import type { Finding } from './finding.ts';
import type { StaleEntry } from './report.ts';

/** A kind of problem that a plan had when the baseline was written, and how many of it. */
export interface BaselineEntry {
  readonly code: string;
  readonly fingerprint: string;
  readonly count: number;
  /** Where it was, from the baseline's folder: for its reader, the problem is found again in any file. */
  readonly file: string;
}

/** Findings, each told to be known or new, and the entries that fit less than they count. */
export interface Compared {
  readonly findings: readonly Finding[];
  readonly stale: readonly StaleEntry[];
}

const VERSION = 1;

/**
 * Tells the findings that a baseline knows from new ones. Problems of one code and fingerprint are counted: of three where
 * the baseline has two, the third is new.
 *
 * @throws Failure where there is no such file, or it is no baseline
 */
export function compareWith(path: string, findings: readonly Finding[]): Compared {
  const left = new Map(readBaseline(path).map((entry) => [keyOf(entry), { ...entry }]));
  const marked = findings.map((finding): Finding => {
    const entry = left.get(keyOf(finding));
    if (entry === undefined || entry.count === 0) return { ...finding, known: false };
    entry.count -= 1;
    return { ...finding, known: true };
  });
  const folder = dirname(resolve(path));
  const stale = [...left.values()]
    .filter(({ count }) => count > 0)
    .map(({ file, ...entry }) => ({ ...entry, path: join(folder, file) }));
  return { findings: marked, stale };
}

/** Writes what there is as the new baseline, in an order that merges well. */
export async function writeBaseline(path: string, findings: readonly Finding[]): Promise<void> {
  const folder = dirname(resolve(path));
  const counted = Map.groupBy(findings, keyOf);
  const entries = [...counted.values()].flatMap((same): BaselineEntry[] => {
    const [first] = same;
    if (first === undefined) return [];
    const file = relative(folder, first.path).replaceAll('\\', '/');
    return [{ code: first.code, file, fingerprint: first.fingerprint, count: same.length }];
  });
  const told = (entry: BaselineEntry) => `${entry.file}\n${entry.code}\n${entry.fingerprint}`;
  entries.sort((a, b) => (told(a) < told(b) ? -1 : 1));
  const text = `${JSON.stringify({ version: VERSION, problems: entries }, null, 2)}\n`;
  await writeAtomically(path, 0o644, (partial) => writeFile(partial, text));
}

function keyOf({ code, fingerprint }: Pick<BaselineEntry, 'code' | 'fingerprint'>): string {
  return `${code} ${fingerprint}`;
}

function readBaseline(path: string): readonly BaselineEntry[] {
  if (!existsSync(path))
    throw new Failure(`there is no baseline ${path}`, 'Write one with --update-baseline.');
  const value = parsed(path);
  const { version, problems } = (value ?? {}) as { version?: unknown; problems?: unknown };
  if (version !== VERSION || !Array.isArray(problems) || !problems.every(isEntry))
    throw new Failure(
      `${path} is no baseline of this version`,
      'Write it anew with --update-baseline; what it holds is made by the tool.',
    );
  return problems;
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Failure(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { code, fingerprint, count, file } = value as Record<string, unknown>;
  const isCount = typeof count === 'number' && Number.isSafeInteger(count) && count > 0;
  return [code, fingerprint, file].every((one) => typeof one === 'string') && isCount;
}
