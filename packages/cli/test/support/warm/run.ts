import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Answer, Outcome, Request } from './message.ts';

/** Started with the first command line, and kept by the test worker from file to file. */
let ask: ((request: Request) => Answer) | undefined;

/**
 * Runs a command line in a process that has run others before, and waits. Starting the command takes longer than most of
 * what it does; `process.test.ts` shows that a process of its own says the same.
 */
export function runWarm(request: Request): Outcome {
  ask ??= started();
  const answer = ask(request);
  if ('failed' in answer) throw new Error(answer.failed);
  return answer;
}

function started(): (request: Request) => Answer {
  const { port1: port, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: { port: port2, signal },
    transferList: [port2],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  thread.unref();
  port.unref();
  return (request) => {
    Atomics.store(signal, 0, 0);
    port.postMessage(request);
    Atomics.wait(signal, 0, 0);
    const received = receiveMessageOnPort(port) as { message: Answer } | undefined;
    if (received === undefined) throw new Error('the thread of warm commands gave no answer');
    return received.message;
  };
}
