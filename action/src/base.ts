import { spawnSync } from 'node:child_process';
import { at } from './runner.ts';

/** No commit: what a push of a new branch has before it. */
const NONE = /^0+$/;

/**
 * The commit that a change is compared with; undefined where the event has none. For a pull request that is its base, as the forge
 * merged it for this run: where the checkout is that merge, its first parent, since the base may have gone on after the event was
 * sent.
 */
export function baseOf(event: unknown): string | undefined {
  const base = at(event, 'pull_request', 'base', 'sha');
  const head = at(event, 'pull_request', 'head', 'sha');
  if (typeof base === 'string')
    return git('rev-parse', '--verify', '--quiet', 'HEAD^2') === head ? 'HEAD^1' : base;
  const before = at(event, 'before');
  return typeof before === 'string' && !NONE.test(before) ? before : undefined;
}

function git(...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd: process.env.GITHUB_WORKSPACE, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
