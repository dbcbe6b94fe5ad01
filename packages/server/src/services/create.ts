import type { OnTargetLspServices } from '@ontarget/language/lsp';
import {
  createOnTargetLspServices,
  EditorModule,
  EditorSharedModule,
  OnTargetDocumentLinks,
  OnTargetHover,
  type OnTargetLspServiceSet,
} from '@ontarget/language/lsp';
import type { Project, Snapshot } from '@ontarget/workspace';
import type { AstNode, LangiumDocument, Module, URI } from 'langium';
import type {
  DefaultSharedModuleContext,
  LangiumSharedServices,
  PartialLangiumServices,
  PartialLangiumSharedServices,
} from 'langium/lsp';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { CodeActions } from '../actions/index.ts';
import type { HintSettings } from '../hints/hint.ts';
import { InlayHints } from '../hints/index.ts';
import { CodeLenses } from '../lenses/index.ts';
import type { EditorCommands } from '../lenses/lens.ts';
import { ServerCommands } from '../requests/run-examples.ts';
import { PlanDocumentBuilder } from './document-builder.ts';
import { PlanDocuments } from './documents.ts';
import { PlanFileOperations } from './file-operations.ts';
import { PlanLanguageServer } from './language-server.ts';
import { PlanWorkspaceManager } from './workspace-manager.ts';

/** What the services learn only once the plans are watched. */
export interface Late {
  /** Resolved values of a node, for its hover. */
  valuesOf: (node: AstNode) => Promise<string | undefined>;
  /** Address of the page that explains a rule. */
  pageOf: (code: string) => string | undefined;
  /** The last snapshot of a document's plan, without waiting for anything. */
  lastOf: (uri: URI) => Snapshot | undefined;
  /** The snapshot of a document's plan once nothing waits to be worked out. */
  snapshotOf: (uri: URI) => Promise<Snapshot | undefined>;
  /** The projects of the plans that are open. */
  projects: () => readonly Project[];
  hintSettings: () => Promise<HintSettings>;
  /** Commands that the editor said it has. */
  editorCommands: () => EditorCommands;
  show: (message: string, isWrong: boolean) => void;
  /** Whether the editor can show an edit before it is applied. */
  canReview: boolean;
  /** Whether the editor makes files where an edit asks for it. */
  makesFiles: boolean;
  /** All that the editor knows to be wrong with a file. */
  diagnosticsOf: (document: LangiumDocument) => readonly Diagnostic[];
}

/** The language's services with the server's own on top. */
export function createServerServices(context: DefaultSharedModuleContext, late: Late): OnTargetLspServiceSet {
  const shared: Module<LangiumSharedServices, PartialLangiumSharedServices> = {
    workspace: {
      DocumentBuilder: (services) => new PlanDocumentBuilder(services),
      LangiumDocuments: (services) => new PlanDocuments(services),
      WorkspaceManager: (services) => new PlanWorkspaceManager(services),
    },
    lsp: {
      ...EditorSharedModule.lsp,
      ExecuteCommandHandler: (services) =>
        new ServerCommands({
          of: (uri) => late.snapshotOf(uri),
          documentOf: (uri) => services.workspace.LangiumDocuments.getDocument(uri),
          show: (message, isWrong) => late.show(message, isWrong),
        }),
      FileOperationHandler: (services) => new PlanFileOperations(services, () => late.projects()),
      LanguageServer: (services) => new PlanLanguageServer(services),
    },
  };
  const language: Module<OnTargetLspServices, PartialLangiumServices> = {
    ...EditorModule,
    lsp: {
      ...EditorModule.lsp,
      DocumentLinkProvider: (services) => new OnTargetDocumentLinks(services, (code) => late.pageOf(code)),
      HoverProvider: (services) => new OnTargetHover(services, (node) => late.valuesOf(node)),
      InlayHintProvider: (services) => new InlayHints(services, late),
      CodeLensProvider: ({ shared: { workspace } }) =>
        new CodeLenses({
          documents: workspace.LangiumDocuments,
          lastOf: (uri) => late.lastOf(uri),
          commands: () => late.editorCommands(),
        }),
      CodeActionProvider: (services) => new CodeActions(services, late),
    },
  };
  return createOnTargetLspServices(context, { shared, language });
}
