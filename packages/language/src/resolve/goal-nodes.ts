import type { Goal, GoalNode, SupportNode, Team } from '../generated/ast.ts';

/** A goal itself, a part of it, or a measure that supports a part of it. */
export type TreeNode = Goal | GoalNode | SupportNode;

/** The nodes directly below one, in the order of the text. A supporting measure has none. */
export function nodesBelow(node: TreeNode): (GoalNode | SupportNode)[] {
  if (node.$type === 'SupportNode') return [];
  return node.members.filter((member) => member.$type === 'GoalNode' || member.$type === 'SupportNode');
}

/** A goal and all its nodes, each before those below it. */
export function allNodes(goal: Goal): TreeNode[] {
  return [goal, ...below(goal)];
}

/** The node above, or undefined for the goal itself. */
export function parentOf(node: TreeNode): Goal | GoalNode | undefined {
  return node.$type === 'Goal' ? undefined : node.$container;
}

/** The nodes above one, nearest first, the goal last. */
export function ancestorsOf(node: TreeNode): (Goal | GoalNode)[] {
  const parent = parentOf(node);
  return parent === undefined ? [] : [parent, ...ancestorsOf(parent)];
}

/** The goal that a node belongs to. */
export function goalOf(node: TreeNode): Goal {
  return node.$type === 'Goal' ? node : goalOf(node.$container);
}

/** The team that answers for a node; the goal itself has none. */
export function teamOf(node: TreeNode): Team | undefined {
  return node.$type === 'Goal' ? undefined : node.team?.ref;
}

/** The names of the teams from the goal down to a node: none for the goal itself. */
export function pathNames(node: TreeNode): string[] {
  if (node.$type === 'Goal') return [];
  return [...pathNames(node.$container), node.team?.$refText ?? ''];
}

/** The node below `from` that team names lead to, or undefined where they lead nowhere. */
export function nodeAtPath(from: TreeNode, path: readonly string[]): TreeNode | undefined {
  let at: TreeNode | undefined = from;
  for (const name of path) at = at && nodesBelow(at).find(({ team }) => team?.$refText === name);
  return at;
}

function below(node: Goal | GoalNode): (GoalNode | SupportNode)[] {
  return nodesBelow(node).flatMap((child) => [child, ...(child.$type === 'GoalNode' ? below(child) : [])]);
}
