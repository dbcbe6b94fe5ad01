import { CommanderError } from 'commander';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { buildProgram } from './program.ts';
import { note, paint } from './terminal.ts';

// Whoever reads the output may stop reading (`ontarget run | head`); that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  const program = await buildProgram(process.argv.slice(2));
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  // commander has printed its own message, and help is no failure.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.failed;
  if (error instanceof Failure) {
    note(`${paint('red', 'ontarget:', process.stderr)} ${error.message}`);
    if (error.hint !== undefined) note(error.hint);
    return error.exitCode;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  note(`${paint('red', 'ontarget:', process.stderr)} something went wrong inside ontarget: ${message}`);
  note('This is a mistake of the tool, not of your plan. Set ONTARGET_DEBUG=1 to see where it happened.');
  if (process.env.ONTARGET_DEBUG) note(stack ?? message);
  return EXIT.failed;
}
