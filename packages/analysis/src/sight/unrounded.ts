import type { Expression, Plan } from '@ontarget/evaluator/format';

const known = new WeakMap<Plan, Plan>();

/** The same plan without the rounding of payouts, totals and payments; made once, since each role of a plan asks for it. */
export function withoutRounding(plan: Plan): Plan {
  const before = known.get(plan);
  if (before !== undefined) return before;
  const made = unroundedPlan(plan);
  known.set(plan, made);
  return made;
}

function unroundedPlan(plan: Plan): Plan {
  const values = Object.entries(plan.values).map(([id, value]) => [
    id,
    ROUNDED.has(value.stage) ? { ...value, formula: unrounded(value.formula) as Expression } : value,
  ]);
  return { ...plan, values: Object.fromEntries(values) };
}

const ROUNDED: ReadonlySet<string> = new Set(['payout', 'total', 'paid', 'payment']);

function unrounded(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(unrounded);
  if (typeof node !== 'object' || node === null) return node;
  const { op, of } = node as { op?: unknown; of?: unknown };
  if (op === 'round') return unrounded(of);
  return Object.fromEntries(Object.entries(node).map(([key, entry]) => [key, unrounded(entry)]));
}
