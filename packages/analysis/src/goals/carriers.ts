import type { Component, GoalNode, NodeId, Plan, Quantity, Role } from '@ontarget/evaluator/format';
import { formatRational, mul } from '@ontarget/evaluator/numbers';
import { exactOf } from './exact.ts';
import { isWithin } from './teams.ts';

/** A component that pays on a node, and how much of somebody's pay that is. */
export interface Carrier {
  readonly role: string;
  readonly component: string;
  /** `node`: paid on the node itself; `own results`: on what the payee brings to it. */
  readonly by: 'node' | 'own results';
  /** Its part of the role's target pay; absent for what is paid on top. */
  readonly weight?: string;
  /** Yearly target pay that rides on it; absent where only the roster says the role's. */
  readonly pay?: Quantity;
}

/** Who is paid on a node, in the order of the plan's roles; what somebody brings to it counts at the node nearest to them. */
export function carriersOf(plan: Plan, id: NodeId): readonly Carrier[] {
  const node = plan.goals[id];
  if (node === undefined) return [];
  return componentsIn(plan).flatMap(({ role, declared, component, one }) => {
    const by = carriesBy(plan, declared, one, id, node);
    if (by === undefined || !nodesOf(plan, declared, one).includes(id)) return [];
    return [carrier(role, declared, component, one, by)];
  });
}

/** Whether a role is paid on a node in some way: on itself, or on what somebody of a team within it brings to it. */
export function isPaidOn(plan: Plan, role: string, id: NodeId): boolean {
  const node = plan.goals[id];
  if (node === undefined) return false;
  return componentsIn(plan).some(
    (part) => part.role === role && carriesBy(plan, part.declared, part.one, id, node) !== undefined,
  );
}

interface ComponentOfRole {
  readonly role: string;
  readonly declared: Role;
  readonly component: string;
  readonly one: Component;
}

function componentsIn({ roles }: Plan): readonly ComponentOfRole[] {
  return Object.entries(roles).flatMap(([role, declared]) =>
    Object.entries(declared.components).map(([component, one]) => ({ role, declared, component, one })),
  );
}

/** The nodes that a component is paid on, itself or by what the payee brings to it. */
export function nodesOf(plan: Plan, role: Role, component: Component): readonly NodeId[] {
  if (component.on.goals.length > 0) return component.on.goals;
  const nodes = Object.entries(plan.goals).filter(([id, node]) => carriesBy(plan, role, component, id, node));
  // Of a node and those around it, the nearest to the payee is meant: the others add it up.
  const near = nodes.filter(([id]) => !nodes.some(([other]) => isBelow(plan, other, id)));
  return near.map(([id]) => id);
}

/** Whether a node stands below another one. */
export function isBelow(plan: Plan, id: NodeId, above: NodeId): boolean {
  const parent = plan.goals[id]?.parent;
  return parent !== undefined && (parent === above || isBelow(plan, parent, above));
}

function carriesBy(
  plan: Plan,
  role: Role,
  { on, unpaid }: Component,
  id: NodeId,
  node: GoalNode,
): Carrier['by'] | undefined {
  if (unpaid !== undefined) return undefined;
  if (on.goals.includes(id)) return 'node';
  // A component that is paid on another node is not paid on this one too, though they share a measure.
  if (on.goals.length > 0 || !on.measures.includes(node.measure)) return undefined;
  return isWithin(plan, role.team, node.team) ? 'own results' : undefined;
}

function carrier(
  role: string,
  { targetPay }: Role,
  component: string,
  { weight }: Component,
  by: Carrier['by'],
): Carrier {
  if (weight === undefined) return { role, component, by };
  const pay = targetPay && {
    value: formatRational(mul(exactOf(targetPay.value), exactOf(weight))),
    unit: targetPay.unit,
  };
  return { role, component, by, weight, ...(pay === undefined ? {} : { pay }) };
}
