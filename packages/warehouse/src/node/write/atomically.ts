import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Only the owner may read and write it: the mode of files that hold the pay of single people. */
export const PRIVATE_MODE = 0o600;

/**
 * Writes a file so that it is there whole or not at all: beside its place first, then moved there.
 *
 * @param mode of the file; others may read it at no moment unless it says so
 * @param write writes the path that it is given, which exists and is empty
 */
export async function writeAtomically(
  path: string,
  mode: number,
  write: (path: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.partial`);
  try {
    // Ours to write even where the file will be read-only.
    const writable = mode | 0o200;
    await (await open(partial, 'w', writable)).close();
    await chmod(partial, writable);
    await write(partial);
    await chmod(partial, mode);
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
}
