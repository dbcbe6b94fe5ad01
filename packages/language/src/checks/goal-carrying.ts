import type { CarriedBy, Component, Goal, GoalNode, Role, Team } from '../generated/ast.ts';
import { componentsOf } from '../resolve/components.ts';
import { goalOf, nodesBelow, type TreeNode, teamOf } from '../resolve/goal-nodes.ts';
import { type Measured, measuredBy, measureOfNode, subjectOf } from '../resolve/measured.ts';
import { clauseOf } from '../resolve/quota.ts';
import { teamOfRole } from '../resolve/scorecards.ts';
import { rolesIn, withTeamsBelow } from '../resolve/teams.ts';
import type { Check } from './context.ts';
import { nodeName, nodePlace, nodeTarget } from './node-targets.ts';
import { nodesOfPart } from './sharing-out.ts';
import { inWords } from './values.ts';

/** A part of a goal that no pay depends on is a wish. */
export const leavesMustBeCarried: Check<Goal | GoalNode> = (node, say, plan) => {
  const divided = nodesBelow(node).some(({ $type }) => $type === 'GoalNode');
  if (divided || plan.rolesMisread || carriersNamed(node).length > 0) return;
  if (plan.roles.some((role) => carries(role, node))) return;
  const target = nodeTarget(node, plan);
  const team = teamOf(node);
  say('leaf-not-carried', nodePlace(node), {
    node: nodeName(node),
    target: target === undefined ? partInWords(node) : inWords(target, plan),
    team: team?.name ?? 'the plan',
    roles: team === undefined ? [] : rolesIn(plan, team).map(({ name }) => name),
  });
};

/** What a part is of the number above it, where the text alone does not say what that comes to. */
function partInWords(node: Goal | GoalNode): string {
  if (node.$type === 'Goal') return 'the whole';
  return `${node.part?.$cstNode?.text ?? 'a part'} of ${nodeName(node.$container)}`;
}

/** Naming a carrier is a promise to pay that role on it. */
export const carriersMustHaveAComponent: Check<CarriedBy> = (carriedBy, say) => {
  const node = carriedBy.$container as TreeNode;
  carriedBy.roles.forEach(({ ref: role }, index) => {
    if (role === undefined || componentsOf(role).some((component) => paysOnNode(component, role, node)))
      return;
    say(
      'carrier-without-component',
      { node: carriedBy, property: 'roles', index },
      {
        role: role.name,
        node: nodeName(node),
      },
    );
  });
};

/** Whether a role is paid on a node: on the node itself, or on its measure as somebody of its team. */
function carries(role: Role, node: Goal | GoalNode): boolean {
  const team = teamOf(node);
  const measure = measureOfNode(node);
  const within = team === undefined || isWithin(teamOfRole(role), team);
  return componentsOf(role).some((component) => {
    if (isOnNode(component, role, node)) return true;
    const measured = measuredBy(subjectOf(component));
    return within && measured?.kind === 'measure' && measured.measure === measure;
  });
}

/** On the node itself, or on all that rolls up to the role in the node's measure: the same number by another way. */
function paysOnNode(component: Component, role: Role, node: TreeNode): boolean {
  if (isOnNode(component, role, node)) return true;
  const measured = measuredBy(subjectOf(component));
  const team = teamOf(node);
  const inTeam = team === undefined || isWithin(teamOfRole(role), team);
  return (
    inTeam &&
    measured?.kind === 'measure' &&
    (measured.credit === 'rolled-up' || measured.credit === 'both') &&
    measured.measure === measureOfNode(node)
  );
}

function isOnNode(component: Component, role: Role, node: TreeNode): boolean {
  const part = clauseOf(component, 'PartOfGoal');
  if (part !== undefined) return nodesOfPart(part).includes(node);
  const measured: Measured | undefined = measuredBy(subjectOf(component));
  if (measured === undefined) return false;
  if (measured.kind === 'node') return measured.node === node;
  // The roster may place somebody of the role in any team below the role's own.
  const team = teamOf(node);
  const mayBeIn = team !== undefined && isWithin(team, teamOfRole(role));
  if (measured.kind === 'node of its team') return mayBeIn && measured.goal === goalOf(node);
  return measured.whose === 'its team' && mayBeIn && measured.measure === measureOfNode(node);
}

/** Whether a team is another one or below it. */
function isWithin(team: Team | undefined, other: Team | undefined): boolean {
  return team !== undefined && other !== undefined && withTeamsBelow(other).includes(team);
}

function carriersNamed(node: Goal | GoalNode): CarriedBy[] {
  return node.members.filter((member): member is CarriedBy => member.$type === 'CarriedBy');
}
