import { Uri, workspace } from 'vscode';
import { findCommand, type WorkspaceCommand } from './find.ts';
import type { Programs } from './programs.ts';

export type { WhyNone, WorkspaceCommand } from './find.ts';
export type { ProgramStart, Programs, ServingPrograms } from './programs.ts';
export { versionsDiffer, whyNone } from './words.ts';

/**
 * The `ontarget` of the workspace that a file lies in, asked for its version.
 *
 * @param uri a file of a plan, or its folder
 * @param programs undefined in the browser
 * @param version the extension's
 */
export function workspaceCommand(
  uri: Uri,
  programs: Programs | undefined,
  version: string,
): Promise<WorkspaceCommand> {
  const opened = workspace.getWorkspaceFolder(uri)?.uri;
  const isOnDisk = uri.scheme === 'file' && opened?.scheme === 'file';
  return findCommand({
    programs,
    isTrusted: workspace.isTrusted,
    setting: workspace.getConfiguration('ontarget', uri).get<string>('command.path', ''),
    root: isOnDisk ? pathOf(opened) : undefined,
    folder: pathOf(uri.path.endsWith('.ote') ? Uri.joinPath(uri, '..') : uri),
    exists,
    version,
  });
}

/** With forward slashes, which Windows reads as well. */
function pathOf(uri: Uri): string {
  return uri.fsPath.replaceAll('\\', '/').replace(/\/$/, '');
}

async function exists(path: string): Promise<boolean> {
  try {
    await workspace.fs.stat(Uri.file(path));
    return true;
  } catch {
    // VS Code says so by an error.
    return false;
  }
}
