/** Keeps one comment on the pull request that says what the change does to plans. */
import { readFileSync } from 'node:fs';
import { GitHub, Refused, Unreachable } from './forge/api.ts';
import { keepComment } from './forge/comments.ts';
import { at, input, readEvent, required, StepFailed, setOutput, step, warn } from './runner.ts';

await step(async () => {
  const event = readEvent();
  const number = at(event, 'pull_request', 'number');
  const repository = at(event, 'repository', 'full_name');
  if (typeof number !== 'number' || typeof repository !== 'string')
    throw new StepFailed('The event is none of a pull request.');
  const file = process.env.BODY_FILE ?? '';
  if (file === '') {
    console.log('There is nothing to comment: the change was not reviewed.');
    return;
  }
  const api = new GitHub(process.env.GITHUB_API_URL || 'https://api.github.com', required('GITHUB_TOKEN'));
  try {
    const kept = await keepComment(api, {
      repository,
      number,
      author: input('COMMENT_AUTHOR') || 'github-actions[bot]',
      marker: `<!-- ontarget:${keyOf(input('COMMENT_KEY') || 'plans')} -->`,
      body: readFileSync(file, 'utf8'),
      // A pull request that touches no plan needs no comment; one that touches none any more has one to correct.
      isNeeded: process.env.TOUCHED !== '0',
    });
    console.log(kept.words);
    if (kept.url !== undefined) setOutput('comment', kept.url);
  } catch (error) {
    if (error instanceof Unreachable)
      warn('No comment', `${error.message} The summary of this run says what it would.`);
    else if (error instanceof Refused && error.isPermission) warn('No comment', forbidden(event, error));
    else if (error instanceof Refused) throw new StepFailed(error.message);
    else throw error;
  }
});

/** Why nothing may be written, and what to do about it. */
function forbidden(event: unknown, { message }: Refused): string {
  const fork =
    at(event, 'pull_request', 'head', 'repo', 'full_name') !== at(event, 'repository', 'full_name');
  const why = fork
    ? 'The pull request comes from a fork, whose runs may not write.'
    : 'Give the job "permissions: pull-requests: write".';
  return `${message} ${why} The summary of this run says what the comment would.`;
}

/** What may stand in a comment of HTML and tells jobs apart. */
function keyOf(text: string): string {
  if (!/^[\w.-]{1,60}$/.test(text))
    throw new StepFailed('"comment-key" is made of letters, digits, dots, hyphens and underscores.');
  return text;
}
