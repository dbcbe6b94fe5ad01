import type { AstNode, ReferenceInfo } from 'langium';
import { remember } from './remember.ts';
import { forEachReference, walk } from './walk.ts';

const known = new WeakMap<AstNode, readonly ReferenceInfo[]>();

/** The cross-references below a node, looked for once: a syntax tree is never changed, and to walk it takes longer than to link. */
export function referencesIn(node: AstNode): readonly ReferenceInfo[] {
  return remember(known, node, () => {
    const found: ReferenceInfo[] = [];
    walk(node, (one) => forEachReference(one, (info) => found.push(info)));
    return found;
  });
}
