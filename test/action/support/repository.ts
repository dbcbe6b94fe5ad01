import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

/** Files of a commit by their paths; null removes one. */
export type Files = Readonly<Record<string, string | null>>;

/** A real git repository in a temporary folder. Times and people of its commits are fixed, so that its hashes are, too. */
export class Repository {
  readonly folder: string;
  private commits = 0;

  constructor(files: Files) {
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'ontarget-repository-')));
    afterAll(() => rmSync(this.folder, { recursive: true, force: true }));
    this.git('init', '--quiet', '--initial-branch=main');
    this.commit('Begin', files);
  }

  /** Runs git and gives what it prints. */
  git(...args: string[]): string {
    const when = `2027-01-${String(this.commits + 1).padStart(2, '0')}T12:00:00Z`;
    const { status, stdout, stderr } = spawnSync('git', args, {
      cwd: this.folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        GIT_AUTHOR_DATE: when,
        GIT_COMMITTER_DATE: when,
        GIT_AUTHOR_NAME: 'A Analyst',
        GIT_COMMITTER_NAME: 'A Analyst',
        GIT_AUTHOR_EMAIL: 'a@example.com',
        GIT_COMMITTER_EMAIL: 'a@example.com',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
      },
    });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout.trim();
  }

  /** Writes files into the working tree. */
  write(files: Files): void {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.folder, path);
      if (text === null) rmSync(file);
      else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    }
  }

  /** Commits a change of files on the branch that is checked out; gives the commit. */
  commit(message: string, files: Files): string {
    this.write(files);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--no-verify', '--message', message);
    this.commits += 1;
    return this.git('rev-parse', 'HEAD');
  }

  /** A branch from where the working tree is, with one commit on it. */
  change(files: Files, branch = 'change'): this {
    this.git('switch', '--quiet', '--create', branch);
    this.commit('Change', files);
    return this;
  }
}
