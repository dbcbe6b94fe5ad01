import {
  DefaultDocumentBuilder,
  type DocumentState,
  isOperationCancelled,
  type LangiumDocument,
} from 'langium';
import type { CancellationToken } from 'vscode-languageserver-protocol';

/**
 * Builds documents, and tells everybody who waits for a document that it has come so far. Langium's own stops telling once
 * somebody asks to write meanwhile; the document keeps its state and is not told of again, so that whoever was left out, such
 * as a request for colours, waits until somebody types.
 */
export class PlanDocumentBuilder extends DefaultDocumentBuilder {
  protected override async notifyDocumentPhase(
    document: LangiumDocument,
    state: DocumentState,
    cancelToken: CancellationToken,
  ): Promise<void> {
    for (const listener of [...this.documentPhaseListeners.get(state)]) {
      try {
        await listener(document, cancelToken);
      } catch (error) {
        if (!isOperationCancelled(error)) throw error;
      }
    }
  }
}
