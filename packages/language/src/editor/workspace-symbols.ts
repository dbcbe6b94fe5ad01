import type { LangiumDocument, LangiumDocuments } from 'langium';
import type { FuzzyMatcher, LangiumSharedServices, WorkspaceSymbolProvider } from 'langium/lsp';
import type { DocumentSymbol, WorkspaceSymbol, WorkspaceSymbolParams } from 'vscode-languageserver-protocol';
import { OnTargetSymbols } from './symbols.ts';

/** More than an editor shows, and few enough to send while somebody types. */
const MOST = 1_000;

/**
 * Finds what any plan of the workspace declares, by name or by title: components as `AE.NewBusiness`, parts of a goal as
 * `Revenue.Sales`. What is called so comes first, then what begins so.
 */
export class OnTargetWorkspaceSymbols implements WorkspaceSymbolProvider {
  private readonly documents: LangiumDocuments;
  private readonly matcher: FuzzyMatcher;
  private readonly outline = new OnTargetSymbols();

  constructor(services: LangiumSharedServices) {
    this.documents = services.workspace.LangiumDocuments;
    this.matcher = services.lsp.FuzzyMatcher;
  }

  getSymbols({ query }: WorkspaceSymbolParams): WorkspaceSymbol[] {
    const all = this.documents.all.toArray().flatMap((document) => symbolsIn(document, this.outline));
    const found = all.filter(({ name, title, own }) =>
      [name, own, title].some((text) => this.matches(query, text)),
    );
    const ranked = found.toSorted((a, b) => rank(a.name, query) - rank(b.name, query));
    return ranked.slice(0, MOST).map(({ symbol }) => symbol);
  }

  private matches(query: string, text: string): boolean {
    return query === '' || this.matcher.match(query.toLowerCase(), text);
  }
}

interface Found {
  /** With the names around it. */
  name: string;
  own: string;
  title: string;
  symbol: WorkspaceSymbol;
}

function symbolsIn(document: LangiumDocument, outline: OnTargetSymbols): Found[] {
  const uri = document.uri.toString();
  const folder = document.uri.path.split('/').at(-2) ?? '';
  const from = (symbol: DocumentSymbol, path: readonly string[]): Found[] => {
    const name = [...path, symbol.name].join('.');
    const location = { uri, range: symbol.selectionRange };
    const found = { name, kind: symbol.kind, location, containerName: folder };
    return [
      { name, own: symbol.name, title: symbol.detail ?? '', symbol: found },
      ...(symbol.children ?? []).flatMap((child) => from(child, [...path, symbol.name])),
    ];
  };
  return outline.getSymbols(document).flatMap((symbol) => from(symbol, []));
}

function rank(name: string, query: string): number {
  const [asked, last] = [query.toLowerCase(), (name.split('.').at(-1) ?? '').toLowerCase()];
  if (name.toLowerCase() === asked || last === asked) return 0;
  return last.startsWith(asked) || name.toLowerCase().startsWith(asked) ? 1 : 2;
}
