import { writeTogether } from '@ontarget/warehouse/node';
import { reasonOf } from '@ontarget/workspace/node';
import { Failure } from '../failure.ts';
import { shownPath } from './paths.ts';

/** What a disk says that takes no more. */
const FULL = ['ENOSPC', 'EFBIG', 'EDQUOT'];

/**
 * Writes the files of a run so that the folder has all of them or what it had before. What a disk does not take becomes a failure
 * with the folder's name.
 */
export async function writeOutputs<T>(folder: string, write: (staged: string) => Promise<T>): Promise<T> {
  try {
    return await writeTogether(folder, write);
  } catch (problem) {
    const { code, path = '', message = '' } = problem as NodeJS.ErrnoException;
    // DuckDB has no codes of its own.
    const isOfDisk = message.startsWith('IO Error') && message.includes('.writing.');
    if (!FULL.includes(code ?? '') && !path.startsWith(folder) && !isOfDisk) throw problem;
    throw new Failure(
      `${shownPath(folder)} cannot be written: ${isOfDisk ? message : reasonOf(problem)}`,
      'Nothing of this run is in it.',
    );
  }
}
