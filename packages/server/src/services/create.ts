import type { OnTargetLspServices } from '@ontarget/language/lsp';
import {
  createOnTargetLspServices,
  EditorModule,
  EditorSharedModule,
  OnTargetDocumentLinks,
  OnTargetHover,
  type OnTargetLspServiceSet,
} from '@ontarget/language/lsp';
import type { AstNode, Module } from 'langium';
import type {
  DefaultSharedModuleContext,
  LangiumSharedServices,
  PartialLangiumServices,
  PartialLangiumSharedServices,
} from 'langium/lsp';
import { QuickFixes } from '../requests/quick-fixes.ts';
import { PlanLanguageServer } from './language-server.ts';
import { PlanWorkspaceManager } from './workspace-manager.ts';

/** What the services learn only once the plans are watched. */
export interface Late {
  /** Resolved values of a node, for its hover. */
  valuesOf: (node: AstNode) => Promise<string | undefined>;
  /** Address of the page that explains a rule. */
  pageOf: (code: string) => string | undefined;
}

/** The language's services with the server's own on top. */
export function createServerServices(context: DefaultSharedModuleContext, late: Late): OnTargetLspServiceSet {
  const shared: Module<LangiumSharedServices, PartialLangiumSharedServices> = {
    workspace: {
      WorkspaceManager: (services) => new PlanWorkspaceManager(services),
    },
    lsp: {
      ...EditorSharedModule.lsp,
      LanguageServer: (services) => new PlanLanguageServer(services),
    },
  };
  const language: Module<OnTargetLspServices, PartialLangiumServices> = {
    ...EditorModule,
    lsp: {
      ...EditorModule.lsp,
      DocumentLinkProvider: (services) => new OnTargetDocumentLinks(services, (code) => late.pageOf(code)),
      HoverProvider: (services) => new OnTargetHover(services, (node) => late.valuesOf(node)),
      CodeActionProvider: (services) => new QuickFixes(services),
    },
  };
  return createOnTargetLspServices(context, { shared, language });
}
