import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Seconds of a process of Node from its start to its end; fails with what it printed where it fails. */
export function nodeSeconds(args: readonly string[], env: NodeJS.ProcessEnv = {}): number {
  const { CI: _, ...inherited } = process.env;
  const started = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...inherited, ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}:\n${stderr}`);
  return seconds;
}

/** Seconds of the built command, everything included. */
export function ontargetSeconds(args: readonly string[], env: NodeJS.ProcessEnv = {}): number {
  return nodeSeconds(['packages/cli/bin/ontarget', ...args], env);
}

/** Runs several things in turn, so that a busy moment of the machine falls on all of them; the first round warms up. */
export function inTurn<K extends string>(
  runs: number,
  things: Readonly<Record<K, () => number>>,
): Record<K, number[]> {
  const names = Object.keys(things) as K[];
  const found = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = 0; round <= runs; round += 1) {
    for (const name of names) {
      const seconds = things[name]();
      if (round > 0) found[name].push(seconds);
    }
  }
  return found;
}
