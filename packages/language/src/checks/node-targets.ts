import { mul, ONE, type Rational } from '@ontarget/evaluator/numbers';
import type { AstNode } from 'langium';
import type { Place } from '../diagnostics/report.ts';
import type { Goal, GoalNode } from '../generated/ast.ts';
import { type Amount, fractionOf } from '../literals/read.ts';
import { goalOf, pathNames, type TreeNode } from '../resolve/goal-nodes.ts';
import type { PlanView } from './plan-view.ts';
import { constantValue, literalValue } from './values.ts';

/** Where a problem of a node is shown: at its name, or at its team's. */
export function nodePlace(node: Goal | GoalNode): Place<AstNode> {
  return { node, property: node.$type === 'Goal' ? 'name' : 'team' } as Place<AstNode>;
}

/** A node as messages call it: `Revenue.Sales.Enterprise`. */
export function nodeName(node: TreeNode): string {
  return [goalOf(node).name, ...pathNames(node)].join('.');
}

/**
 * The year's target of a node where plain shares alone lead to it: the goal's target, times each share and what each
 * handing-down adds. Undefined below a conversion or a remainder, and where a number is not known.
 */
export function nodeTarget(node: Goal | GoalNode, plan: PlanView): Amount | undefined {
  if (node.$type === 'Goal') return node.target && constantValue(node.target, plan);
  if (node.conversion !== undefined) return undefined;
  if (node.part?.$type === 'AmountOfNode') return literalValue(node.part.amount, plan);
  const above = nodeTarget(node.$container, plan);
  const share = shareOf(node);
  if (above === undefined || share === undefined) return undefined;
  const handed = node.part.$type === 'OverlapOfNode' ? ONE : handedDown(node.$container);
  return { value: mul(mul(above.value, handed), share), unit: above.unit };
}

/** What a node hands down for each 1 of its own target: 1.1 for `handed down at 110%`. */
export function handedDown(node: Goal | GoalNode): Rational {
  const own = node.handingDown?.percent;
  const written = own ?? node.members.find((member) => member.$type === 'HandedDownTo')?.percent;
  return fractionOf(written) ?? ONE;
}

function shareOf({ part }: GoalNode): Rational | undefined {
  return part?.$type === 'ShareOfNode' || part?.$type === 'OverlapOfNode'
    ? fractionOf(part.percent)
    : undefined;
}
