import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PRIVATE_MODE, sync, writeAtomically } from './atomically.ts';

/** The file that says which files of a folder belong together, as `sha256sum --check` reads it. */
export const SUMS = 'SHA256SUMS';

/**
 * Writes files that belong together into a folder that may hold others. All are written beside their places first; then the sums of
 * what was there are taken away, the files are moved to their places, and their own sums come last. So whoever stops it at any
 * moment leaves what was there before, or no sums, or all that is new: a folder whose sums are right is whole.
 *
 * @param write writes into a folder of its own, which is empty; a folder in it is moved as a whole
 */
export async function writeTogether<T>(folder: string, write: (staged: string) => Promise<T>): Promise<T> {
  const made = await mkdir(folder, { recursive: true });
  await removeLeft(folder);
  const staged = join(folder, `${STAGED}${process.pid}`);
  try {
    await mkdir(staged, { mode: 0o700 });
    const result = await write(staged);
    const names = (await readdir(staged)).sort();
    const sums = await sumsOf(staged);
    await writeAtomically(join(staged, SUMS), PRIVATE_MODE, (path) => writeFile(path, sums));
    await sync(staged);
    await rm(join(folder, SUMS), { force: true });
    await sync(folder);
    for (const name of names)
      await place(join(staged, name), join(folder, name), join(staged, `before ${name}`));
    await sync(folder);
    await rename(join(staged, SUMS), join(folder, SUMS));
    await sync(folder);
    return result;
  } catch (problem) {
    await rm(staged, { recursive: true, force: true });
    if (made !== undefined) await rmdir(folder).catch(() => undefined);
    throw problem;
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

const STAGED = '.writing.';

/** Moves a file or a folder to its place; a folder cannot be moved over one that holds something. */
async function place(from: string, to: string, before: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (problem) {
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes((problem as NodeJS.ErrnoException).code ?? ''))
      throw problem;
    await rename(to, before);
    await rename(from, to);
  }
}

/** Removes what processes left that are no more. */
async function removeLeft(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const owner = name.startsWith(STAGED) ? Number(name.slice(STAGED.length)) : Number.NaN;
    if (Number.isInteger(owner) && !isAlive(owner))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(owner: number): boolean {
  if (owner === process.pid) return false;
  try {
    process.kill(owner, 0);
    return true;
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A line for each file of a folder and of the folders in it, by path. */
async function sumsOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, name: path.slice(folder.length + 1).replaceAll('\\', '/') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const lines: string[] = [];
  for (const { path, name } of paths) lines.push(`${await sumOf(path)}  ${name}\n`);
  return lines.join('');
}

/** SHA-256 of a file, as hexadecimal digits. */
export async function sumOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
