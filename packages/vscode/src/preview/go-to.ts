import type { Statement } from '@ontarget/report';
import type { PreviewAnswer } from '@ontarget/server/protocol';
import { Range, TextEditorRevealType, Uri, ViewColumn, window, workspace } from 'vscode';
import { sourceInStatement, sourceOf } from './sources.ts';

/** Puts the cursor where a node of the plan stands, in the editor that shows its file if there is one. */
export async function goTo(
  { folder, model }: PreviewAnswer,
  node: string,
  statement?: Statement,
): Promise<void> {
  const source = sourceOf(model, node) ?? (statement && sourceInStatement(statement, node));
  if (source === undefined) return;
  const uri = Uri.joinPath(Uri.parse(folder, true), source.file);
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  // The cursor at its beginning: a selection would scroll a long line to its end.
  const selection = new Range(source.line - 1, source.column - 1, source.line - 1, source.column - 1);
  const editor = await window.showTextDocument(await workspace.openTextDocument(uri), {
    viewColumn: shown?.viewColumn ?? ViewColumn.One,
    selection,
  });
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}
