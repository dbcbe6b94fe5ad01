import type { Module } from 'langium';
import type {
  LangiumSharedServices,
  PartialLangiumServices,
  PartialLangiumSharedServices,
} from 'langium/lsp';
import type { OnTargetLspServices } from '../services/create-lsp.ts';
import { OnTargetCompletion } from './completion.ts';
import { OnTargetDefinition } from './definition.ts';
import { OnTargetDocumentLinks } from './document-links.ts';
import { UseOnRename } from './file-rename.ts';
import { OnTargetFolding } from './folding.ts';
import { OnTargetFormatter } from './formatter.ts';
import { GoalHierarchy } from './hierarchy/index.ts';
import { OnTargetHighlights } from './highlights.ts';
import { OnTargetHover } from './hover.ts';
import { SpokenReferences } from './names/references.ts';
import { OnTargetRename } from './names/rename.ts';
import { OnTargetSemanticTokens } from './semantic-tokens.ts';
import { OnTargetSignatures } from './signatures/index.ts';
import { OnTargetSymbols } from './symbols.ts';
import { OnTargetTypeDefinition } from './type-definition.ts';
import { OnTargetWorkspaceSymbols } from './workspace-symbols.ts';

/** The editor features that need only the syntax tree. */
export const EditorModule: Module<OnTargetLspServices, PartialLangiumServices> = {
  references: {
    References: (services) => new SpokenReferences(services),
  },
  lsp: {
    CallHierarchyProvider: (services) => new GoalHierarchy(services),
    CompletionProvider: (services) => new OnTargetCompletion(services),
    DefinitionProvider: (services) => new OnTargetDefinition(services),
    DocumentHighlightProvider: (services) => new OnTargetHighlights(services),
    DocumentLinkProvider: (services) => new OnTargetDocumentLinks(services),
    DocumentSymbolProvider: () => new OnTargetSymbols(),
    FoldingRangeProvider: () => new OnTargetFolding(),
    Formatter: (services) => new OnTargetFormatter(services),
    HoverProvider: (services) => new OnTargetHover(services),
    RenameProvider: (services) => new OnTargetRename(services),
    SemanticTokenProvider: (services) => new OnTargetSemanticTokens(services),
    SignatureHelp: (services) => new OnTargetSignatures(services),
    TypeProvider: (services) => new OnTargetTypeDefinition(services),
  },
};

/** The editor features of a whole workspace. */
export const EditorSharedModule: Module<LangiumSharedServices, PartialLangiumSharedServices> = {
  lsp: {
    FileOperationHandler: (services) => new UseOnRename(services),
    WorkspaceSymbolProvider: (services) => new OnTargetWorkspaceSymbols(services),
  },
};
