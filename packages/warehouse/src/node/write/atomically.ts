import { chmod, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
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
    await sync(partial);
    await rename(partial, path);
    await sync(dirname(path));
  } finally {
    await rm(partial, { force: true });
  }
}

/** The mode of folders whose files hold the pay of single people. */
const PRIVATE_FOLDER = 0o700;

/**
 * Makes a folder of files so that it is there whole or not at all: beside its place first, then moved there. A folder that
 * stood there before makes way in the last moment, and is gone then.
 *
 * @param write writes into the folder that it is given, which is empty
 */
export async function writeFolderAtomically(
  path: string,
  write: (folder: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = (what: string) => join(dirname(path), `.${basename(path)}.${process.pid}.${what}`);
  const [partial, before] = [beside('partial'), beside('before')];
  try {
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { mode: PRIVATE_FOLDER });
    await write(partial);
    for (const name of await readdir(partial)) await sync(join(partial, name));
    await sync(partial);
    await rename(path, before).catch(unlessMissing);
    await rename(partial, path);
    await sync(dirname(path));
  } finally {
    await rm(partial, { recursive: true, force: true });
    await rm(before, { recursive: true, force: true });
  }
}

/** Waits until a file or a folder is on the disk, so that no power cut leaves its name without its content. */
export async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } catch (problem) {
    // Windows and some network disks have no folders to wait for.
    if (
      !['EPERM', 'EISDIR', 'EINVAL', 'ENOTSUP', 'EBADF'].includes(
        (problem as NodeJS.ErrnoException).code ?? '',
      )
    )
      throw problem;
  } finally {
    await file.close();
  }
}

function unlessMissing(problem: NodeJS.ErrnoException): void {
  if (problem.code !== 'ENOENT') throw problem;
}
