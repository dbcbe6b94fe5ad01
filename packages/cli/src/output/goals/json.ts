import {
  type GoalPath,
  gapsOf,
  type NodeView,
  overAssignments,
  pathOf,
  type YearInPeriods,
} from '@ontarget/analysis/goals';
import type { NodeId, Plan } from '@ontarget/evaluator/format';
import type { Asked } from '../../plan/goal-nodes.ts';
import { gapText } from './gap-text.ts';
import type { People } from './people-text.ts';

/** What `goals --json` prints: the tree, its gaps, and the ways that were asked for. */
export function goalsJson({
  plan,
  year: { year, periods },
  tree,
  asked,
  people,
  complete,
}: {
  readonly plan: Plan;
  readonly year: YearInPeriods;
  readonly tree: readonly NodeView[];
  readonly asked: Asked | undefined;
  readonly people: People | undefined;
  readonly complete: boolean;
}) {
  const named = ({ key, label }: YearInPeriods['year']) => ({ key, label });
  const path = (id: NodeId) =>
    pathJson(pathOf(plan, id, [year, ...(periods.length > 1 ? periods : [])], people?.tables));
  return {
    plan: { id: plan.id, title: plan.title, currency: plan.currency },
    complete,
    year: named(year),
    periods: periods.map(named),
    nodes: tree,
    overAssignment: overAssignments(plan),
    gaps: gapsOf(plan).map((gap) => ({ ...gap, message: gapText(gap) })),
    ...(asked === undefined ? {} : { asked: askedJson(asked, path) }),
    ...(people === undefined
      ? {}
      : {
          people: {
            quotas: people.quotas.map((row) => ({ ...row, period: named(row.period) })),
            unowned: people.unowned.map((row) => ({ ...row, period: named(row.period) })),
          },
        }),
  };
}

function askedJson(asked: Asked, path: (id: NodeId) => object) {
  if ('node' in asked) return { node: asked.node, path: path(asked.node) };
  const { role, components } = asked;
  return { role, components: components.map(({ name, nodes }) => ({ name, paths: nodes.map(path) })) };
}

function pathJson({ standsFor, ...path }: GoalPath) {
  const rows = standsFor?.map(({ period: { key, label }, due, ...amounts }) => ({
    period: { key, label },
    ...amounts,
    ...(due === undefined ? {} : { due: due.label }),
  }));
  return rows === undefined ? path : { ...path, standsFor: rows };
}
