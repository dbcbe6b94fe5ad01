import { PROJECT_FILE } from '@ontarget/workspace';
import { AstUtils, DocumentState } from 'langium';
import type { DefaultSharedModuleContext } from 'langium/lsp';
import * as lsp from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { filesOf } from './plans/files.ts';
import { Plans } from './plans/plans.ts';
import { Publisher } from './plans/publisher.ts';
import { hoverValues } from './requests/hover-values.ts';
import { addPreview } from './requests/preview.ts';
import { addSelectionRanges } from './requests/selection-ranges.ts';
import { addWhatIf } from './requests/what-if.ts';
import { createServerServices, type Late } from './services/create.ts';

/** What the client may say when it starts the server. */
interface InitializationOptions {
  /** URI that the pages of rules are below, for the links of diagnostics. */
  rulePages?: unknown;
}

/** Serves one editor over a connection, with the files that `context` reads. */
export function startServer(context: DefaultSharedModuleContext & { connection: Connection }): void {
  const { connection } = context;
  const late: Late = {
    valuesOf: async (node) => hoverValues(node, plans.lastOf(AstUtils.getDocument(node).uri)),
    pageOf: (code) => publisher.pageOf(`${code}.md`),
  };
  const services = createServerServices(context, late);
  const { shared } = services;
  const publisher = new Publisher(connection);
  const plans = new Plans(services, filesOf(shared.workspace.FileSystemProvider), publisher);

  shared.lsp.LanguageServer.onInitialize((params) => {
    const options: InitializationOptions = params.initializationOptions ?? {};
    if (typeof options.rulePages === 'string') publisher.rulePages = options.rulePages;
  });

  shared.lsp.DocumentUpdateHandler.onWatchedFilesChange?.(({ changes }) => {
    if (changes.some(({ uri }) => uri.endsWith(`/${PROJECT_FILE}`))) plans.projectChanged();
  });

  addLanguageFeatures(connection, shared);
  addSelectionRanges(connection, shared);
  addPreview(connection, plans);
  addWhatIf(connection, plans);
  connection.onInitialize((params) => shared.lsp.LanguageServer.initialize(params));
  connection.onInitialized((params) => shared.lsp.LanguageServer.initialized(params));
  shared.workspace.TextDocuments.listen(connection);
  connection.listen();
}

/**
 * Langium's request handlers, as its `startLanguageServer` adds them, but for the one that publishes diagnostics: ours
 * puts the two passes together.
 */
function addLanguageFeatures(connection: Connection, shared: lsp.LangiumSharedServices): void {
  lsp.addDocumentUpdateHandler(connection, shared);
  lsp.addFileOperationHandler(connection, shared);
  lsp.addCompletionHandler(connection, shared);
  lsp.addFindReferencesHandler(connection, shared);
  lsp.addDocumentSymbolHandler(connection, shared);
  lsp.addGotoDefinitionHandler(connection, shared);
  lsp.addGoToTypeDefinitionHandler(connection, shared);
  lsp.addDocumentLinkHandler(connection, shared, DocumentState.IndexedContent);
  lsp.addSemanticTokenHandler(connection, shared);
  lsp.addDocumentHighlightHandler(connection, shared);
  lsp.addFoldingRangeHandler(connection, shared);
  lsp.addFormattingHandler(connection, shared);
  lsp.addCodeActionHandler(connection, shared, DocumentState.Validated);
  lsp.addRenameHandler(connection, shared);
  lsp.addHoverHandler(connection, shared);
  lsp.addConfigurationChangeHandler(connection, shared);
  lsp.addWorkspaceSymbolHandler(connection, shared);
}
