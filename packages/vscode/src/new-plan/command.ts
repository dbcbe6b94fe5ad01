import { commands, type Disposable, FileType, Uri, type WorkspaceFolder, window, workspace } from 'vscode';
import type { ServerConnection } from '../client/connection.ts';
import { NEW_PLAN } from '../commands/names.ts';
import { partsOf, problemOfFolder, problemOfYear } from './words.ts';

/** `OnTarget: New Plan…`: a small plan that pays its sample data, as `ontarget init` writes it. */
export function registerNewPlan(connection: ServerConnection): Disposable {
  return commands.registerCommand(NEW_PLAN, async () => {
    const opened = await openedFolder();
    if (opened === undefined) return;
    const path = await window.showInputBox({
      title: 'New plan: where',
      prompt: 'The folder of the plan. It is made where there is none; nothing is overwritten.',
      value: (await isEmpty(opened.uri)) ? '.' : 'plans/sales',
      validateInput: problemOfFolder,
    });
    if (path === undefined) return;
    const year = await window.showInputBox({
      title: 'New plan: its year',
      prompt: 'The year that the plan pays for. Where it begins and ends can be changed in the text.',
      value: String(new Date().getFullYear()),
      validateInput: problemOfYear,
    });
    if (year === undefined) return;
    try {
      await write(connection, opened, partsOf(path), Number(year));
    } catch (error) {
      await window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  });
}

/** Where plans are made; a folder is asked for where none is open. */
async function openedFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length > 1)
    return window.showWorkspaceFolderPick({ placeHolder: 'In which folder the plan is made' });
  if (folders.length === 1) return folders[0];
  const open = 'Open a Folder';
  const chosen = await window.showInformationMessage(
    'A plan lives in a folder. Open one first, an empty one will do, and run New Plan again.',
    open,
  );
  if (chosen === open) await commands.executeCommand('vscode.openFolder');
  return undefined;
}

async function write(
  connection: ServerConnection,
  opened: WorkspaceFolder,
  parts: readonly string[],
  year: number,
): Promise<void> {
  const folder = Uri.joinPath(opened.uri, ...parts);
  const there = await entriesOf(folder);
  if (there.some(([name]) => name.endsWith('.ote')))
    throw new Error('This folder holds a plan already. Name another one: nothing is overwritten.');
  const files = await connection.newPlan({ folderName: parts.at(-1) ?? opened.name, year });
  for (const [name, text] of Object.entries(files)) {
    const file = Uri.joinPath(folder, ...name.split('/'));
    if (!(await exists(file))) await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  }
  await window.showTextDocument(Uri.joinPath(folder, 'plan.ote'), { preview: false });
}

async function isEmpty(folder: Uri): Promise<boolean> {
  return (await entriesOf(folder)).every(
    ([name, type]) => name.startsWith('.') && type === FileType.Directory,
  );
}

async function entriesOf(folder: Uri): Promise<[string, FileType][]> {
  try {
    return await workspace.fs.readDirectory(folder);
  } catch {
    // There is no such folder yet; whatever else is wrong with it, writing tells.
    return [];
  }
}

async function exists(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch {
    // VS Code says so by an error.
    return false;
  }
}
