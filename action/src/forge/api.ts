import { setTimeout as wait } from 'node:timers/promises';

/** The forge refused a request, in its own words. */
export class Refused extends Error {
  readonly status: number;

  constructor(request: string, status: number, said: string) {
    super(`${request} was refused with status ${status}${said === '' ? '.' : `: ${said}`}`);
    this.status = status;
  }

  /** Whether the token may not do it. The forge says 404 of what a token may not see. */
  get isPermission(): boolean {
    return this.status === 403 || this.status === 404;
  }
}

/** The forge could not be reached, or had no time, after all tries. */
export class Unreachable extends Error {}

export interface Answer {
  readonly body: unknown;
  /** Whether another page follows. */
  readonly hasNext: boolean;
}

/** How often a request is tried, and how long it waits for a limit to end. */
const TRIES = 5;
const LONGEST_WAIT = 120_000;

/** GitHub's REST API. The token stands in a header and in nothing that is printed or thrown. */
export class GitHub {
  private readonly base: string;
  private readonly token: string;
  private readonly pause: number;

  /** @param pause milliseconds before the second try; each one after it waits twice as long */
  constructor(base: string, token: string, pause = Number(process.env.ONTARGET_RETRY_MS ?? 1000)) {
    this.base = base.replace(/\/+$/, '');
    this.token = token;
    this.pause = pause;
  }

  /**
   * Sends a request, again where the forge is not there or asks to wait.
   *
   * @param again asked before another try: whether a try without an answer did it after all; then its result
   * @throws Refused, Unreachable
   */
  async send(
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    body?: unknown,
    again?: () => Promise<unknown>,
  ): Promise<Answer> {
    const request = `${method} ${path}`;
    let trouble = '';
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer = await this.once(method, path, body);
      if (typeof answer === 'string') trouble = answer;
      else if (answer.ok) return { body: await answer.json(), hasNext: hasNext(answer) };
      else {
        const said = await messageOf(answer);
        const limit = limitOf(answer, said);
        if (limit === undefined && answer.status < 500) throw new Refused(request, answer.status, said);
        if (limit !== undefined && limit > LONGEST_WAIT)
          throw new Unreachable(`${request}: the forge asks to wait ${Math.ceil(limit / 1000)} seconds.`);
        trouble = `status ${answer.status}`;
        if (limit !== undefined) await wait(limit);
      }
      if (tries === TRIES - 1) break;
      await wait(this.pause * 2 ** tries);
      const done = await again?.();
      if (done !== undefined) return { body: done, hasNext: false };
    }
    throw new Unreachable(`${request} was tried ${TRIES} times: ${trouble}.`);
  }

  /** One try; in words where there was no answer. */
  private async once(method: string, path: string, body: unknown): Promise<Response | string> {
    try {
      return await fetch(`${this.base}${path}`, {
        method,
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `Bearer ${this.token}`,
          'user-agent': 'ontarget-action',
          'x-github-api-version': '2022-11-28',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(30_000),
      });
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError' ? 'no answer' : 'no connection';
    }
  }
}

function hasNext({ headers }: Response): boolean {
  return /<[^>]*>\s*;[^,]*\brel="?next"?/.test(headers.get('link') ?? '');
}

async function messageOf(answer: Response): Promise<string> {
  const body: unknown = await answer.json().catch(() => undefined);
  const message = typeof body === 'object' && body !== null && 'message' in body ? body.message : '';
  return typeof message === 'string' ? message : '';
}

/** How many milliseconds to wait for a limit of requests to end; undefined where none was reached. */
function limitOf({ status, headers }: Response, said: string): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const after = headers.get('retry-after');
  if (after !== null && /^\d+$/.test(after)) return Number(after) * 1000;
  if (headers.get('x-ratelimit-remaining') === '0') {
    const reset = Number(headers.get('x-ratelimit-reset') ?? 0) * 1000;
    return Math.max(0, reset - Date.now());
  }
  // The second limit may come without a header; the forge asks for a minute then.
  if (status === 429 || /secondary rate limit/i.test(said)) return 60_000;
  return undefined;
}
