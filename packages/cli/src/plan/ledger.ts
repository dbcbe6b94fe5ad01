import { existsSync, readFileSync } from 'node:fs';
import { appendFile, copyFile, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Posting, parseLedger, printPostings, RunRefused } from '@ontarget/evaluator/engine';
import { PRIVATE_MODE, writeAtomically } from '@ontarget/warehouse/node';
import { reasonOf } from '@ontarget/workspace/node';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** The postings of a ledger file, in its order; none where the file does not exist yet. */
export function readLedger(path: string): readonly Posting[] {
  if (!existsSync(path)) return [];
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Failure(`the ledger ${path} cannot be read: ${reasonOf(error)}`);
  }
  try {
    return parseLedger(text);
  } catch (error) {
    if (!(error instanceof RunRefused)) throw error;
    throw new Failure(
      `${path}: ${error.message}`,
      'The ledger is only ever added to by `ontarget close`; restore it from a copy.',
      EXIT.errors,
    );
  }
}

/**
 * Adds postings to the end of a ledger. Either all of them are in it afterwards or none: the file is written beside
 * its place and then moved there.
 */
export async function appendToLedger(path: string, postings: readonly Posting[]): Promise<void> {
  await writeAtomically(path, PRIVATE_MODE, async (partial) => {
    if (existsSync(path)) await copyFile(path, partial);
    await appendFile(partial, printPostings(postings));
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
