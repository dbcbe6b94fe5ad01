import { isWithin, nodeName } from '@ontarget/analysis/sight';
import type { Component, NodeId, Plan } from '@ontarget/evaluator/format';
import type { Rational } from '@ontarget/evaluator/numbers';
import type { PolicyKind, PolicyNumber, PolicySubject } from '@ontarget/language/ast';

import { handingsOf } from './handings.ts';

/** One thing that a sentence of a policy is about. */
export interface JudgedSubject {
  readonly kind: PolicyKind;
  /** As a message calls it: `CampaignManager`, `Leads of CampaignManager`, `Revenue.Sales`. */
  readonly title: string;
  /** Where it stands, the innermost first: what is accepted at any of these holds for it. */
  readonly places: readonly NodeId[];
  readonly role?: string;
  readonly component?: string;
  readonly curve?: string;
  readonly team?: string;
  readonly node?: NodeId;
  /** Of a handing-down: what is handed out for each 1 of its node. */
  readonly at?: Rational;
  readonly measure?: string;
}

/** Everything of the plan that a sentence is about, before its conditions. */
export function subjectsOf(plan: Plan, asked: PolicySubject): JudgedSubject[] {
  const found = allOf(plan, asked.kind);
  const team = asked.team?.$refText;
  const goal = asked.goal?.$refText;
  const except = asked.except.map(({ $refText }) => $refText);
  return found
    .filter((one) => team === undefined || isInTeam(plan, one, team))
    .filter((one) => goal === undefined || one.node === undefined || goalOf(one.node) === goal)
    .filter((one) => one.role === undefined || !except.includes(one.role))
    .filter((one) => asked.names.length === 0 || asked.names.includes(one.role ?? one.title))
    .filter((one) => asked.on === undefined || isPaidOn(plan, one, asked.on));
}

function allOf(plan: Plan, kind: PolicyKind): JudgedSubject[] {
  switch (kind) {
    case 'plan':
      return [{ kind, title: plan.title, places: [] }];
    case 'role':
      return Object.keys(plan.roles).map((role) => ({ kind, title: role, role, places: [`role/${role}`] }));
    case 'component':
      return Object.entries(plan.roles).flatMap(([role, { components }]) =>
        Object.entries(components)
          .filter(([, { unpaid }]) => unpaid === undefined)
          .map(([component, { curve }]) => ({
            kind,
            title: `${component} of ${role}`,
            role,
            component,
            places: [
              `role/${role}/${component}`,
              `role/${role}`,
              ...(curve === undefined ? [] : [`curve/${curve}`]),
            ],
            ...(curve === undefined ? {} : { curve }),
          })),
      );
    case 'curve':
      return Object.keys(plan.curves).map((curve) => ({
        kind,
        title: curve,
        curve,
        places: [`curve/${curve}`],
      }));
    case 'measure':
      return Object.keys(plan.measures).map((measure) => ({
        kind,
        title: measure,
        measure,
        places: [`measure/${measure}`],
      }));
    case 'team':
      return Object.keys(plan.teams).map((team) => ({ kind, title: team, team, places: [`team/${team}`] }));
    case 'goal':
    case 'part':
      return Object.entries(plan.goals)
        .filter(([, { part }]) => (part.kind === 'root') === (kind === 'goal'))
        .map(([node, { parent }]) => ({
          kind,
          title: nodeName(node),
          node,
          places: parent === undefined ? [node] : [node, parent],
        }));
    case 'handing-down':
      return handingsOf(plan).map(({ node, at }) => ({
        kind,
        title: nodeName(node),
        node,
        at,
        places: [node],
      }));
  }
}

/** A team itself, a role in it or below, or a part of a goal that is its. */
function isInTeam(plan: Plan, one: JudgedSubject, team: string): boolean {
  const own =
    one.team ??
    (one.node === undefined ? undefined : plan.goals[one.node]?.team) ??
    (one.role === undefined ? undefined : plan.roles[one.role]?.team);
  return isWithin(plan, own, team);
}

function goalOf(node: NodeId): string {
  return node.split('/')[1] ?? '';
}

/** Whether a component, or any of a role's, is paid on revenue, on a measure, or on a goal or a part of it. */
export function isPaidOn(plan: Plan, one: JudgedSubject, number: PolicyNumber): boolean {
  return componentsOf(plan, one).some((component) => isOn(plan, component, number));
}

function isOn(plan: Plan, { on }: Component, number: PolicyNumber): boolean {
  if (number.revenue) return on.measures.some((name) => plan.measures[name]?.revenue === true);
  const name = number.ref?.$refText ?? '';
  const root = plan.goals[`goal/${name}`];
  if (root === undefined) return on.measures.includes(name);
  return on.measures.includes(root.measure) || on.goals.some((node) => goalOf(node) === name);
}

/** The components of a subject that are paid. */
export function componentsOf(plan: Plan, { role, component }: JudgedSubject): Component[] {
  const all = Object.entries((role === undefined ? undefined : plan.roles[role]?.components) ?? {});
  return all
    .filter(([name, { unpaid }]) => unpaid === undefined && (component === undefined || name === component))
    .map(([, one]) => one);
}

/** The measures whose results fall with a number. */
export function measuresOf(plan: Plan, number: PolicyNumber): string[] {
  if (number.revenue) return Object.keys(plan.measures).filter((name) => plan.measures[name]?.revenue);
  const name = number.ref?.$refText ?? '';
  return [plan.goals[`goal/${name}`]?.measure ?? name];
}

/** The roles of a subject: its own, those in a team and the teams below it, or all of the plan. */
export function rolesOf({ role, team }: JudgedSubject, plan: Plan): string[] {
  if (role !== undefined) return [role];
  const all = Object.keys(plan.roles);
  return team === undefined ? all : all.filter((name) => isWithin(plan, plan.roles[name]?.team, team));
}
