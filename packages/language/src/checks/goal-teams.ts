import type { Goal, GoalNode, OverlapOfNode } from '../generated/ast.ts';
import { goalOf } from '../resolve/goal-nodes.ts';
import { measuredBy, measureOfNode, subjectOf } from '../resolve/measured.ts';
import { tableOfMeasure } from '../resolve/tables.ts';
import { withTeamsBelow } from '../resolve/teams.ts';
import type { Check } from './context.ts';
import { nodeName } from './node-targets.ts';
import { componentsOfPlan } from './plan-components.ts';
import type { PlanView } from './plan-view.ts';
import { constantValue, inWords } from './values.ts';

/** A node adds up the results of its team and the teams below, so a part of it belongs to one of those. */
export const partsMustGoDownTheTeams: Check<GoalNode> = (node, say) => {
  const above = node.$container.$type === 'GoalNode' ? node.$container.team.ref : undefined;
  const team = node.team.ref;
  if (above === undefined || team === undefined || withTeamsBelow(above).includes(team)) return;
  say(
    'node-team-not-below',
    { node, property: 'team' },
    {
      team: team.name,
      above: above.name,
      node: nodeName(node.$container),
    },
  );
};

/** "Shares the same number" is a part of it, or all of it: targets and results differ. */
export const overlapsMustSayWhatCounts: Check<OverlapOfNode> = (overlap, say) => {
  const node = overlap.$container;
  if (overlap.all || overlap.table !== undefined) return;
  say('choice-counting', { node: overlap }, { node: nodeName(node), parent: nodeName(node.$container) });
};

export const overlapsMustCountRowsOfTheMeasure: Check<OverlapOfNode> = (overlap, say) => {
  const node = overlap.$container;
  const measure = measureOfNode(node.$container);
  const expected = measure && tableOfMeasure(measure);
  const table = overlap.table?.ref;
  if (measure === undefined || expected === undefined || table === undefined || table === expected) return;
  say(
    'overlap-table-wrong',
    { node: overlap, property: 'table' },
    {
      node: nodeName(node),
      table: table.name,
      measure: measure.name,
      expected: expected.name,
    },
  );
};

/** Only a goal that something shorter than the year is measured against has to be divided over it. */
export const goalsMustSayHowTheyDivide: Check<Goal> = (goal, say, plan) => {
  if (goal.phasing !== undefined || !isDivided(goal, plan)) return;
  const target = constantValue(goal.target, plan);
  say(
    'choice-goal-phasing',
    { node: goal, property: 'target' },
    {
      goal: goal.name,
      target: target === undefined ? 'target' : inWords(target, plan),
    },
  );
};

function isDivided(goal: Goal, plan: PlanView): boolean {
  return componentsOfPlan(plan).some((component) => {
    const measured = measuredBy(subjectOf(component));
    if (measured === undefined || component.timing?.grain === undefined) return false;
    if (measured.kind === 'node') return goalOf(measured.node) === goal;
    return measured.kind === 'node of its team' && measured.goal === goal;
  });
}
