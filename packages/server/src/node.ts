import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './start.ts';

/** Serves an editor over this process's standard input and output, until the editor hangs up. */
export function serveStdio(): void {
  startServer({
    connection: createConnection(ProposedFeatures.all, process.stdin, process.stdout),
    ...NodeFileSystem,
  });
}

/** Serves an editor over the transport that the command line names (`--node-ipc`, `--stdio`, `--socket`, `--pipe`). */
export function serve(): void {
  startServer({ connection: createConnection(ProposedFeatures.all), ...NodeFileSystem });
}
