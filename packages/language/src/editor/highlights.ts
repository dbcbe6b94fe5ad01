import type { ReferenceDescription } from 'langium';
import { DefaultDocumentHighlightProvider } from 'langium/lsp';
import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-protocol';

/** Marks every place of a file that writes the name under the cursor: where it is declared, and where it is read. */
export class OnTargetHighlights extends DefaultDocumentHighlightProvider {
  protected override createDocumentHighlight(place: ReferenceDescription): DocumentHighlight {
    const isDeclaration =
      place.sourcePath === place.targetPath && place.sourceUri.toString() === place.targetUri.toString();
    return {
      range: place.segment.range,
      kind: isDeclaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    };
  }
}
