import { evaluateWith, type RunInput } from '@ontarget/evaluator/engine';
import type { NodeId, Plan, Quantity } from '@ontarget/evaluator/format';
import type { GoalPeriod } from './periods.ts';

/** What a node is to reach in a period; `reason` says why nobody knows it. */
export type TargetOf = { readonly quantity: Quantity } | { readonly reason: string };

/**
 * The target of nodes, or of all of them, in each of the periods: exact, by the engine that pays. Those of parts that people
 * weigh are known with a roster, or last year's rows, in `tables`.
 */
export function targetsOf(
  plan: Plan,
  periods: readonly GoalPeriod[],
  ids: readonly NodeId[] = Object.keys(plan.goals),
  tables: RunInput['tables'] = {},
): ReadonlyMap<NodeId, readonly TargetOf[]> {
  const nodes = Object.entries(plan.goals).filter(([id]) => ids.includes(id));
  const answers = evaluateWith({
    plan,
    // A node's target is the company's: it is the same for whoever asks.
    subject: { payee: '', role: '' },
    overrides: [],
    ask: nodes.flatMap(([, { target }]) => periods.map(({ key }) => ({ value: target, window: key }))),
    tables,
  });
  return new Map(
    nodes.map(([id], index) => {
      const own = answers.slice(index * periods.length, (index + 1) * periods.length);
      return [
        id,
        own.map((answer): TargetOf => {
          if (answer.ok) return { quantity: answer.quantity };
          return { reason: answer.reasons.map(({ message }) => message).join('; ') };
        }),
      ];
    }),
  );
}
