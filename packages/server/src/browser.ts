import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { ClientFiles } from './services/client-files.ts';
import { startServer } from './start.ts';

/** Serves an editor from a web worker; the editor reads files for it. */
const connection = createConnection(
  new BrowserMessageReader(globalThis as never),
  new BrowserMessageWriter(globalThis as never),
);
startServer({ connection, fileSystemProvider: () => new ClientFiles(connection) });
