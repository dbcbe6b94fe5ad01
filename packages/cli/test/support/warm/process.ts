import { pathToFileURL } from 'node:url';
import type { Outcome, Request } from './message.ts';

/**
 * A process that runs one command line after the other, each by loading the built command's first module again: what that
 * loads in turn is loaded and compiled once.
 */
process.on('disconnect', () => process.exit());
process.stdout.setMaxListeners(0);

let runs = 0;

process.on('message', (request: Request) => {
  void outcomeOf(request).then((outcome) => process.send?.(outcome));
});

async function outcomeOf({ bundle, args, cwd, env }: Request): Promise<Outcome> {
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  process.argv = [process.execPath, bundle, ...args];
  process.exitCode = undefined;
  const stdout = captured(process.stdout);
  const stderr = captured(process.stderr);
  runs += 1;
  try {
    await import(`${pathToFileURL(bundle)}?run=${runs}`);
  } finally {
    stdout.restore();
    stderr.restore();
  }
  return { status: Number(process.exitCode ?? 0), stdout: stdout.text(), stderr: stderr.text() };
}

/** Keeps what is written to a stream, until it is restored. */
function captured(stream: NodeJS.WriteStream): { text: () => string; restore: () => void } {
  const { write } = stream;
  const chunks: Buffer[] = [];
  stream.write = ((chunk: string | Uint8Array, ...more: unknown[]) => {
    chunks.push(Buffer.from(chunk as string));
    const done = more.at(-1);
    if (typeof done === 'function') done();
    return true;
  }) as typeof stream.write;
  return {
    text: () => Buffer.concat(chunks).toString(),
    restore: () => {
      stream.write = write;
    },
  };
}
