import type { Plan, ValueId } from '@ontarget/evaluator/format';
import { own } from './plan-view.ts';

/** What a value is worked out from, however far down: itself, the values that it reads, and the credits tables of totals. */
export interface Reads {
  readonly values: ReadonlySet<ValueId>;
  readonly credits: ReadonlySet<string>;
  /** Measures whose entries are read. */
  readonly entered: ReadonlySet<string>;
}

/** Follows every reference of a formula, except below values that stand for themselves. */
export function readsOf(
  plan: Plan,
  from: Iterable<ValueId>,
  stopAt: ReadonlySet<ValueId> = new Set(),
): Reads {
  const values = new Set<ValueId>();
  const credits = new Set<string>();
  const entered = new Set<string>();
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (values.has(id)) continue;
    values.add(id);
    if (stopAt.has(id)) continue;
    for (const node of objectsIn(own(plan.values, id)?.formula)) {
      open.push(...valuesIn(plan, node));
      if (node.op === 'total') credits.add(String(node.credits));
      if (node.op === 'entered') entered.add(String(node.measure));
    }
  }
  return { values, credits, entered };
}

/** The values that one operator names. */
function valuesIn(plan: Plan, node: Readonly<Record<string, unknown>>): ValueId[] {
  switch (node.op) {
    case 'value':
      return [String(node.id)];
    case 'flag':
      return [String(node.value)];
    case 'carried':
      return [String(node.balance)];
    case 'clawback':
      return [String(node.pay)];
    case 'collected':
      return [String(node.of)];
    case 'due':
      return node.value === undefined
        ? stagesOf(plan, String(node.component), String(node.stage))
        : [String(node.value)];
    case 'members':
      return (node.components as string[]).flatMap((one) => stagesOf(plan, one, String(node.stage)));
    default:
      return [];
  }
}

function stagesOf(plan: Plan, component: string, stage: string): ValueId[] {
  const [, role, name] = component.split('/');
  const stages: Partial<Record<string, ValueId>> =
    own(own(plan.roles, role)?.components ?? {}, name)?.stages ?? {};
  const value = stages[stage];
  return value === undefined ? [] : [value];
}

/** All objects of a formula, without recursion. */
export function* objectsIn(root: unknown): Generator<Readonly<Record<string, unknown>>> {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (!Array.isArray(next)) yield next as Record<string, unknown>;
    open.push(...Object.values(next));
  }
}
