import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const bin = process.env.ONTARGET_COMMAND ?? join(import.meta.dirname, '../../bin/ontarget');

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** An editor that starts the command and speaks the protocol with it, byte for byte, without a library. */
export class EditorClient {
  readonly received: Message[] = [];
  private readonly server: ChildProcessWithoutNullStreams;
  private readonly waiting: { readonly fits: (message: Message) => boolean; done(message: Message): void }[] =
    [];
  private buffer = Buffer.alloc(0);
  private asked = 0;

  constructor() {
    this.server = spawn(process.execPath, [bin, 'lsp', '--stdio']);
    this.server.stdout.on('data', (data: Buffer) => {
      this.buffer = Buffer.concat([this.buffer, data]);
      for (let message = this.next(); message !== undefined; message = this.next()) this.take(message);
    });
  }

  /** @returns what the server can do */
  async initialize(folder: string, capabilities: object): Promise<Record<string, unknown>> {
    const uri = pathToFileURL(folder).href;
    const { capabilities: can } = (await this.ask('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'plans' }],
      capabilities,
    })) as { capabilities: Record<string, unknown> };
    this.tell('initialized', {});
    return can;
  }

  async ask(method: string, params: object): Promise<unknown> {
    this.asked += 1;
    const id = this.asked;
    this.send({ id, method, params });
    const answer = await this.until((message) => message.id === id && message.method === undefined);
    if (answer.error !== undefined) throw new Error(`${method}: ${JSON.stringify(answer.error)}`);
    return answer.result;
  }

  tell(method: string, params: object): void {
    this.send({ method, params });
  }

  /** The next message from now on that fits. */
  until(fits: (message: Message) => boolean): Promise<Message> {
    return new Promise((done) => this.waiting.push({ fits, done }));
  }

  /** Ends the server as an editor does that is closed. @returns its status */
  async close(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.server.on('exit', resolve));
    await this.ask('shutdown', {});
    this.tell('exit', {});
    return ended;
  }

  private next(): Message | undefined {
    const end = this.buffer.indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.toString('latin1', 0, end))?.[1]);
    const start = end + 4;
    if (this.buffer.length < start + length) return undefined;
    const message = JSON.parse(this.buffer.toString('utf8', start, start + length)) as Message;
    this.buffer = this.buffer.subarray(start + length);
    return message;
  }

  private take(message: Message): void {
    this.received.push(message);
    // What the server asks of its client, such as settings, is answered with nothing.
    if (message.id !== undefined && message.method !== undefined) {
      const { items } = (message.params ?? {}) as { items?: unknown[] };
      this.send({ id: message.id, result: items?.map(() => null) ?? null });
    }
    for (const one of this.waiting.filter(({ fits }) => fits(message))) {
      this.waiting.splice(this.waiting.indexOf(one), 1);
      one.done(message);
    }
  }

  private send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }
}
