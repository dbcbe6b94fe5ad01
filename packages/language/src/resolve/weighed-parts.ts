import type { Goal, GoalNode, NodePart, WeighedPart } from '../generated/ast.ts';

/** A part whose share its people decide: how many they are, what they count for, or what they brought last year. */
export interface WeighedNode extends GoalNode {
  part: WeighedPart;
}

/** Whether a part takes, with others that say so, what the rest of the parts leave. */
export function isWeighed(part: NodePart | undefined): part is WeighedPart {
  return part?.$type === 'WeighedPart';
}

/** The parts of a node that divide what the others leave by weight. */
export function weighedParts(node: Goal | GoalNode): WeighedNode[] {
  return node.members.filter(
    (member): member is WeighedNode => member.$type === 'GoalNode' && isWeighed(member.part),
  );
}

/** Whether two parts count by the same, of the same roles, on the same days. */
export function weighedAlike(one: WeighedPart, other: WeighedPart): boolean {
  const roles = ({ roles: named }: WeighedPart) => named.map(({ $refText }) => $refText).sort();
  return (
    one.history?.$refText === other.history?.$refText &&
    one.headcount === other.headcount &&
    one.weight?.$refText === other.weight?.$refText &&
    one.grain === other.grain &&
    roles(one).join() === roles(other).join()
  );
}
