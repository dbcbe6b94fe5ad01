import { allOf } from '../diagnostics/words.ts';
import type { GoalNode, Measure, Role, Team } from '../generated/ast.ts';
import { componentsOf } from '../resolve/components.ts';
import { goalOf } from '../resolve/goal-nodes.ts';
import { measuredBy, measureOfNode, subjectOf } from '../resolve/measured.ts';
import { tableOfMeasure } from '../resolve/tables.ts';
import { rolesIn } from '../resolve/teams.ts';
import type { Check } from './context.ts';
import { nodeName } from './node-targets.ts';
import type { PlanView } from './plan-view.ts';

/**
 * A part that divides a number, or converts it, adds up the direct credit of its team's people. Where nobody of the
 * team is ever credited, the part can count nothing: a number of sales handed to product marketing, say.
 */
export const partsMustBeAbleToCount: Check<GoalNode> = (node, say, plan) => {
  const team = node.team.ref;
  const measure = measureOfNode(node);
  // An overlap counts rows of the whole company, whoever is credited.
  if (team === undefined || measure === undefined || node.part.$type === 'OverlapOfNode') return;
  if (tableOfMeasure(measure) === undefined || plan.rolesMisread) return;
  const why = whyNothingCounts(measure, team, node, plan);
  if (why === undefined) return;
  say(
    'node-counts-nothing',
    { node, property: node.conversion === undefined ? 'team' : 'conversion' },
    {
      node: nodeName(node),
      measure: measure.name,
      why,
    },
  );
};

function whyNothingCounts(measure: Measure, team: Team, node: GoalNode, plan: PlanView): string | undefined {
  if (!measure.clauses.some(({ $type }) => $type === 'CreditClause')) {
    return `${measure.name} is credited to nobody, so no deal of it belongs to ${team.name}`;
  }
  const own = rolesIn(plan, team);
  // A team without a role has nobody to carry the part either, which is reported as that.
  if (own.length === 0 || own.some((role) => isCredited(role, measure))) return undefined;
  const credited = plan.roles.filter((role) => isCredited(role, measure)).map(({ name }) => name);
  if (credited.length === 0) return undefined;
  const words =
    goalOf(node).measure.ref === measure
      ? 'or convert it with "as", or share it with "counting"'
      : 'or give one of them a component on it';
  return `it is credited to ${allOf(credited)}, and none of them is in ${team.name}; name a team that is credited, ${words}`;
}

/** A role whose own results are paid on a measure is one whose people are credited with it. */
function isCredited(role: Role, measure: Measure): boolean {
  return componentsOf(role).some((component) => {
    const measured = measuredBy(subjectOf(component));
    return measured?.kind === 'measure' && measured.measure === measure && measured.whose !== 'company';
  });
}
