import type { OnTargetLspServices } from '@ontarget/language/lsp';
import type { Snapshot } from '@ontarget/workspace';
import type { LangiumDocument, URI } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import type { CodeAction, CodeActionParams, Diagnostic } from 'vscode-languageserver-protocol';
import { curveKind } from './curve-kind.ts';
import { FIX_ALL, fixAll, quickFixes } from './quick-fixes.ts';
import { refactors, rewrites } from './rewrites.ts';
import type { ActionSource } from './source.ts';

const SOURCES: readonly ActionSource[] = [quickFixes, rewrites, refactors, curveKind];

/** What actions ask the server for. */
export interface ActionSources {
  lastOf(uri: URI): Snapshot | undefined;
  diagnosticsOf(document: LangiumDocument): readonly Diagnostic[];
  readonly makesFiles: boolean;
  readonly canReview: boolean;
}

/** Offers what can be done about the problems under the cursor, and with what stands there. */
export class CodeActions implements CodeActionProvider {
  private readonly services: OnTargetLspServices;
  private readonly sources: ActionSources;

  constructor(services: OnTargetLspServices, sources: ActionSources) {
    this.services = services;
    this.sources = sources;
  }

  getCodeActions(document: LangiumDocument, params: CodeActionParams): CodeAction[] {
    const { only } = params.context;
    const context = {
      document,
      params,
      services: this.services,
      snapshot: this.sources.lastOf(document.uri),
      diagnosticsOf: (one: LangiumDocument) => this.sources.diagnosticsOf(one),
      makesFiles: this.sources.makesFiles,
      canReview: this.sources.canReview,
    };
    // To mend a whole file is offered where an editor asks for that kind, and not beside every squiggle.
    if (only?.some((kind) => isBelow(FIX_ALL, kind))) return [...fixAll(context)];
    const all = SOURCES.flatMap((source) => source(context));
    return only === undefined ? all : all.filter(({ kind }) => only.some((one) => isBelow(kind, one)));
  }
}

/** `refactor.extract` is a kind of `refactor`. */
function isBelow(kind: string | undefined, asked: string): boolean {
  return kind !== undefined && (asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}
