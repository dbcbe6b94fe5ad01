import type { LangiumDocument } from 'langium';
import type { Range } from '../fixes/fix.ts';
import type { Rewrite, Rewriter, RewriteServices } from './rewrite.ts';
import { makeTableOfRoles } from './roles-in.ts';
import { writeRolesOut } from './roles-out.ts';

export type { Edits, Rewrite, RewriteServices } from './rewrite.ts';

const rewriters: readonly Rewriter[] = [writeRolesOut, makeTableOfRoles];

/** Other ways to say what stands at a range of a document; each means the same. */
export function rewritesAt(
  document: LangiumDocument,
  range: Range,
  services: RewriteServices,
): readonly Rewrite[] {
  return rewriters.flatMap((rewriter) => rewriter(document, range, services));
}
