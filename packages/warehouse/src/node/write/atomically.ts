import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Only the owner may read and write it: the mode of files that hold the pay of single people. */
export const PRIVATE_MODE = 0o600;

/**
 * Writes a file so that it is there whole or not at all: beside its place first, then moved there.
 *
 * @param write writes the path that it is given, which exists, is empty and already has the mode
 */
export async function writeAtomically(
  path: string,
  mode: number,
  write: (path: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.partial`);
  try {
    // Created with its mode, so that there is no moment in which others may read it.
    await (await open(partial, 'w', mode)).close();
    await chmod(partial, mode);
    await write(partial);
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
}
