import { type AstNode, AstUtils, type ValidationAcceptor, type ValidationCheck } from 'langium';
import { report } from '../diagnostics/report.ts';
import type { OnTargetAstType } from '../generated/ast.ts';
import type { OnTargetServices } from '../services/core-module.ts';
import type { Check, Say } from './context.ts';
import { type ChecksByType, checksByType } from './table.ts';
import { Wholeness } from './whole.ts';

/**
 * Hands every rule of the language to Langium's validation. A rule sees only nodes that were read completely, and
 * the plan around them.
 */
export function registerChecks(services: OnTargetServices): void {
  const views = services.checks.PlanViews;
  const wholeness = new Wholeness(services.shared.AstReflection);
  const adapt =
    <N extends AstNode>(check: Check<N>): ValidationCheck<N> =>
    (node: N, accept: ValidationAcceptor) => {
      const document = AstUtils.getDocument(node);
      if (!wholeness.isWhole(node, document)) return;
      const say: Say = (code, place, params) => report(accept, code, place, params);
      check(node, say, views.of(document));
    };
  const { ValidationRegistry: registry } = services.validation;
  for (const [type, checks] of entriesOf(checksByType)) {
    registry.register({ [type]: checks.map((check) => adapt(check)) });
  }
}

function entriesOf(table: ChecksByType): [keyof OnTargetAstType, readonly Check<AstNode>[]][] {
  return Object.entries(table) as [keyof OnTargetAstType, readonly Check<AstNode>[]][];
}
