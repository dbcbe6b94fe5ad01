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
  await showAt(Uri.joinPath(Uri.parse(folder, true), source.file), source.line, source.column);
}

/** Puts the cursor at a place of a file, both counted from 1, in the editor that shows it if there is one. */
export async function showAt(uri: Uri, line: number, column: number): Promise<void> {
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  // The cursor at its beginning: a selection would scroll a long line to its end.
  const selection = new Range(line - 1, column - 1, line - 1, column - 1);
  const editor = await window.showTextDocument(await workspace.openTextDocument(uri), {
    viewColumn: shown?.viewColumn ?? ViewColumn.One,
    selection,
  });
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}
