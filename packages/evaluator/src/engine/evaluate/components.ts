import type { Component, NodeId, Plan } from '../../format/types/index.ts';
import { own } from '../own.ts';

/** The id of a role's component: `role/AE/NewBusiness`. */
export function componentId(role: string, name: string): NodeId {
  return `role/${role}/${name}`;
}

/** A component by its id, or undefined where the plan has none of that name. */
export function findComponent(plan: Plan, id: NodeId): Component | undefined {
  const [kind, roleName = '', name = '', ...more] = id.split('/');
  if (kind !== 'role' || more.length > 0) return undefined;
  const components = plan.roles[roleName]?.components ?? {};
  return own(components, name);
}
