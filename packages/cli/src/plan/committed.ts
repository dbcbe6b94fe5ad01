import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { relative } from 'node:path';
import { pathOfUri, type Snapshot } from '@ontarget/workspace/node';
import type { SourceFile } from '../registry/in-toto.ts';
import { Refusal } from '../registry/refusal.ts';
import { sha256 } from '../registry/sha256.ts';

/** The texts that a plan was compiled from, and the commit that holds them. */
export interface Sources {
  readonly files: readonly SourceFile[];
  /** Undefined outside of git. */
  readonly commit?: string;
  /** The address of the repository's remote `origin`, without credentials. */
  readonly repository?: string;
}

/** How many files a refusal names. */
const MOST_NAMED = 5;

/**
 * The sources of a plan as git has them.
 *
 * @throws Refusal `dirty-tree` where anything that git follows was changed since its last commit, or where a file of the
 *   plan is not in it: the provenance names a commit, and whoever checks it out has to get the same plan
 */
export function committedSources(snapshot: Snapshot): Sources {
  const { project, documents, plan } = snapshot;
  const uris = documents.map(({ uri }) => uri.toString());
  const paths = [...uris, ...(project.uri === undefined ? [] : [project.uri])].map((uri) =>
    realpathSync(pathOfUri(uri)),
  );
  const folder = realpathSync(pathOfUri(plan.folder));
  const top = git(folder, ['rev-parse', '--show-toplevel'])?.trim();
  const from = realpathSync(top ?? pathOfUri(project.folder));
  const files = paths
    .map((path) => ({
      name: relative(from, path).replaceAll('\\', '/'),
      sha256: sha256(readFileSync(path)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  if (top === undefined) return { files };

  const commit = git(top, ['rev-parse', '--verify', '--quiet', 'HEAD'])?.trim();
  if (commit === undefined) throw dirty('nothing is committed yet', []);
  const changes = split(git(top, ['status', '--porcelain=v1', '-z', '--untracked-files=no', '--no-renames']));
  if (changes.length > 0)
    throw dirty(
      'files were changed and not committed',
      changes.map((change) => change.slice(3)),
    );
  const followed = new Set(split(git(top, ['ls-files', '-z'])));
  const unknown = files.map(({ name }) => name).filter((name) => !followed.has(name));
  if (unknown.length > 0) throw dirty('the plan is made of files that git does not follow', unknown);
  const remote = withoutCredentials(git(top, ['remote', 'get-url', 'origin'])?.trim());
  return { files, commit, ...(remote === undefined ? {} : { repository: remote }) };
}

function dirty(what: string, names: readonly string[]): Refusal {
  const shown = names.slice(0, MOST_NAMED).map((name) => `\n  ${name}`);
  const more = names.length > MOST_NAMED ? `\n  and ${names.length - MOST_NAMED} more` : '';
  return new Refusal(
    'dirty-tree',
    `${what}${shown.join('')}${more}`,
    'Commit what the plan shall pay, or put the changes aside with `git stash`.',
  );
}

/** An address without `user:password@`: remotes of build servers often hold a token. */
function withoutCredentials(remote: string | undefined): string | undefined {
  if (remote === undefined || !URL.canParse(remote)) return remote;
  const url = new URL(remote);
  if (!['https:', 'http:', 'ssh:', 'git:'].includes(url.protocol)) return remote;
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  return url.href;
}

function split(text: string | undefined): string[] {
  return (text ?? '').split('\0').filter(Boolean);
}

/** What git says; undefined where it says no, or where there is no git. */
function git(cwd: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return status === 0 ? stdout : undefined;
}
