import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from './repository.ts';

interface Commit {
  sha: string;
}
interface PullRequestEvent {
  pull_request: { base: Commit; head: Commit & { repo: { full_name: string; fork: boolean } } };
}

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, `../fixtures/${name}.json`), 'utf8'));
}

/** A pull request of `change` into `main`, as GitHub tells that it got another commit. */
export function pullRequest(
  repository: Repository,
  { fork = false } = {},
): { name: string; payload: object } {
  const payload = fixture('pull_request.synchronize') as PullRequestEvent;
  payload.pull_request.base.sha = repository.git('rev-parse', 'main');
  payload.pull_request.head.sha = repository.git('rev-parse', 'change');
  if (fork) Object.assign(payload.pull_request.head.repo, { full_name: 'somebody/Hello-World', fork: true });
  return { name: 'pull_request', payload };
}

/** A push to the branch that is checked out, with what was there before. */
export function push(repository: Repository, before: string): { name: string; payload: object } {
  const payload = fixture('push') as { before: string; after: string; ref: string };
  Object.assign(payload, { before, after: repository.git('rev-parse', 'HEAD'), ref: 'refs/heads/main' });
  return { name: 'push', payload };
}
