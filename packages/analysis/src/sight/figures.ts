import { evaluateWith, RunRefused } from '@ontarget/evaluator/engine';
import type { NodeId, Plan, Quantity, ValueId } from '@ontarget/evaluator/format';
import { own } from './plan-view.ts';
import { yearKey } from './windows.ts';

/** What a goal node is to reach over the plan's year; undefined where its target has no value for a whole year. */
export function yearlyTarget(plan: Plan, node: NodeId): Quantity | undefined {
  return asked(plan, own(plan.goals, node)?.target);
}

function asked(plan: Plan, value: ValueId | undefined): Quantity | undefined {
  const role = Object.keys(plan.roles)[0];
  if (value === undefined || role === undefined) return undefined;
  try {
    const [answer] = evaluateWith({
      plan,
      subject: { payee: 'somebody', role },
      roster: {},
      overrides: [],
      ask: [{ value, window: yearKey(plan) }],
    });
    return answer?.ok ? answer.quantity : undefined;
  } catch (error) {
    if (error instanceof RunRefused) return undefined;
    throw error;
  }
}
