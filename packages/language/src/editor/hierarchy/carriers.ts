import type * as ast from '../../generated/ast.ts';
import { componentsOf } from '../../resolve/components.ts';
import { allNodes, goalOf, type TreeNode, teamOf } from '../../resolve/goal-nodes.ts';
import { measuredBy, measureOfNode, subjectOf } from '../../resolve/measured.ts';
import { teamOfRole } from '../../resolve/scorecards.ts';

/** A component of a role. */
export interface Carrier {
  readonly role: ast.Role;
  readonly component: ast.Component;
}

/** The components of some roles that are paid on a node itself, or on what their own team's node counts. */
export function carriersOf(node: TreeNode, roles: readonly ast.Role[]): Carrier[] {
  return roles.flatMap((role) =>
    componentsOf(role).flatMap((component) =>
      nodeOf(component, role, [goalOf(node)]) === node ? [{ role, component }] : [],
    ),
  );
}

/** The node of some goals that a component of a role is paid on. */
export function nodeOf(
  component: ast.Component,
  role: ast.Role,
  goals: readonly ast.Goal[],
): TreeNode | undefined {
  const measured = measuredBy(subjectOf(component));
  if (measured === undefined || measured.kind === 'node') return measured?.node;
  if (measured.kind === 'measure' && measured.whose !== 'its team') return undefined;
  const team = teamOfRole(role);
  const nodes = measured.kind === 'measure' ? goals.flatMap(allNodes) : allNodes(measured.goal);
  return nodes.find(
    (node) =>
      team !== undefined &&
      teamOf(node) === team &&
      (measured.kind !== 'measure' || measureOfNode(node) === measured.measure),
  );
}
