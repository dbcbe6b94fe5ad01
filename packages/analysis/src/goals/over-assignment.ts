import type { NodeId, Plan } from '@ontarget/evaluator/format';
import { eq, formatRational, mul, ONE, type Rational } from '@ontarget/evaluator/numbers';
import { divides } from './by-weight.ts';
import { exactOf } from './exact.ts';

/** A handing-down that gives out more, or less, than the node's own target. */
export interface OverAssignment {
  /** The node whose target is handed down. */
  readonly node: NodeId;
  /** What is given out for each 1 of its target: `11/10`. */
  readonly at: string;
  /** The same from the company's number down to here: 1.1 × 1.1 for the second level of 110%. */
  readonly cumulative: string;
}

/** Every handing-down that is not at 100%, each with what it compounds to. */
export function overAssignments(plan: Plan): readonly OverAssignment[] {
  return Object.keys(plan.goals).flatMap((node) => {
    const at = handedDownBy(plan, node);
    if (at === undefined || eq(exactOf(at), ONE)) return [];
    const cumulative = mul(exactOf(at), cumulativeAt(plan, node));
    return [{ node, at, cumulative: formatRational(cumulative) }];
  });
}

/** What the parts that divide a node are given for each 1 of it; undefined where it is not divided. */
export function handedDownBy(plan: Plan, id: NodeId): string | undefined {
  for (const { parent, part } of Object.values(plan.goals)) {
    if (parent === id && divides(part)) return part.handedDown;
  }
  return undefined;
}

/** How much of a node's target is there through over-assignment: all the handings-down above it, multiplied. */
export function cumulativeAt(plan: Plan, id: NodeId): Rational {
  const node = plan.goals[id];
  if (node?.parent === undefined) return ONE;
  const above = cumulativeAt(plan, node.parent);
  return divides(node.part) ? mul(exactOf(node.part.handedDown), above) : above;
}
