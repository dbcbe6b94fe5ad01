import {
  DefaultDocumentBuilder,
  type DocumentState,
  isOperationCancelled,
  type LangiumDocument,
} from 'langium';
import type { CancellationToken } from 'vscode-languageserver-protocol';

/**
 * Builds documents, and tells everybody who waits for them that they have come so far. Langium's own stops telling once
 * somebody asks to write meanwhile; the documents keep their state and are not told of again, so that whoever was left out,
 * such as a request for colours, waits until somebody types.
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

  protected override async notifyBuildPhase(
    documents: LangiumDocument[],
    state: DocumentState,
    cancelToken: CancellationToken,
  ): Promise<void> {
    if (documents.length === 0) return;
    for (const listener of [...this.buildPhaseListeners.get(state)]) await listener(documents, cancelToken);
  }
}
