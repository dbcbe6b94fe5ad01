import type { Component, NodeId, Plan } from '../../format/types/index.ts';

/** The id of a role's component: `role/AE/NewBusiness`. */
export function componentId(role: string, name: string): NodeId {
  return `role/${role}/${name}`;
}

/** A component by its id, or undefined where the plan has none of that name. */
export function findComponent(plan: Plan, id: NodeId): Component | undefined {
  const [kind, roleName = '', name = '', ...more] = id.split('/');
  if (kind !== 'role' || more.length > 0 || !Object.hasOwn(plan.roles, roleName)) return undefined;
  const components = plan.roles[roleName]?.components ?? {};
  return Object.hasOwn(components, name) ? components[name] : undefined;
}
