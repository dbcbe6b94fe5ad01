import { folderOf, type PlanSymbols } from '@ontarget/language';
import { DefaultDocumentBuilder, type LangiumDocument, URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';

/**
 * Looks again at every file of a plan when one of them changes, and at the plans that use its folder. Langium looks
 * only at files that name something of the changed one; but a header, a missing carrier or an unused curve concerns
 * files that do not.
 */
export class PlanBuilder extends DefaultDocumentBuilder {
  private readonly symbols: () => PlanSymbols;
  private changed: { uris: Set<string>; folders: Set<string> } | undefined;

  constructor(services: LangiumSharedServices, symbols: () => PlanSymbols) {
    super(services);
    this.symbols = symbols;
  }

  protected override shouldRelink(document: LangiumDocument, changedUris: Set<string>): boolean {
    if (this.changed?.uris !== changedUris) {
      const folders = new Set([...changedUris].map((uri) => folderOf(URI.parse(uri))));
      this.changed = { uris: changedUris, folders };
    }
    const { folders } = this.changed;
    return this.symbols()
      .reach(folderOf(document.uri))
      .some((folder) => folders.has(folder));
  }
}
