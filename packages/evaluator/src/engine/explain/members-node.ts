import type { MembersExpression } from '../../format/types/index.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { countedPeriods } from '../evaluate/members.ts';
import type { Explaining } from './explaining.ts';
import type { ExplanationNode } from './tree.ts';
import { formulaWords } from './words.ts';

/**
 * What components come to for several people: over how many of them. Their own amounts are theirs to see, and stand in
 * their own explanations.
 */
export function membersNode(
  expression: MembersExpression,
  place: Place,
  explaining: Explaining,
): ExplanationNode {
  const { engine } = explaining;
  const counted = countedPeriods(expression, place, engine);
  const people = Array.isArray(counted)
    ? new Set(counted.map(({ member }) => member.subject.payee)).size
    : undefined;
  const how =
    people === undefined
      ? {}
      : { text: `what ${people} ${people === 1 ? 'person has' : 'people have'} of it, added up` };
  return {
    kind: 'periods',
    node: explaining.current,
    title: formulaWords(expression, engine.plan),
    period: explaining.period(place.window),
    ...explaining.outcome(engine.evaluate(expression, place), engine.plan.currency),
    ...how,
    children: [],
  };
}
