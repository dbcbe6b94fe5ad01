import { spawn } from 'node:child_process';
import {
  type CancellationToken,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { ProgramStart, Served } from '../programs.ts';
import { environment } from './programs.ts';

/** Starts a language server that speaks on its standard input and output. What it says of itself is left alone. */
export function serveProgram(start: ProgramStart, args: readonly string[], folder: string): Served {
  const child = spawn(start.program, [...start.args, ...args], {
    cwd: folder,
    env: environment(start),
    shell: false,
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const ended = new Promise<never>((_, reject) => {
    child.on('error', reject);
    child.on('exit', () => reject(new Error('the program has ended')));
  });
  // Whoever has nothing left to ask need not know.
  ended.catch(() => undefined);
  // A pipe of a program that has ended tells so here, too.
  connection.onError(() => undefined);
  child.stdin.on('error', () => undefined);
  connection.listen();
  return {
    processId: process.pid,
    request: <Result>(method: string, params: object, token?: CancellationToken) => {
      const answer = token
        ? connection.sendRequest<Result>(method, params, token)
        : connection.sendRequest<Result>(method, params);
      return Promise.race([ended, answer]);
    },
    notify: (method, params) => connection.sendNotification(method, params),
    onNotification: (method, listener) => {
      connection.onNotification(method, listener);
    },
    end: () => {
      connection.dispose();
      child.kill();
    },
  };
}
