import type { Module } from 'langium';
import type { PartialLangiumServices } from 'langium/lsp';
import type { OnTargetLspServices } from '../services/create-lsp.ts';
import { OnTargetCompletion } from './completion.ts';
import { OnTargetDefinition } from './definition.ts';
import { OnTargetFormatter } from './formatter.ts';
import { OnTargetHover } from './hover.ts';
import { OnTargetSymbols } from './symbols.ts';

/** The editor features that need only the syntax tree. */
export const EditorModule: Module<OnTargetLspServices, PartialLangiumServices> = {
  lsp: {
    CompletionProvider: (services) => new OnTargetCompletion(services),
    DefinitionProvider: (services) => new OnTargetDefinition(services),
    DocumentSymbolProvider: () => new OnTargetSymbols(),
    Formatter: (services) => new OnTargetFormatter(services),
    HoverProvider: (services) => new OnTargetHover(services),
  },
};
