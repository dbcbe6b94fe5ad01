import type { Component, GoalNode, NodeId, Plan, Role } from '@ontarget/evaluator/format';
import { parseRational, type Rational } from '@ontarget/evaluator/numbers';

/** A record's own entry: names such as `constructor` are only names. */
export function own<T>(record: Readonly<Record<string, T>>, name: string | undefined): T | undefined {
  return name !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A component and the role that has it. */
export interface PlacedComponent {
  readonly role: string;
  readonly name: string;
  readonly component: Component;
}

/** Every component that is paid, in the order of roles and names; what is only shown is no part of anybody's pay. */
export function paidComponents(plan: Plan): PlacedComponent[] {
  return Object.entries(plan.roles).flatMap(([name, role]) => paidComponentsOf(name, role));
}

/** The components of a role that are paid. */
export function paidComponentsOf(name: string, role: Role): PlacedComponent[] {
  return Object.entries(role.components)
    .filter(([, component]) => component.unpaid === undefined)
    .map(([component, of]) => ({ role: name, name: component, component: of }));
}

/** A team and the teams above it, the nearest first. */
export function teamsUp(plan: Plan, team: string | undefined): string[] {
  const up: string[] = [];
  for (let at = team; at !== undefined && !up.includes(at); at = own(plan.teams, at)?.parent) up.push(at);
  return up;
}

/** Whether a team is another one or lies below it. */
export function isWithin(plan: Plan, team: string | undefined, above: string): boolean {
  return teamsUp(plan, team).includes(above);
}

/** A goal node and the nodes above it, the nearest first. */
export function nodesUp(plan: Plan, id: NodeId): { readonly id: NodeId; readonly node: GoalNode }[] {
  const up: { id: NodeId; node: GoalNode }[] = [];
  for (let at: NodeId | undefined = id; at !== undefined && !up.some((one) => one.id === at); ) {
    const node: GoalNode | undefined = own(plan.goals, at);
    if (node === undefined) break;
    up.push({ id: at, node });
    at = node.parent;
  }
  return up;
}

/** How a plan names a node: `goal/Revenue/Sales.Enterprise` is `Revenue.Sales.Enterprise`. */
export function nodeName(id: NodeId): string {
  return id.replace(/^goal\//, '').replace('/', '.');
}

/** An exact number as the format writes it. */
export function exact(text: string): Rational {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new RangeError(`"${text}" is no exact number`);
  return parsed.value;
}
