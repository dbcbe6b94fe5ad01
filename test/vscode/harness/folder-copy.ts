import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A copy of a folder that a test may edit. */
export interface FolderCopy {
  readonly folder: string;
  /** The text of one of its files as it is on disk. */
  text(file: string): Promise<string>;
  remove(): Promise<void>;
}

/** Copies a folder to a temporary place. */
export async function copyFolder(folder: string): Promise<FolderCopy> {
  const copy = await mkdtemp(join(tmpdir(), 'ontarget-examples-'));
  await cp(folder, copy, { recursive: true });
  return {
    folder: copy,
    text: (file) => readFile(join(copy, file), 'utf8'),
    remove: () => rm(copy, { recursive: true }),
  };
}
