import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  globSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How a registry lets people in, and the one login that it takes. */
export type Access = 'open' | 'basic' | 'token';
export const USER = 'publisher';
export const PASSWORD = 'sesame-canary-1';

/** A registry that runs for the time of a test. */
export interface RegistryServer {
  /** `127.0.0.1:port`. */
  readonly host: string;
  /** Flips a bit in the middle of what it keeps under a digest. */
  flip(digest: string): void;
  stop(): Promise<void>;
}

/** Starts a registry's program on a free port, and waits until it answers. */
export async function startServer(
  command: (folder: string, port: number) => { readonly program: string; readonly args: readonly string[] },
): Promise<RegistryServer> {
  const folder = mkdtempSync(join(tmpdir(), 'ontarget-registry-'));
  const port = await freePort();
  const { program, args } = command(folder, port);
  // Into a file: the tests wait for the command without reading, and a full pipe would stop the registry.
  const log = join(folder, 'output.log');
  const output = openSync(log, 'w');
  const server = spawn(program, args, { stdio: ['ignore', output, output] });
  closeSync(output);
  await answering(`http://127.0.0.1:${port}/v2/`, server, () => readFileSync(log, 'utf8'));
  return {
    host: `127.0.0.1:${port}`,
    flip(digest) {
      const hex = digest.slice('sha256:'.length);
      const [path] = globSync(`**/blobs/sha256/${hex.slice(0, 2)}/${hex}/data`, { cwd: folder });
      if (path === undefined) throw new Error(`${digest} is not kept in ${folder}`);
      const bytes = readFileSync(join(folder, path));
      const middle = bytes.length >> 1;
      bytes[middle] = (bytes[middle] ?? 0) ^ 1;
      writeFileSync(join(folder, path), bytes);
    },
    async stop() {
      if (server.exitCode === null) {
        const ended = new Promise((resolve) => server.once('exit', resolve));
        server.kill();
        await ended;
      }
      if (existsSync(folder)) rmSync(folder, { recursive: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function answering(url: string, server: ChildProcess, output: () => string): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error(`the registry ended by itself:\n${output()}`);
    const response = await fetch(url).catch(() => undefined);
    await response?.body?.cancel();
    if (response !== undefined && [200, 401].includes(response.status)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the registry does not answer:\n${output()}`);
}
