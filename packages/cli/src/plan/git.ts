import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { FileProblem, type FileSystem, type FolderEntry, pathOfUri } from '@ontarget/workspace/node';
import { Failure } from '../failure.ts';

/** A folder as it was at a revision of git: `main:plans/sales`, `HEAD~1:.`. */
export interface Revision {
  readonly revision: string;
  readonly folder: string;
}

/** What an argument names at a revision; undefined for a path. A drive letter is no revision. */
export function revisionIn(argument: string): Revision | undefined {
  const [, revision = '', folder = ''] = /^([^:]{2,}):(.*)$/.exec(argument) ?? [];
  return revision === '' || existsSync(argument)
    ? undefined
    : { revision, folder: folder === '' ? '.' : folder };
}

/**
 * The files of the repository around a folder as they were at a revision, read from git without touching the working tree.
 *
 * @throws Failure where there is no git, no repository, or no such revision
 */
export function filesAt({ revision, folder }: Revision): FileSystem {
  const start = resolve(folder);
  const existing = nearestFolder(start);
  const top = git(['rev-parse', '--show-toplevel'], existing, `${folder} lies in no git repository`).trim();
  const commit = git(
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`],
    top,
    `there is no revision ${revision}`,
  ).trim();
  const pathIn = (uri: string): string => relative(top, pathOfUri(uri)).replaceAll('\\', '/');
  const ask = (args: readonly string[], uri: string): string => {
    const answer = run(args, top);
    if (answer === undefined) throw new FileProblem(uri, `it does not exist at ${revision}`);
    return answer;
  };
  return {
    async readFile(uri) {
      return ask(['cat-file', 'blob', `${commit}:${pathIn(uri)}`], uri);
    },
    async list(uri) {
      const path = pathIn(uri);
      const tree = path === '' ? commit : `${commit}:${path}`;
      const entries = ask(['ls-tree', '-z', tree], uri).split('\0').filter(Boolean);
      return entries.map((entry): FolderEntry => {
        const [, kind = '', name = ''] = /^\d+ (\w+) \w+\t(.*)$/s.exec(entry) ?? [];
        return { name, kind: kind === 'tree' ? 'folder' : 'file' };
      });
    },
    async exists(uri) {
      const path = pathIn(uri);
      return (
        !path.startsWith('..') &&
        run(['cat-file', '-e', path === '' ? commit : `${commit}:${path}`], top) !== undefined
      );
    },
  };
}

/** The folder itself, or the first one above it that is there still. */
function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(join(folder, '..'));
}

function git(args: readonly string[], cwd: string, problem: string): string {
  const answer = run(args, cwd);
  if (answer === undefined) throw new Failure(problem, 'Name a revision and a folder: HEAD~1:plans/sales.');
  return answer;
}

/** What git says; undefined where it says no. */
function run(args: readonly string[], cwd: string): string | undefined {
  const { status, stdout, error } = spawnSync('git', args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error !== undefined) {
    throw new Failure(
      'git cannot be run, and a revision can only be read from it',
      'Install git, or name two folders or evaluators.',
    );
  }
  return status === 0 ? stdout : undefined;
}
