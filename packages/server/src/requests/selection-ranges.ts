import { selectionRangeAt } from '@ontarget/language/lsp';
import { DocumentState } from 'langium';
import { createRequestHandler, type LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver-protocol';

/** Answers what is selected step by step around each cursor. */
export function addSelectionRanges(connection: Connection, shared: LangiumSharedServices): void {
  connection.onSelectionRanges(
    createRequestHandler<SelectionRangeParams, SelectionRange[]>(
      (_services, document, { positions }) =>
        positions.map((position) => selectionRangeAt(document, position)),
      shared,
      DocumentState.Parsed,
    ),
  );
}
