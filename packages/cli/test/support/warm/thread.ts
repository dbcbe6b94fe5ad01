import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { type MessagePort, workerData } from 'node:worker_threads';
import type { Answer, Request } from './message.ts';

/** A process that has run this many command lines is given up, whatever it may have kept of them. */
const RUNS = 150;

/** Hands requests to a warm process, while whoever asked is stopped until the signal comes. */
const { port, signal } = workerData as { port: MessagePort; signal: Int32Array };

let child: ChildProcess | undefined;
let left = 0;

port.on('message', (request: Request) => {
  void answerOf(request).then((answer) => {
    port.postMessage(answer);
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
  });
});

function answerOf(request: Request): Promise<Answer> {
  if (left === 0) {
    child?.disconnect();
    child = fork(join(import.meta.dirname, 'process.ts'), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    left = RUNS;
  }
  left -= 1;
  const running = child as ChildProcess;
  return new Promise((resolve) => {
    const ended = (code: number | null, by: string | null) => {
      left = 0;
      child = undefined;
      settle({ failed: `the process that ran ${request.args.join(' ')} ended with ${by ?? code}` });
    };
    const settle = (answer: Answer) => {
      running.off('exit', ended).off('message', settle);
      resolve(answer);
    };
    running.once('exit', ended).once('message', settle);
    running.send(request);
  });
}
