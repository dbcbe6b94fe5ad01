import type { OnTargetLspServices } from '@ontarget/language/lsp';
import type { Snapshot } from '@ontarget/workspace';
import type { LangiumDocument } from 'langium';
import type { CodeAction, CodeActionParams, Diagnostic } from 'vscode-languageserver-protocol';

/** What actions are offered for, and what they may ask. */
export interface ActionContext {
  readonly document: LangiumDocument;
  readonly params: CodeActionParams;
  readonly services: OnTargetLspServices;
  /** The last snapshot of the document's plan; undefined before it was worked out. */
  readonly snapshot: Snapshot | undefined;
  /** All that is known to be wrong with a file, as the editor knows it. */
  readonly diagnosticsOf: (document: LangiumDocument) => readonly Diagnostic[];
  /** Whether the editor can make files. */
  readonly makesFiles: boolean;
  /** Whether the editor can show an edit before it is applied. */
  readonly canReview: boolean;
}

/** Offers actions of one sort. */
export type ActionSource = (context: ActionContext) => readonly CodeAction[];
