import { objectsIn, readsOf } from '@ontarget/analysis/sight';
import type { ClawbackExpression, Component, Plan } from '@ontarget/evaluator/format';

/** What a component takes back of canceled deals. */
export function clawbacksOf(plan: Plan, { stages }: Component): ClawbackExpression[] {
  return [...readsOf(plan, [stages.earned]).values].flatMap((id) =>
    [...objectsIn(plan.values[id]?.formula)].filter(
      (node): node is ClawbackExpression & Record<string, unknown> => node.op === 'clawback',
    ),
  );
}
