import { type ExtensionContext, Uri, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateWith } from './activation.ts';
import type { ServerConnection } from './client/connection.ts';
import { serveFiles } from './client/files.ts';
import { CLIENT_ID, CLIENT_NAME, clientOptions } from './client/options.ts';

let connection: ServerConnection | undefined;

/** Starts the extension in a browser: the server is a worker. */
export function activate(context: ExtensionContext): void {
  connection = activateWith(context, async (output) => {
    const script = await workspace.fs.readFile(
      Uri.joinPath(context.extensionUri, 'dist', 'server-browser.js'),
    );
    const server = () => workerOf(script);
    const client = new LanguageClient(CLIENT_ID, CLIENT_NAME, server, clientOptions(context, output));
    serveFiles(client);
    return client;
  });
}

/** Browsers refuse a worker from an extension's own address, but not one from a Blob. */
async function workerOf(script: Uint8Array): Promise<Worker> {
  const address = URL.createObjectURL(new Blob([new Uint8Array(script)], { type: 'text/javascript' }));
  try {
    return new Worker(address, { name: CLIENT_NAME });
  } finally {
    URL.revokeObjectURL(address);
  }
}

export function deactivate(): Promise<void> | undefined {
  return connection?.stop();
}
