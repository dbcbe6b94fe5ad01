import type { GitHub } from './api.ts';

/** One comment of a pull request, as far as it is read here. */
interface Comment {
  readonly id: number;
  readonly body: string;
  readonly url: string | undefined;
  readonly author: string | undefined;
}

export interface Wanted {
  /** `owner/name`. */
  readonly repository: string;
  /** Of the pull request. */
  readonly number: number;
  /** Login that the token comments as. */
  readonly author: string;
  /** Stands first in the comment, where no reader sees it, and tells it from others. */
  readonly marker: string;
  readonly body: string;
  /** Whether a comment is made where there is none. */
  readonly isNeeded: boolean;
}

export interface Kept {
  readonly words: string;
  readonly url?: string | undefined;
}

/** No pull request is read beyond so many pages of a hundred comments. */
const MOST_PAGES = 100;

/**
 * Makes the comment, or brings the one that is there up to date. Only a comment of the token's own is: whoever else writes the marker
 * into theirs could change it afterwards.
 */
export async function keepComment(api: GitHub, wanted: Wanted): Promise<Kept> {
  const { repository, number, marker, isNeeded } = wanted;
  const body = `${marker}\n${wanted.body}`;
  const there = await find(api, wanted);
  if (there !== undefined) {
    if (there.body.trimEnd() === body.trimEnd())
      return { words: 'The comment says so already.', url: there.url };
    await api.send('PATCH', `/repos/${repository}/issues/comments/${there.id}`, { body });
    return { words: 'Updated the comment.', url: there.url };
  }
  if (!isNeeded) return { words: 'The change touches no plan, and there is no comment to correct.' };
  let made: Comment | undefined;
  const answer = await api.send(
    'POST',
    `/repos/${repository}/issues/${number}/comments`,
    { body },
    async () => {
      made = await find(api, wanted);
      return made;
    },
  );
  made ??= commentOf(answer.body);
  return { words: 'Made a comment.', url: made?.url };
}

async function find(
  api: GitHub,
  { repository, number, author, marker }: Wanted,
): Promise<Comment | undefined> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const path = `/repos/${repository}/issues/${number}/comments?per_page=100&page=${page}`;
    const { body, hasNext } = await api.send('GET', path);
    const comments = Array.isArray(body) ? body.map(commentOf) : [];
    const own = comments.find((one) => one?.author === author && one.body.startsWith(marker));
    if (own !== undefined) return own;
    if (!hasNext) return undefined;
  }
  return undefined;
}

function commentOf(value: unknown): Comment | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, body, html_url: url, user } = value as Record<string, unknown>;
  if (typeof id !== 'number' || typeof body !== 'string') return undefined;
  const login = typeof user === 'object' && user !== null && 'login' in user ? user.login : undefined;
  return {
    id,
    body,
    url: typeof url === 'string' ? url : undefined,
    author: typeof login === 'string' ? login : undefined,
  };
}
