import type { OverlapOfNode } from '../generated/ast.ts';
import { ancestorsOf, type TreeNode } from './goal-nodes.ts';

/**
 * The overlap that a node's results are filtered by: its own, else that of the nearest node above that shares its
 * parent's number. A conversion ends the search, since what is below it counts something else.
 */
export function overlapAround(node: TreeNode): OverlapOfNode | undefined {
  for (const at of [node, ...ancestorsOf(node)]) {
    if (at.$type !== 'GoalNode') return undefined;
    if (at.part?.$type === 'OverlapOfNode') return at.part;
    if (at.conversion !== undefined) return undefined;
  }
  return undefined;
}
