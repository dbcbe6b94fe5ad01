import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { AnyTables } from './payout/any-tables.ts';
import { startServer } from './start.ts';

export type { AnyTables } from './payout/any-tables.ts';
export type { TableFiles } from './payout/files.ts';

/**
 * Serves an editor over this process's standard input and output, until the editor hangs up.
 *
 * @param anyTables reads tables of any size and format for whoever pays
 */
export function serveStdio(anyTables?: AnyTables): void {
  startServer({
    ...(anyTables === undefined ? {} : { anyTables }),
    connection: createConnection(ProposedFeatures.all, process.stdin, process.stdout),
    ...NodeFileSystem,
  });
}

/** Serves an editor over the transport that the command line names (`--node-ipc`, `--stdio`, `--socket`, `--pipe`). */
export function serve(): void {
  startServer({ connection: createConnection(ProposedFeatures.all), ...NodeFileSystem });
}
