import { PROJECT_FILE } from '@ontarget/workspace';
import { AstUtils, DocumentState } from 'langium';
import type { DefaultSharedModuleContext } from 'langium/lsp';
import * as lsp from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { MessageType, ShowMessageNotification } from 'vscode-languageserver-protocol';
import { hintSettings } from './hints/settings.ts';
import type { EditorCommands } from './lenses/lens.ts';
import type { AnyTables } from './payout/any-tables.ts';
import { filesOf } from './plans/files.ts';
import { Plans } from './plans/plans.ts';
import { Publisher } from './plans/publisher.ts';
import { followClosedFiles } from './requests/closed-files.ts';
import { addCompare } from './requests/compare.ts';
import { addCost } from './requests/cost.ts';
import { addDiagnostics } from './requests/diagnostics.ts';
import { hoverValues } from './requests/hover-values.ts';
import { addLensDetails } from './requests/lens-details.ts';
import { addNewPlan } from './requests/new-plan.ts';
import { addPaste } from './requests/paste.ts';
import { addPay } from './requests/pay.ts';
import { addPreview } from './requests/preview.ts';
import { addProofs } from './requests/proofs.ts';
import { addRefreshes } from './requests/refresh.ts';
import { addSelectionRanges } from './requests/selection-ranges.ts';
import { addStatus } from './requests/status.ts';
import { addTests } from './requests/tests.ts';
import { addWhatIf } from './requests/what-if.ts';
import { createServerServices, type Late } from './services/create.ts';

/** What the client may say when it starts the server. */
interface InitializationOptions {
  /** URI that the pages of rules are below, for the links of diagnostics. */
  rulePages?: unknown;
  /** Commands of the editor that lenses may run; see `EditorCommands`. */
  commands?: unknown;
}

/** Serves one editor over a connection, with the files that `context` reads. */
export function startServer(
  context: DefaultSharedModuleContext & { connection: Connection; anyTables?: AnyTables },
): void {
  const { connection } = context;
  let commands: EditorCommands = {};
  const late: Late = {
    canReview: false,
    makesFiles: false,
    valuesOf: async (node) => hoverValues(node, plans.lastOf(AstUtils.getDocument(node).uri)),
    pageOf: (code) => publisher.pageOf(`${code}.md`),
    lastOf: (uri) => plans.lastOf(uri),
    projects: () => plans.projects(),
    snapshotOf: (uri) => plans.of(uri),
    hintSettings: () => hintSettings(shared.workspace.ConfigurationProvider),
    editorCommands: () => commands,
    diagnosticsOf: ({ uri }) => publisher.reportOf(uri)?.diagnostics ?? [],
    show: (message, isWrong) => tell(connection, message, isWrong),
  };
  const services = createServerServices(context, late);
  const { shared } = services;
  const publisher = new Publisher(connection, (uri) => shared.workspace.TextDocuments.get(uri)?.version);
  const files = filesOf(shared.workspace.FileSystemProvider);
  const plans = new Plans(services, files, publisher);

  shared.lsp.LanguageServer.onInitialize((params) => {
    const { documentChanges, changeAnnotationSupport, resourceOperations } =
      params.capabilities.workspace?.workspaceEdit ?? {};
    late.makesFiles = documentChanges === true && resourceOperations?.includes('create') === true;
    late.canReview = documentChanges === true && changeAnnotationSupport !== undefined;
    const options: InitializationOptions = params.initializationOptions ?? {};
    if (typeof options.rulePages === 'string') publisher.rulePages = options.rulePages;
    commands = commandsOf(options.commands);
  });

  shared.lsp.DocumentUpdateHandler.onWatchedFilesChange?.(({ changes }) => {
    if (changes.some(({ uri }) => uri.endsWith(`/${PROJECT_FILE}`))) plans.projectChanged();
  });

  followClosedFiles(shared, files, (error) => connection.console.error(String(error)));
  addLanguageFeatures(connection, shared);
  addDiagnostics(connection, shared, plans, publisher);
  addSelectionRanges(connection, shared);
  addLensDetails(connection, services);
  addRefreshes(connection, shared, plans);
  addPreview(connection, plans);
  addWhatIf(connection, plans);
  addPay(connection, plans, shared, context.anyTables);
  addProofs(connection, plans);
  addPaste(connection, shared);
  addNewPlan(connection);
  addStatus(connection, plans);
  addCost(connection, plans, shared);
  addTests(connection, plans);
  addCompare(connection, plans, files);
  connection.onInitialize((params) => shared.lsp.LanguageServer.initialize(params));
  connection.onInitialized((params) => shared.lsp.LanguageServer.initialized(params));
  shared.workspace.TextDocuments.listen(connection);
  connection.listen();
}

function commandsOf(said: unknown): EditorCommands {
  const { preview, places } = (typeof said === 'object' && said !== null ? said : {}) as Record<
    string,
    unknown
  >;
  return {
    ...(typeof preview === 'string' ? { preview } : {}),
    ...(typeof places === 'string' ? { places } : {}),
  };
}

function tell(connection: Connection, message: string, isWrong: boolean): void {
  const type = isWrong ? MessageType.Warning : MessageType.Info;
  connection.sendNotification(ShowMessageNotification.method, { type, message }).catch(() => {
    // The editor has hung up; there is nobody left to tell.
  });
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
  lsp.addInlayHintHandler(connection, shared, DocumentState.IndexedReferences);
  lsp.addCodeLensHandler(connection, shared);
  lsp.addCallHierarchyHandler(connection, shared);
  lsp.addSignatureHelpHandler(connection, shared, DocumentState.Parsed);
  lsp.addExecuteCommandHandler(connection, shared);
  lsp.addDocumentHighlightHandler(connection, shared);
  lsp.addFoldingRangeHandler(connection, shared);
  lsp.addFormattingHandler(connection, shared);
  lsp.addCodeActionHandler(connection, shared, DocumentState.Validated);
  lsp.addRenameHandler(connection, shared);
  lsp.addHoverHandler(connection, shared);
  lsp.addConfigurationChangeHandler(connection, shared);
  lsp.addWorkspaceSymbolHandler(connection, shared);
}
