import { byWeightWords } from '@ontarget/analysis/goals';
import type { NodeId, Plan, GoalNode as PlanNode, SourceMap } from '@ontarget/evaluator/format';
import type { TreeNode } from '@ontarget/language';
import type { PreviewGoal } from '@ontarget/report';
import { exactly, figure } from './figures.ts';
import { revenueOfNode } from './revenue.ts';
import type { PlanValues } from './values.ts';
import { conversionOf, titleInWords } from './words.ts';

/** The trees of a plan's goals, in the order of the text; targets are worked out by the engine. */
export function previewGoals(
  { plan, map }: { plan: Plan; map: SourceMap },
  texts: ReadonlyMap<NodeId, TreeNode>,
  values: PlanValues,
): PreviewGoal[] {
  const order = [...texts.keys(), ...Object.keys(plan.goals)].filter(
    (id, index, all) => all.indexOf(id) === index,
  );
  const below = (parent: NodeId | undefined): PreviewGoal[] =>
    order.flatMap((id) => {
      const node = plan.goals[id];
      if (node === undefined || node.parent !== parent) return [];
      return { ...previewNode(id, node), children: below(id) };
    });

  const previewNode = (id: NodeId, node: PlanNode): Omit<PreviewGoal, 'children'> => {
    const text = texts.get(id);
    const source = map.nodes[id];
    const unit = plan.measures[node.measure]?.unit ?? 'number';
    const year = values.ofYear(node.target);
    const quarters = values.ofPeriods(node.target, 'quarter');
    const conversion = text?.$type === 'GoalNode' ? conversionOf(text.conversion) : undefined;
    const name = id.split('/').at(-1)?.split('.').at(-1) ?? id;
    return {
      id,
      name,
      title: titleInWords(name, node.title),
      stale: false,
      measure: titleInWords(node.measure, plan.measures[node.measure]?.title ?? node.measure),
      revenue: revenueOfNode(plan, id),
      part: node.part.kind === 'divides by weight' ? 'divides' : node.part.kind,
      carriers: node.carriedBy.map((role) => ({ id: `role/${role}`, title: titleOfRole(plan, role) })),
      ...partFigures(node, plan.currency),
      ...(source ? { source } : {}),
      ...(node.team === undefined
        ? {}
        : { team: titleInWords(node.team, plan.teams[node.team]?.title ?? node.team) }),
      ...(conversion === undefined ? {} : { conversion }),
      ...(year ? { target: figure(year, unit, plan.currency) } : {}),
      ...(quarters.length > 0
        ? {
            quarters: quarters.map(({ label, value }) => ({
              label,
              target: figure(value, unit, plan.currency),
            })),
          }
        : {}),
    };
  };
  return below(undefined);
}

function titleOfRole(plan: Plan, role: string): string {
  const title = plan.roles[role]?.title ?? role;
  return titleInWords(role, title);
}

function partFigures(
  { part }: PlanNode,
  currency: string,
): Pick<PreviewGoal, 'share' | 'handedDown' | 'byWeight'> {
  if (part.kind === 'divides by weight') {
    const [together, handed] = [exactly(part.together), exactly(part.handedDown)];
    return {
      byWeight: byWeightWords(part),
      ...(together && part.together !== '1' ? { share: figure(together, 'percent', currency) } : {}),
      ...(handed && part.handedDown !== '1' ? { handedDown: figure(handed, 'percent', currency) } : {}),
    };
  }
  if (part.kind !== 'divides' && part.kind !== 'overlaps') return {};
  const share = exactly(part.share);
  const handedDown =
    part.kind === 'divides' && part.handedDown !== '1' ? exactly(part.handedDown) : undefined;
  return {
    ...(share ? { share: figure(share, 'percent', currency) } : {}),
    ...(handedDown ? { handedDown: figure(handedDown, 'percent', currency) } : {}),
  };
}
