import type { GoalNode as EvaluatorNode, Expression, NodeId } from '@ontarget/evaluator/format';
import type { PartOfGoal, Role } from '@ontarget/language/ast';
import { refuseRamp } from '../balances/ramp.ts';
import { readValue } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { type Measured, measuredOn } from './subject.ts';
import type { ComponentWork } from './work.ts';

/** A node that is shared out among those of a role. */
export interface SharedNode {
  readonly node: NodeId;
  readonly sharedOut: NonNullable<EvaluatorNode['sharedOut']>;
}

/**
 * The payee's part of a node that is shared out, for the days that they are there. What they bring is held against it, so
 * the component is on their own results in the node's measure.
 */
export function partFormula(
  work: ComponentWork,
  measured: Measured,
  part: PartOfGoal,
): { readonly nodes: readonly NodeId[]; readonly formula: Expression } {
  const { c, component, role, id } = work;
  const sharing = sharedNodes(c, role, part, id);
  for (const { node } of sharing) refuseOtherMeasure(work, measured, node, part);
  refuseRamp(work, 'its quota is a part of a goal, which is shared out among whoever is there');
  const [first, second] = sharing;
  const cases = sharing.map(({ node, sharedOut }) => [
    c.goals.get(node)?.team ?? '',
    readValue(sharedOut.part),
  ]);
  const of: Expression =
    first !== undefined && second === undefined
      ? readValue(first.sharedOut.part)
      : { op: 'team', cases: Object.fromEntries(cases) as Record<string, Expression> };
  if (component.$type === 'Bonus' || component.$type === 'FormulaPay') {
    cannotCompile(part, component.name, 'it is not paid by attainment');
  }
  return {
    nodes: sharing.map(({ node }) => node),
    formula: { op: 'accrue', of, proration: c.header.proration },
  };
}

/** The nodes that a part may be of, by the payee's team; refused where none is shared out among the role. */
export function sharedNodes(
  c: Compilation,
  role: Role,
  part: PartOfGoal,
  owner: NodeId,
): readonly [SharedNode, ...SharedNode[]] {
  const { nodes } = measuredOn(c, role, part.subject, owner);
  const [first, ...more] = nodes.flatMap((node): SharedNode[] => {
    const sharedOut = c.goals.get(node)?.sharedOut;
    return sharedOut?.among.includes(role.name) ? [{ node, sharedOut }] : [];
  });
  if (first !== undefined) return [first, ...more];
  const node = part.subject.$cstNode?.text ?? part.subject.ref.$refText;
  return refuse('part-not-shared', part, { role: role.name, node });
}

function refuseOtherMeasure(
  { c, component }: ComponentWork,
  measured: Measured,
  node: NodeId,
  part: PartOfGoal,
): void {
  const asked = c.goals.get(node)?.measure ?? '';
  if (measured.measure?.node.name === asked && measured.scope === 'payee') return;
  const why = `it is a part of ${asked}, so ${component.name} has to be on ${asked} own credit`;
  cannotCompile(part, 'The part of the goal', why);
}
