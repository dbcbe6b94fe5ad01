import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type Digest, isDigest } from '@ontarget/evaluator/format';
import { parseDate } from '@ontarget/evaluator/numbers';
import { writeAtomically } from '@ontarget/warehouse/node';
import { Failure } from '../failure.ts';
import type { Inspected } from './inspect.ts';
import { member, textAt } from './json.ts';
import type { Finding } from './store.ts';

/** The file that says by which versions a project pays; it is committed, and changes under review. */
export const LOCK_FILE = 'ontarget.lock';

/** Plan → first day in force → what the version is. */
export type Lock = Readonly<Record<string, Readonly<Record<string, LockedVersion>>>>;

export interface LockedVersion {
  /** The digest of its meaning. */
  readonly digest: Digest;
  /** The digest of its manifest: of all of its files, and of who signed them. */
  readonly manifest: Digest;
}

/** Reads a lock file; undefined where there is none. */
export function readLock(file: string): Lock | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (textAt(value, 'lock') !== '1') throw new Error();
    const plans = Object.entries(member(value, 'plans') as object);
    return Object.fromEntries(
      plans.map(([plan, days]) => [
        plan,
        Object.fromEntries(
          Object.entries(days as object).map(([day, version]) => [day, readVersion(day, version)]),
        ),
      ]),
    );
  } catch {
    throw new Failure(
      `${file} is no lock file that this ontarget reads`,
      'Restore it from version control; `ontarget pull` writes it.',
    );
  }
}

function readVersion(day: string, value: unknown): LockedVersion {
  const digest = textAt(value, 'digest');
  const manifest = textAt(value, 'manifest');
  if (!isDigest(digest) || !isDigest(manifest) || !parseDate(day).ok) throw new Error();
  return { digest, manifest };
}

/** Writes a lock file: plans and days in their order, so that a change shows as the lines that it is. */
export async function writeLock(file: string, lock: Lock): Promise<void> {
  const sorted = Object.fromEntries(
    Object.keys(lock)
      .sort()
      .map((plan) => [plan, sortedDays(lock[plan] ?? {})]),
  );
  const text = `${JSON.stringify({ lock: '1', plans: sorted }, null, 2)}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  await writeAtomically(file, 0o644, (partial) => writeFile(partial, text));
}

function sortedDays(days: Lock[string]): Lock[string] {
  return Object.fromEntries(Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The lock with all versions of a plan as they are. */
export function locked(lock: Lock, plan: string, versions: readonly Inspected[]): Lock {
  const days = versions.flatMap(({ from, digest, manifest }) =>
    digest === undefined || manifest === undefined ? [] : [[from, { digest, manifest }] as const],
  );
  return { ...lock, [plan]: Object.fromEntries(days) as Lock[string] };
}

/** Where the versions of a plan are not those that are locked. */
export function drift(lock: Lock, plan: string, versions: readonly Inspected[], place: string): Finding[] {
  const days = lock[plan] ?? {};
  const found = versions.flatMap(({ from, manifest, name }): Finding[] => {
    const version = days[from];
    if (version === undefined)
      return [
        { code: 'lock-unknown', file: name, message: 'is not in the lock file', found: manifest ?? 'none' },
      ];
    if (version.manifest === manifest) return [];
    return [
      {
        code: 'lock-changed',
        file: name,
        message: 'is another version than the one that is locked',
        expected: version.manifest,
        found: manifest ?? 'none',
      },
    ];
  });
  const gone = Object.entries(days)
    .filter(([day]) => !versions.some(({ from }) => from === day))
    .map(
      ([day, { manifest }]): Finding => ({
        code: 'lock-missing',
        file: `${place}/${plan}/${day}`,
        message: 'is locked, and not here',
        expected: manifest,
      }),
    );
  return [...found, ...gone];
}
