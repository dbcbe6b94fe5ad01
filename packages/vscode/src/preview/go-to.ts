import type { PreviewAnswer } from '@ontarget/server/protocol';
import { Range, TextEditorRevealType, Uri, ViewColumn, window, workspace } from 'vscode';
import { sourceOf } from './sources.ts';

/** Puts the cursor where a node of the plan stands, in the editor that shows its file if there is one. */
export async function goTo({ folder, model }: PreviewAnswer, node: string): Promise<void> {
  const source = sourceOf(model, node);
  if (source === undefined) return;
  const uri = Uri.joinPath(Uri.parse(folder, true), source.file);
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const start = { line: source.line - 1, character: source.column - 1 };
  const end = { line: source.endLine - 1, character: source.endColumn - 1 };
  // A whole role is not selected, its first line says where it is.
  const last = end.line > start.line ? start : end;
  const selection = new Range(start.line, start.character, last.line, last.character);
  const editor = await window.showTextDocument(await workspace.openTextDocument(uri), {
    viewColumn: shown?.viewColumn ?? ViewColumn.One,
    selection,
  });
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}
