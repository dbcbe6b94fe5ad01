import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith } from './activation.ts';
import type { ServerConnection } from './client/connection.ts';
import { CLIENT_ID, CLIENT_NAME, clientOptions } from './client/options.ts';
import { registerTasks } from './tasks/provider.ts';
import { tellVersionsApart } from './versions/differ.ts';
import { environment, machinePrograms } from './workspace-command/node/programs.ts';
import { serveProgram } from './workspace-command/node/serve.ts';

let connection: ServerConnection | undefined;

/** Starts the extension on a desktop or a remote machine: the server is a process of its own. */
export function activate(context: ExtensionContext): void {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
  const { version } = context.extension.packageJSON as { version: string };
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  connection = activateWith(
    context,
    async (output) => new NodeClient(CLIENT_ID, CLIENT_NAME, { run, debug }, clientOptions(context, output)),
    (status, output) => [
      registerTasks(status, output, { programs: machinePrograms, environment, version }),
      tellVersionsApart(status, machinePrograms, version),
    ],
    { ...machinePrograms, serve: serveProgram },
  );
}

/** VS Code waits for the server to end. */
export function deactivate(): Promise<void> | undefined {
  return connection?.stop();
}

class NodeClient extends LanguageClient {
  /** Into the output alone: what the user is told, the extension says in its own words. */
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
