import type { Connection } from 'vscode-languageserver';

/** In milliseconds. */
const TELL_EVERY = 250;

/** Tells the editor how far long work is, a few times a second. */
export function progressOf<Params extends object>(
  connection: Connection,
  method: string,
): (params: Params) => void {
  let told = performance.now();
  return (params) => {
    const now = performance.now();
    if (now - told < TELL_EVERY) return;
    told = now;
    connection.sendNotification(method, params).catch(() => {
      // The editor has hung up; there is nobody left to tell.
    });
  };
}
