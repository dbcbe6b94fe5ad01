import { commands, type Disposable } from 'vscode';
import type { ServerConnection } from '../client/connection.ts';
import { RESTART_SERVER } from './names.ts';

/** `OnTarget: Restart Language Server`. */
export function registerRestartServer(connection: ServerConnection): Disposable {
  return commands.registerCommand(RESTART_SERVER, () => connection.restart());
}
