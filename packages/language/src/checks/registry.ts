import type { AstNode, AstReflection } from 'langium';
import type { Check } from './context.ts';
import { checksByType } from './table.ts';

/** Every rule of the language by the type of node that it is about, subtypes included. */
export function nodeChecks(reflection: AstReflection): ReadonlyMap<string, readonly Check<AstNode>[]> {
  const found = new Map<string, Check<AstNode>[]>();
  for (const [type, checks] of Object.entries(checksByType) as [string, readonly Check<AstNode>[]][]) {
    for (const subtype of reflection.getAllSubTypes(type)) {
      found.set(subtype, [...(found.get(subtype) ?? []), ...checks]);
    }
  }
  return found;
}
