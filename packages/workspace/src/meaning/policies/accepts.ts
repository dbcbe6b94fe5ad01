import { acceptedRule, isReasoned, walk } from '@ontarget/language';
import type { Accept } from '@ontarget/language/ast';
import type { AstNode, LangiumDocument } from 'langium';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { problem } from '../../diagnostics/problem.ts';
import { rangeOfNode } from '../../diagnostics/ranges.ts';
import { withFixes } from '../../diagnostics/with-fixes.ts';
import { place, relativePath } from '../../places.ts';

/** What a node of the text accepts, in its own block. */
export function acceptsIn(node: AstNode): Accept[] {
  const lists = ['members', 'clauses', 'accepts', 'settings'].flatMap((property) => {
    const list = (node as unknown as Record<string, unknown>)[property];
    return Array.isArray(list) ? (list as AstNode[]) : [];
  });
  return lists.filter((one): one is Accept => one.$type === 'Accept');
}

/** The clause that accepts a rule, of the nearest block. */
export function acceptOf(rule: string, around: Iterable<AstNode>): Accept | undefined {
  for (const node of around) {
    const found = acceptsIn(node).find((accept) => acceptedRule(accept) === rule && isReasoned(accept));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What is accepted and would not be reported; a name that nothing has is told by the text checks. */
export function unusedAccepts(
  documents: readonly LangiumDocument[],
  used: ReadonlySet<Accept>,
  known: ReadonlySet<string>,
  folder: string,
): Diagnostic[] {
  return documents.flatMap((document) => {
    const uri = place(document.uri);
    const accepts: Accept[] = [];
    walk(document.parseResult.value, (node) => accepts.push(...acceptsIn(node)));
    return accepts
      .filter((accept) => !used.has(accept) && known.has(acceptedRule(accept)))
      .map((accept) => {
        const where = { file: relativePath(folder, uri), uri, range: rangeOfNode(accept) };
        return withFixes(problem('accept-unused', where, { rule: acceptedRule(accept) }), documents);
      });
  });
}
