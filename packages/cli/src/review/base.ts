import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../failure.ts';

/** A repository's working tree beside the revision that it is compared with. */
export interface Base {
  /** Folder of the working tree. */
  readonly top: string;
  /** Folder of a whole copy of the earlier revision. */
  readonly earlier: string;
  /** The commit that the working tree is compared with: where it parted from the base. */
  readonly commit: string;
  /** Paths from the top that differ from it, also of files that git does not know yet, sorted. */
  readonly changed: readonly string[];
}

/**
 * Runs `work` beside a copy of the revision where HEAD parted from `revision`: what has happened there since is no part of the change.
 * The copy lies in a temporary folder and is gone afterwards.
 *
 * @throws Failure where there is no repository, no such revision, or too little of the history to tell
 */
export async function withBase<T>(
  revision: string,
  cwd: string,
  work: (base: Base) => Promise<T>,
): Promise<T> {
  const top = realpathSync(git(['rev-parse', '--show-toplevel'], cwd, 'this is no git repository').trim());
  const named = git(
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`],
    top,
    `there is no revision ${revision}`,
    'In a shallow clone it may be missing: fetch the whole history (`git fetch --unshallow`; fetch-depth: 0 in a workflow).',
  ).trim();
  const commit = git(
    ['merge-base', named, 'HEAD'],
    top,
    `it cannot be told where this change parted from ${revision}`,
    'In a shallow clone the commit may be missing: fetch the whole history (`git fetch --unshallow`; fetch-depth: 0 in a workflow).',
  ).trim();
  const changed = [
    ...paths(git(['diff', '--name-only', '-z', '--no-renames', commit, '--'], top)),
    ...paths(git(['ls-files', '-z', '--others', '--exclude-standard'], top)),
  ].sort();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ontarget-review-')));
  const earlier = join(folder, 'earlier');
  // A hook of the user's own would run for the copy, too.
  const worktree = ['-c', 'core.hooksPath=/dev/null', 'worktree'];
  try {
    git([...worktree, 'add', '--quiet', '--detach', '--force', earlier, commit], top, 'git cannot copy it');
    return await work({ top, earlier, commit, changed });
  } finally {
    if (existsSync(earlier)) git([...worktree, 'remove', '--force', earlier], top);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Paths from the top of the plan texts that git knows or would take, in the working tree. */
export function planTexts(top: string): readonly string[] {
  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', '*.ote'];
  return [...new Set(paths(git(listed, top)))].filter((path) => existsSync(join(top, path)));
}

function paths(answer: string): string[] {
  return answer.split('\0').filter(Boolean);
}

function git(args: readonly string[], cwd: string, problem?: string, hint?: string): string {
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error !== undefined) throw new Failure('git cannot be run', 'Install git.');
  if (status === 0) return stdout;
  throw new Failure(problem ?? `git ${args[0]} ended with status ${status}: ${stderr.trim()}`, hint);
}
