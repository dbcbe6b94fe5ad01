import type { GoalNode, NodeId, Plan } from '@ontarget/evaluator/format';

/** Whether something is paid on revenue itself, on a number that was converted from revenue, or on something else. */
export type RevenueKind = 'revenue' | 'linked' | 'other';

/** The kind of a goal's node: linked where a node above it counts revenue and this one counts something else. */
export function revenueOfNode(plan: Plan, id: NodeId): RevenueKind {
  const node = plan.goals[id];
  if (node === undefined) return 'other';
  if (plan.measures[node.measure]?.revenue) return 'revenue';
  if (node.part.kind === 'supports') return 'other';
  return above(plan, node).some((one) => plan.measures[one.measure]?.revenue) ? 'linked' : 'other';
}

/** The kind of a component: revenue only where all that it is paid on is revenue. */
export function revenueOf(plan: Plan, on: { measures: string[]; goals: NodeId[] }): RevenueKind {
  const kinds =
    on.goals.length > 0
      ? on.goals.map((id) => revenueOfNode(plan, id))
      : on.measures.map((name) => measureKind(plan, name));
  if (kinds.length === 0 || kinds.includes('other')) return 'other';
  return kinds.includes('linked') ? 'linked' : 'revenue';
}

/** A measure that a node of a goal counts has its line to revenue through that node. */
function measureKind(plan: Plan, name: string): RevenueKind {
  if (plan.measures[name]?.revenue) return 'revenue';
  const nodes = Object.entries(plan.goals).filter(([, node]) => node.measure === name);
  return nodes.some(([id]) => revenueOfNode(plan, id) === 'linked') ? 'linked' : 'other';
}

function above(plan: Plan, node: GoalNode): GoalNode[] {
  const parent = node.parent === undefined ? undefined : plan.goals[node.parent];
  return parent === undefined ? [] : [parent, ...above(plan, parent)];
}
