import type { AssignedExpression } from '../../format/types/index.ts';
import { assignedIn, periodOf } from '../evaluate/assigned.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { own } from '../own.ts';
import type { Explaining } from './explaining.ts';
import type { ExplanationNode } from './tree.ts';
import { unitOfFormula } from './units.ts';
import { formulaWords } from './words.ts';

/** What the people of a team count for together: how many there were on which day; nobody of them by name. */
export function assignedNode(
  expression: AssignedExpression,
  place: Place,
  explaining: Explaining,
): ExplanationNode {
  const { engine } = explaining;
  const { plan } = engine;
  const period = periodOf(expression, place.window);
  const there = assignedIn(expression, period, engine);
  const day = explaining.period(period).key.slice(0, 10);
  const team = own(plan.teams, expression.team)?.title ?? expression.team;
  const unit = unitOfFormula(expression.of, plan);
  return {
    kind: 'choice',
    node: explaining.current,
    title: `those in ${team} on ${day}`,
    ...explaining.outcome(engine.evaluate(expression, place), unit),
    formula:
      'members' in there
        ? `${formulaWords(expression, plan)}: ${there.members.length} there on ${day}`
        : formulaWords(expression, plan),
    children: [],
  };
}
