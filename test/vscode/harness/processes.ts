import { readdir, readFile } from 'node:fs/promises';

/**
 * The ids of the processes that run a script of an extension, found among those of this machine by the folder that
 * the session's extensions are in, so that no other session's are touched. Linux only.
 */
export async function processesOf(extensions: string, script: string): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found: number[] = [];
  for (const id of ids) {
    // A process that ended since it was listed has no command line any more.
    const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    if (command.split('\0').some((part) => part.startsWith(extensions) && part.endsWith(script))) {
      found.push(Number(id));
    }
  }
  return found;
}
