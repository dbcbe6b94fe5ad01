import { existsSync, readFileSync } from 'node:fs';
import { appendFile, copyFile, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { POSTING_KINDS, type Posting } from '@ontarget/evaluator/engine';
import { canonicalJson } from '@ontarget/evaluator/format';
import { parseRational } from '@ontarget/evaluator/numbers';
import { PRIVATE_MODE, writeAtomically } from '@ontarget/warehouse/node';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** The postings of a ledger file, in its order; none where the file does not exist yet. */
export function readLedger(path: string): Posting[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, index) => {
    const posting = parsed(line);
    if (posting === undefined) {
      throw new Failure(
        `line ${index + 1} of the ledger ${path} is not a posting`,
        'The ledger is only ever added to by `ontarget close`; restore it from a copy.',
        EXIT.errors,
      );
    }
    return posting;
  });
}

/**
 * Adds postings to the end of a ledger. Either all of them are in it afterwards or none: the file is written beside
 * its place and then moved there.
 */
export async function appendToLedger(path: string, postings: readonly Posting[]): Promise<void> {
  await writeAtomically(path, PRIVATE_MODE, async (partial) => {
    if (existsSync(path)) await copyFile(path, partial);
    await appendFile(partial, postings.map((posting) => `${canonicalJson(posting)}\n`).join(''));
    const file = await open(partial, 'r+');
    await file.sync();
    await file.close();
  });
}

/**
 * Does something while nobody else may close a period on the same ledger. The lock is a file beside it that holds the
 * id of the process; one that was left behind must be removed by hand, since its owner may be on another machine.
 */
export async function withLedgerLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`;
  await mkdir(dirname(path), { recursive: true });
  try {
    const file = await open(lock, 'wx', PRIVATE_MODE);
    await file.writeFile(String(process.pid));
    await file.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const owner = await readFile(lock, 'utf8').catch(() => '');
    throw new Failure(
      `somebody else is closing a period on ${path} (process ${owner})`,
      `Wait until it is done. If nobody is, remove ${lock} and try again.`,
    );
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

function parsed(line: string): Posting | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isPosting(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const TEXTS = [
  'run',
  'payee',
  'component',
  'earnedIn',
  'postedIn',
  'amount',
  'currency',
  'evaluator',
] as const;

function isPosting(value: unknown): value is Posting {
  if (typeof value !== 'object' || value === null) return false;
  const posting = value as Record<keyof Posting, unknown>;
  return (
    TEXTS.every((name) => typeof posting[name] === 'string') &&
    parseRational(String(posting.amount)).ok &&
    Number.isSafeInteger(posting.seq) &&
    (POSTING_KINDS as readonly unknown[]).includes(posting.kind) &&
    Array.isArray(posting.causes) &&
    posting.causes.every((cause) => typeof cause === 'string')
  );
}
