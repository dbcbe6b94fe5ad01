import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import type { SessionFolders } from './folders.ts';
import type { Installation } from './installation.ts';

const READY_MS = 60_000;
const STOP_MS = 5_000;

/** code-server asks a public gallery for extensions unless it is told of another: this one has none. */
const NO_GALLERY = '{}';

/** A running VS Code server. */
export interface Server {
  /** `http://127.0.0.1:<port>` */
  readonly address: string;
  /** What the server printed so far, for the message of a failed test. */
  output(): string;
  /** Ends the server and every process it started. */
  stop(): Promise<void>;
}

/** The arguments that keep VS Code's server, or one command of it, inside the session's folders. */
export function serverArguments(installation: Installation, folders: SessionFolders): string[] {
  return [
    installation.serverMain,
    '--accept-server-license-terms',
    '--disable-telemetry',
    ...['--extensions-dir', folders.extensions],
    ...['--user-data-dir', folders.userData],
    ...['--server-data-dir', folders.userData],
  ];
}

/**
 * Starts VS Code's server on a free port of the loopback interface and waits until it answers.
 *
 * @throws Error with the server's output when it ends or stays silent for a minute.
 */
export async function startServer(installation: Installation, folders: SessionFolders): Promise<Server> {
  const child = spawn(
    installation.node,
    [
      ...serverArguments(installation, folders),
      ...['--host', '127.0.0.1'],
      ...['--port', '0'],
      '--without-connection-token',
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own, so that the extension hosts are stopped with the server.
      detached: true,
      env: { ...process.env, EXTENSIONS_GALLERY: NO_GALLERY },
    },
  );
  let printed = '';
  const output = () => printed;
  // A test run that is interrupted does not reach stop.
  const killAtExit = () => child.pid !== undefined && signalGroup(child.pid, 'SIGKILL');
  process.once('exit', killAtExit);
  const stop = async () => {
    process.off('exit', killAtExit);
    await stopTree(child);
  };
  try {
    const port = await new Promise<string>((resolve, reject) => {
      const fail = (reason: string) => reject(new Error(`VS Code's server ${reason}.\n${printed}`));
      const timer = setTimeout(() => fail(`was not ready after ${READY_MS / 1000} s`), READY_MS);
      const read = (chunk: Buffer) => {
        printed += chunk.toString();
        const port = /Extension host agent listening on (\d+)/.exec(printed)?.[1];
        if (port === undefined) return;
        clearTimeout(timer);
        resolve(port);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('error', (error) => fail(`could not be started: ${error.message}`));
      child.once('exit', (code, signal) => fail(`ended early (${code ?? signal})`));
    });
    return { address: `http://127.0.0.1:${port}`, output, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function stopTree(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    signalGroup(child.pid, 'SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(timer);
  }
  // Extension hosts wait for a reconnection after the server is gone; they are not asked twice.
  signalGroup(child.pid, 'SIGKILL');
}

function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch (error) {
    // ESRCH: the whole group has ended already, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
