import type { LangiumDocument, LangiumSharedCoreServices } from 'langium';
import type { Range, TextEdit } from '../fixes/fix.ts';
import type { OnTargetServices } from '../services/core-module.ts';

/** What a rewrite needs of the language: its parser, to lay out what it writes, and the names of the plan. */
export type RewriteServices = Pick<OnTargetServices, 'parser' | 'scopes'> & {
  readonly shared: Pick<LangiumSharedCoreServices, 'workspace'>;
};

/** The edits of each file, by its URI. */
export type Edits = ReadonlyMap<string, readonly TextEdit[]>;

/** Another way to say what stands in the text, that means the same. */
export interface Rewrite {
  /** What it does, in the imperative. */
  readonly title: string;
  readonly edits: Edits;
  /** Why it cannot be done here; then there are no edits. */
  readonly refused?: string;
}

/** Offers rewrites of what stands at a range of a document. */
export type Rewriter = (
  document: LangiumDocument,
  range: Range,
  services: RewriteServices,
) => readonly Rewrite[];

/** A rewrite that cannot be done, with the reason. */
export function refused(title: string, why: string): Rewrite {
  return { title, edits: new Map(), refused: why };
}
