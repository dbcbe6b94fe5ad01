import { pasteAt } from '@ontarget/language';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { PASTE_REQUEST, type PasteParams, type PasteResult } from '../protocol-paste.ts';

/** Answers how cells of a spreadsheet can be rows of the table that they are pasted into. */
export function addPaste(connection: Connection, { workspace }: LangiumSharedServices): void {
  connection.onRequest<PasteResult, void>(PASTE_REQUEST, ({ uri, range, text }: PasteParams): PasteResult => {
    // The text as it is being typed: to wait until it is checked would be to wait with pasting.
    const document = workspace.TextDocuments.get(uri);
    if (document === undefined) return [];
    return pasteAt(document.getText(), range, text).map(({ title, insert, edits }) => ({
      title,
      insert,
      edits: edits.map((edit) => ({ ...edit })),
    }));
  });
}
