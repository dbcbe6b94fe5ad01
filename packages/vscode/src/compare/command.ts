import { commands, Disposable, extensions, ProgressLocation, type Uri, window, workspace } from 'vscode';
import type { ServerConnection } from '../client/connection.ts';
import { COMPARE_WITH_HEAD } from '../commands/names.ts';
import { planAtHand } from '../commands/plan-at-hand.ts';
import { Comparisons, SCHEME } from './comparisons.ts';
import { filesAtHead } from './git.ts';

/** `OnTarget: Compare with HEAD`: what is different in the plan of the active editor, as it is being typed, from HEAD. */
export function registerCompareWithHead(connection: ServerConnection): Disposable {
  const comparisons = new Comparisons();
  const command = commands.registerCommand(COMPARE_WITH_HEAD, async () => {
    const document = await planAtHand();
    if (document === undefined) {
      await window.showInformationMessage(
        'Open a file of a plan (.ote) first: its plan is compared with HEAD.',
      );
      return;
    }
    const location = ProgressLocation.Window;
    const problem = await window.withProgress({ location, title: 'Comparing the plan with HEAD' }, () =>
      compare(document.uri, connection, comparisons),
    );
    if (problem !== undefined) await window.showWarningMessage(problem);
  });
  return Disposable.from(
    command,
    workspace.registerTextDocumentContentProvider(SCHEME, comparisons),
    comparisons,
  );
}

/** Shows the comparison; answers with words where there is none. */
async function compare(
  uri: Uri,
  connection: ServerConnection,
  comparisons: Comparisons,
): Promise<string | undefined> {
  try {
    const head = await filesAtHead(uri);
    if (!head.ok) return head.problem;
    const answer = await connection.compare({ uri: uri.toString(), earlier: head.earlier, name: 'HEAD' });
    if ('problem' in answer) return answer.problem;
    await show(comparisons.keep(answer.folder, answer.markdown));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** As VS Code shows Markdown; as text where its Markdown extension is switched off. */
async function show(uri: Uri): Promise<void> {
  // Its commands are only known once it runs, and running one starts it.
  if (extensions.getExtension('vscode.markdown-language-features') !== undefined) {
    await commands.executeCommand('markdown.showPreviewToSide', uri);
    return;
  }
  await window.showTextDocument(await workspace.openTextDocument(uri), { preview: false });
}
