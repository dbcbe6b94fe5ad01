import type {
  LangiumCoreServices,
  LangiumSharedCoreServices,
  Module,
  PartialLangiumCoreServices,
  PartialLangiumSharedCoreServices,
} from 'langium';
import { type CheckServices, PlanViews } from '../checks/plan-view.ts';
import { OnTargetDocumentValidator } from '../checks/validator.ts';
import { OnTargetLexer } from '../parser/lexer.ts';
import { completionParserOf, parserOf } from '../parser/lookahead.ts';
import { ExpectedWords } from '../parser/messages/index.ts';
import { OnTargetTokenBuilder } from '../parser/tokens.ts';
import { PlanIndexManager } from '../scopes/index-manager.ts';
import { OnTargetLinker } from '../scopes/linker.ts';
import { PlanSymbols } from '../scopes/plan-symbols.ts';
import { CrossFileReferences } from '../scopes/reference-descriptions.ts';
import { PlanReferences } from '../scopes/references.ts';
import { OnTargetScopeComputation } from '../scopes/scope-computation.ts';
import { OnTargetScopeProvider, type ScopeServices } from '../scopes/scope-provider.ts';
import { OnTargetDocumentFactory } from './document-factory.ts';
import { PhraseConverter } from './value-converter.ts';

/** Langium's services for OnTarget, and those that OnTarget adds. */
export type OnTargetServices = LangiumCoreServices & ScopeServices & CheckServices;

export interface OnTargetServiceSet {
  readonly shared: LangiumSharedCoreServices;
  readonly OnTarget: OnTargetServices;
}

/** What the compiler, the command and the editor need alike; nothing of the language server's protocol. */
export const OnTargetCoreModule: Module<
  OnTargetServices,
  PartialLangiumCoreServices & ScopeServices & CheckServices
> = {
  parser: {
    LangiumParser: parserOf,
    CompletionParser: completionParserOf,
    Lexer: (services) => new OnTargetLexer(services),
    TokenBuilder: () => new OnTargetTokenBuilder(),
    ValueConverter: () => new PhraseConverter(),
    ParserErrorMessageProvider: () => new ExpectedWords(),
  },
  references: {
    References: (services) => new PlanReferences(services),
    Linker: (services) => new OnTargetLinker(services),
    ScopeComputation: (services) => new OnTargetScopeComputation(services),
    ScopeProvider: (services) => new OnTargetScopeProvider(services),
  },
  validation: {
    DocumentValidator: (services) => new OnTargetDocumentValidator(services),
  },
  workspace: {
    ReferenceDescriptionProvider: (services) => new CrossFileReferences(services),
  },
  checks: {
    PlanViews: (services) => new PlanViews(services),
  },
  scopes: {
    PlanSymbols: (services) => new PlanSymbols(services),
  },
};

/** What all languages of one workspace share, of which there is one. */
export const OnTargetSharedModule: Module<LangiumSharedCoreServices, PartialLangiumSharedCoreServices> = {
  workspace: {
    IndexManager: (services) => new PlanIndexManager(services),
    LangiumDocumentFactory: (services) => new OnTargetDocumentFactory(services),
  },
};
