import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const TOKEN = 'ghs_CanaryToken0123456789';
export const BOT = 'github-actions[bot]';

/** A comment as the forge gives it. */
export interface ForgeComment {
  readonly id: number;
  body: string;
  readonly html_url: string;
  readonly user: { readonly login: string };
}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly body: { readonly body?: string };
}

/** What goes wrong with a request: an answer of the forge instead of its own, after doing what was asked or without. */
export interface Trouble {
  readonly method: string;
  readonly status: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the request is carried out although its answer says otherwise. */
  readonly isDone?: boolean;
  /** How many requests it befalls. */
  times: number;
}

/** Stands where the forge's API would, with its comments of one pull request; records what is asked of it. */
export class Forge {
  readonly requests: Request[] = [];
  readonly comments: ForgeComment[] = [];
  readonly troubles: Trouble[] = [];
  private readonly server: Server;

  private constructor(server: Server) {
    this.server = server;
  }

  static async start(): Promise<Forge> {
    const server = createServer();
    const forge = new Forge(server);
    server.on('request', (request, response) => void forge.answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return forge;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  add(body: string, login = BOT): ForgeComment {
    const id = 1000 + this.comments.length;
    const comment = { id, body, html_url: `https://forge.example/pull/2#comment-${id}`, user: { login } };
    this.comments.push(comment);
    return comment;
  }

  /** What was written: methods and paths of all requests but reads. */
  get writes(): string[] {
    return this.requests
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path }) => `${method} ${path}`);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    const { method = '', url: path = '' } = request;
    const asked: Request = { method, path, body: text === '' ? {} : (JSON.parse(text) as Request['body']) };
    this.requests.push(asked);
    const say = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    if (request.headers.authorization !== `Bearer ${TOKEN}`)
      return void say(401, { message: 'Bad credentials' });
    const trouble = this.troubles.find((one) => one.method === method && one.times > 0);
    if (trouble !== undefined) {
      trouble.times -= 1;
      if (trouble.isDone) this.carryOut(asked);
      return void say(trouble.status, { message: trouble.message ?? 'Trouble' }, trouble.headers);
    }
    const done = this.carryOut(asked);
    if (done === undefined) return void say(404, { message: 'Not Found' });
    say(done.status, done.body, done.headers);
  }

  private carryOut({ method, path, body }: Request) {
    const { pathname, searchParams } = new URL(path, this.url);
    const all = '/repos/Codertocat/Hello-World/issues/2/comments';
    if (method === 'GET' && pathname === all) {
      const [size, page] = [Number(searchParams.get('per_page')), Number(searchParams.get('page'))];
      const isLast = page * size >= this.comments.length;
      const next = `<${this.url}${all}?per_page=${size}&page=${page + 1}>; rel="next", <${this.url}${all}?page=9>; rel="last"`;
      const shown = this.comments.slice((page - 1) * size, page * size);
      return { status: 200, body: shown, headers: isLast ? {} : { link: next } };
    }
    if (method === 'POST' && pathname === all)
      return { status: 201, body: this.add(body.body ?? ''), headers: {} };
    const id = /^\/repos\/Codertocat\/Hello-World\/issues\/comments\/(\d+)$/.exec(pathname)?.[1];
    const comment = this.comments.find((one) => String(one.id) === id);
    if (method !== 'PATCH' || comment === undefined) return undefined;
    comment.body = body.body ?? '';
    return { status: 200, body: comment, headers: {} };
  }
}
