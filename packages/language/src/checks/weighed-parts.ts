import type { Goal, GoalNode, WeighedPart } from '../generated/ast.ts';
import { subjectOfMeasure } from '../resolve/members.ts';
import { isWeighed, weighedAlike, weighedParts } from '../resolve/weighed-parts.ts';
import { unitOfMeasure, unitOfNamed } from '../types/unit-of.ts';
import type { Check } from './context.ts';
import { nodeName } from './node-targets.ts';
import { unitInWords } from './unit-words.ts';
import { currencyIn } from './values.ts';

/** Parts that divide what is left are compared with each other, which only numbers of one kind and day can be. */
export const partsMustBeWeighedAlike: Check<Goal | GoalNode> = (node, say) => {
  const [first, ...others] = weighedParts(node);
  if (first === undefined) return;
  const other = others.find(({ part }) => !weighedAlike(part, first.part));
  if (other === undefined) return;
  say(
    'parts-weighed-differently',
    { node: other, property: 'part' },
    {
      node: nodeName(node),
      first: `${first.team.$refText} ${words(first)}`,
      other: `${other.team.$refText} ${words(other)}`,
    },
  );
};

/** What teams are weighed by is a number of each of their people, so that it adds up to one of the team. */
export const teamsMustBeWeighedByNumbers: Check<WeighedPart> = (part, say, plan) => {
  const [measure, column] = [part.history?.ref, part.weight?.ref];
  const context = { currency: currencyIn(plan) };
  const what = 'What a part of a goal is divided by';
  if (measure !== undefined) {
    const place = { node: part, property: 'history' } as const;
    const unit = unitOfMeasure(measure, context);
    if (subjectOfMeasure(measure) === 'company') {
      say('unit-unexpected', place, { what, expected: 'a number of each team', found: 'one of the company' });
    } else if (NO_NUMBERS.has(unit.kind)) {
      say('unit-unexpected', place, { what, expected: 'a number', found: unitInWords(unit) });
    }
  } else if (column !== undefined) {
    const unit = unitOfNamed(column, undefined, context);
    if (!NO_NUMBERS.has(unit.kind)) return;
    const place = { node: part, property: 'weight' } as const;
    say('unit-unexpected', place, { what, expected: 'a number', found: unitInWords(unit) });
  }
};

const NO_NUMBERS: ReadonlySet<string> = new Set([
  'grade',
  'date',
  'text',
  'flag',
  'payee',
  'currency',
  'choice',
]);

function words({ part }: GoalNode): string {
  return isWeighed(part) ? (part.$cstNode?.text ?? '').replace(/\s+/g, ' ') : '';
}
