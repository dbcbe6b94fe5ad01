import { commands, type LogOutputChannel, window } from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  type InitializationFailedHandler,
} from 'vscode-languageclient';
import { RESTART_SERVER } from '../commands/names.ts';
import { Failures } from './failures.ts';

/** A server that ends this often within the window is broken, not unlucky. */
const MOST_RESTARTS = 4;
const WINDOW_MS = 3 * 60_000;

/** What happens when the language server fails: it is started again, and where that does not help the user is told. */
export function restartPolicy(output: LogOutputChannel): {
  errors: ErrorHandler;
  initializationFailed: InitializationFailedHandler;
} {
  const ends = new Failures(MOST_RESTARTS, WINDOW_MS);
  return {
    errors: {
      // A message that cannot be read is in the output; the connection itself goes on or closes.
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        if (!ends.areTooMany(Date.now())) {
          output.warn('The language server stopped by itself and is started again.');
          return { action: CloseAction.Restart, handled: true };
        }
        output.error(
          `The language server stopped more than ${MOST_RESTARTS} times in ${WINDOW_MS / 60_000} minutes and is not started again.`,
        );
        tell(
          output,
          'The OnTarget language server keeps stopping, so plans are no longer checked while you type.',
        );
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
    // Whoever asked for the start tells the user.
    initializationFailed: (error) => {
      output.error(String(error));
      return false;
    },
  };
}

/** Tells the user of a failure, with what can be done about it. */
export function tell(output: LogOutputChannel, message: string): void {
  const [restart, details] = ['Start Again', 'Show Details'];
  window.showErrorMessage(message, restart, details).then((chosen) => {
    if (chosen === restart) return commands.executeCommand(RESTART_SERVER);
    if (chosen === details) output.show();
    return undefined;
  });
}
