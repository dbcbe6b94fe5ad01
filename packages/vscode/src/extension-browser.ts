import { type ExtensionContext, Uri, workspace } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
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
    const server = () => startWorker(script);
    const client = new BrowserClient(CLIENT_ID, CLIENT_NAME, server, clientOptions(context, output));
    serveFiles(client);
    return client;
  });
}

export function deactivate(): Promise<void> | undefined {
  return connection?.stop();
}

class BrowserClient extends LanguageClient {
  /** Into the output alone: what the user is told, the extension says in its own words. */
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/**
 * Browsers refuse a worker from an extension's own address, but not one from a Blob. Its address is not revoked: the
 * browser may still be fetching it when the worker is made. The client would not know it for a worker, since VS Code
 * puts a class of its own in place of `Worker`; so it is given the two ends of the conversation.
 */
async function startWorker(script: Uint8Array): Promise<MessageTransports> {
  const blob = new Blob([new Uint8Array(script)], { type: 'text/javascript' });
  const worker = new Worker(URL.createObjectURL(blob), { name: CLIENT_NAME });
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}
