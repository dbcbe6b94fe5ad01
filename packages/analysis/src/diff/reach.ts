import type { NodeId, Plan } from '@ontarget/evaluator/format';
import { objectsIn, readsOf } from '../sight/reads.ts';

/** For each node of a plan, the roles whose pay depends on it, sorted. */
export function reachOf(plan: Plan): (node: NodeId) => readonly string[] {
  const roles = Object.keys(plan.roles).sort();
  const byRole = new Map(roles.map((role) => [role, nodesRead(plan, role)]));
  return (node) => {
    if (node === 'plan') return roles;
    return roles.filter((role) => byRole.get(role)?.has(node));
  };
}

/** Every node that what a role is paid is worked out from. */
function nodesRead(plan: Plan, role: string): ReadonlySet<NodeId> {
  const definition = plan.roles[role];
  const nodes = new Set<NodeId>([`role/${role}`]);
  if (definition === undefined) return nodes;
  const { total, paid, payment, balances = {}, team } = definition;
  const ends = Object.values(balances).flatMap(({ out, back, closing }) => [out, back, closing]);
  const from = [total, paid, payment, ...ends].filter((id) => id !== undefined);
  const reads = readsOf(plan, from);
  for (const id of reads.values) {
    const parts = id.split('/');
    // A value's own node and all above it: `goal/Revenue/Sales/target` is read of the node and of the goal.
    for (let length = 2; length < parts.length; length += 1) nodes.add(parts.slice(0, length).join('/'));
    for (const node of objectsIn(plan.values[id]?.formula)) {
      if (typeof node.curve === 'string') nodes.add(`curve/${node.curve}`);
      if (typeof node.table === 'string') nodes.add(`data/${node.table}`);
      if (typeof node.measure === 'string') nodes.add(`measure/${node.measure}`);
    }
  }
  for (const credits of reads.credits) {
    nodes.add(`measure/${credits.slice('credits/'.length)}`);
    const table = plan.tables[credits];
    if (table?.kind === 'credits') nodes.add(`data/${table.from}`);
  }
  nodes.add('data/roster');
  if (team !== undefined) nodes.add(`team/${team}`);
  return nodes;
}
