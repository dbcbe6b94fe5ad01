import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What a process of Node prints that runs one of this folder's files; fails with what it complained of. */
export function childJson<T>(file: string, args: readonly string[]): T {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, file), ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${file} ended with ${status}:\n${stderr}`);
  return JSON.parse(stdout) as T;
}
