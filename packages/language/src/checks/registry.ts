import { type AstNode, AstUtils, type ValidationAcceptor } from 'langium';
import { report } from '../diagnostics/report.ts';
import type { OnTargetServices } from '../services/core-module.ts';
import type { NodeCheck } from '../services/plain-walk-validator.ts';
import type { Check, Say } from './context.ts';
import { checksByType } from './table.ts';
import { Wholeness } from './whole.ts';

/**
 * Every rule of the language by the type of node that it is about, subtypes included. A rule sees only nodes that were
 * read completely, and the plan around them.
 */
export function nodeChecks(services: OnTargetServices): ReadonlyMap<string, readonly NodeCheck[]> {
  const { AstReflection: reflection } = services.shared;
  const views = services.checks.PlanViews;
  const wholeness = new Wholeness(reflection);
  const adapt =
    (check: Check<AstNode>): NodeCheck =>
    (node: AstNode, accept: ValidationAcceptor) => {
      const document = AstUtils.getDocument(node);
      if (!wholeness.isWhole(node, document)) return;
      const say: Say = (code, place, params) => report(accept, code, place, params);
      check(node, say, views.of(document));
    };
  const found = new Map<string, NodeCheck[]>();
  for (const [type, checks] of Object.entries(checksByType) as [string, readonly Check<AstNode>[]][]) {
    const adapted = checks.map(adapt);
    for (const subtype of reflection.getAllSubTypes(type)) {
      found.set(subtype, [...(found.get(subtype) ?? []), ...adapted]);
    }
  }
  return found;
}
