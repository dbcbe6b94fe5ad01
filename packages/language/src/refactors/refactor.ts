import type { LangiumDocument, LangiumSharedCoreServices } from 'langium';
import type { Range } from '../fixes/fix.ts';
import type { Rewrite } from '../rewrites/rewrite.ts';
import type { OnTargetServices } from '../services/core-module.ts';

/** What refactorings need of the language: its parser, names, and where names are written. */
export type RefactorServices = Pick<OnTargetServices, 'parser' | 'references' | 'scopes'> & {
  readonly shared: Pick<LangiumSharedCoreServices, 'workspace'>;
};

/** A change of how a plan is put together, that means the same. */
export interface Refactor extends Rewrite {
  /** What editors list it under. */
  readonly kind: 'extract' | 'inline' | 'move';
  /** URIs of files that are made first. */
  readonly creates?: readonly string[];
}

/** Offers changes of what stands at a range of a document. */
export type Refactorer = (
  document: LangiumDocument,
  range: Range,
  services: RefactorServices,
) => readonly Refactor[];
