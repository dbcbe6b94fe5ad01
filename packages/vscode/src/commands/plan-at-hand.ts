import { TabInputText, type TextDocument, window, workspace } from 'vscode';
import { isPlanDocument } from '../client/options.ts';

/**
 * The file by which the plan at hand is known: that of the active editor, else, as where a page of the walkthrough has the
 * focus, one that is shown or open, else one of the workspace, which is then shown. Undefined where there is no plan.
 */
export async function planAtHand(): Promise<TextDocument | undefined> {
  const active = window.activeTextEditor?.document;
  if (active !== undefined) return isPlanDocument(active) ? active : undefined;
  const shown = window.visibleTextEditors.find(({ document }) => isPlanDocument(document))?.document;
  if (shown !== undefined) return shown;
  const uri = openTab() ?? (await workspace.findFiles('**/*.ote', '**/node_modules/**', 1))[0];
  if (uri === undefined) return undefined;
  const { document } = await window.showTextDocument(uri, { preview: false });
  return isPlanDocument(document) ? document : undefined;
}

function openTab() {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const inputs = tabs.flatMap(({ input }) => (input instanceof TabInputText ? [input.uri] : []));
  return inputs.find(({ path }) => path.endsWith('.ote'));
}
