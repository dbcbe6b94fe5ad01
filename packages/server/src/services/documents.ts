import { DefaultLangiumDocuments, type LangiumDocument, type URI } from 'langium';
import type { CancellationToken } from 'vscode-languageserver-protocol';

/**
 * The documents of the server. Whoever opens a plan while the opened folders are still being read may ask for a file that
 * the reading has just asked for: both get the one that was there first. Langium's own would refuse the second, and where
 * that is the reading at the start, nothing that is typed would ever be looked at.
 */
export class PlanDocuments extends DefaultLangiumDocuments {
  override async getOrCreateDocument(uri: URI, token?: CancellationToken): Promise<LangiumDocument> {
    const known = this.getDocument(uri);
    if (known !== undefined) return known;
    const read = await this.langiumDocumentFactory.fromUri(uri, token);
    const meanwhile = this.getDocument(uri);
    if (meanwhile !== undefined) return meanwhile;
    this.addDocument(read);
    return read;
  }
}
