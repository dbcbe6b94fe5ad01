import type { Failure } from '../failure.ts';
import { basicCredentials, PASSWORD_VARIABLE, USER_VARIABLE } from './credentials.ts';
import { member } from './json.ts';
import { isLoopback, type Reference } from './reference.ts';
import { Refusal } from './refusal.ts';

/** A request of the distribution protocol; the path is below the registry's `/v2/`, or a whole address it gave us. */
export interface Ask {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly address: string;
  /** What it needs to be allowed, in the words of token authentication. */
  readonly scope: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

/** How long an answer may take, in milliseconds. */
const PATIENCE = 60_000;

/** Speaks HTTP with one registry: addresses, authentication (basic and token) and failures in words. */
export class RegistryHttp {
  readonly #reference: Reference;
  /** Scope → the header that was let in with it. */
  readonly #allowed = new Map<string, string>();

  constructor(reference: Reference) {
    this.#reference = reference;
  }

  /** The answer, whatever its status but 401: credentials are shown only where they are asked for. */
  async ask(ask: Ask): Promise<Response> {
    const first = await this.#send(ask, this.#allowed.get(ask.scope));
    if (first.status !== 401) return first;
    await first.body?.cancel();
    const authorization = await this.#authorize(first.headers.get('www-authenticate') ?? '', ask.scope);
    if (authorization === undefined) throw this.#denied('asks who you are, and there is nothing to tell it');
    const second = await this.#send(ask, authorization);
    if (second.status === 401) throw this.#denied('does not take these credentials');
    this.#allowed.set(ask.scope, authorization);
    return second;
  }

  /** The failure of an answer that is not what was asked for. */
  async failure(response: Response, what: string): Promise<Failure> {
    const text = (await response.text().catch(() => '')).slice(0, 2000);
    if (response.status === 403) return this.#denied(`does not let you ${what}`);
    return new Refusal(
      'registry-failed',
      `${this.#reference.host} could not ${what}: it answers ${response.status}${errorCode(text)}`,
      'Nothing was published as long as this is said; try again, or ask who runs the registry.',
    );
  }

  async #send({ method, address, headers, body }: Ask, authorization: string | undefined): Promise<Response> {
    const { origin } = this.#reference;
    const url = new URL(address, `${origin}/v2/`);
    // A registry may hand an upload to another host, which has no business with the credentials of this one.
    const own = url.origin === new URL(origin).origin;
    if (!own && url.protocol !== 'https:' && !isLoopback(url.host))
      throw this.#unreachable(`it sends us to ${url.protocol}//${url.host}, which anybody may read`);
    try {
      return await fetch(url, {
        method,
        headers: {
          ...headers,
          ...(authorization === undefined || !own ? {} : { authorization }),
        },
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch (error) {
      throw this.#unreachable(causeOf(error));
    }
  }

  /** The header that answers a challenge; undefined where there are no credentials for it. */
  async #authorize(challenge: string, scope: string): Promise<string | undefined> {
    const basic = basicCredentials(this.#reference.host);
    if (/^basic\b/i.test(challenge)) return basic;
    if (!/^bearer\b/i.test(challenge)) return undefined;
    const said = Object.fromEntries(
      [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    );
    const realm = URL.canParse(said.realm ?? '') ? new URL(said.realm ?? '') : undefined;
    if (realm === undefined || (realm.protocol !== 'https:' && !isLoopback(realm.host)))
      throw this.#denied('names no safe place that gives tokens');
    if (said.service !== undefined) realm.searchParams.set('service', said.service);
    realm.searchParams.set('scope', said.scope ?? scope);
    let response: Response;
    try {
      response = await fetch(realm, {
        headers: basic === undefined ? {} : { authorization: basic },
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch (error) {
      throw this.#unreachable(causeOf(error));
    }
    if (!response.ok) throw this.#denied('gives no token for these credentials');
    const answer: unknown = await response.json().catch(() => undefined);
    const token = member(answer, 'token') ?? member(answer, 'access_token');
    return typeof token === 'string' ? `Bearer ${token}` : undefined;
  }

  #denied(what: string): Refusal {
    return new Refusal(
      'registry-denied',
      `${this.#reference.host} ${what}`,
      `Set ${USER_VARIABLE} and ${PASSWORD_VARIABLE}, or log in with docker or oras.`,
    );
  }

  #unreachable(why: string): Refusal {
    return new Refusal(
      'registry-unreachable',
      `${this.#reference.host} cannot be reached: ${why}`,
      'Check the name and the network; nothing was published.',
    );
  }
}

/** The distribution specification's code of an error, where the answer has one. */
function errorCode(text: string): string {
  try {
    const [first] = member(JSON.parse(text), 'errors') as readonly unknown[];
    const code = member(first, 'code');
    return typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? ` ${code}` : '';
  } catch {
    return '';
  }
}

function causeOf(error: unknown): string {
  const { cause, name } = error as { cause?: { code?: unknown; message?: unknown }; name?: unknown };
  if (name === 'TimeoutError') return `no answer within ${PATIENCE / 1000} seconds`;
  return String(cause?.code ?? cause?.message ?? name);
}
