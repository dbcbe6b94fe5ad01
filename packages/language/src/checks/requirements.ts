import type { Component, Requirement, ResultCondition } from '../generated/ast.ts';
import { askedBy } from '../resolve/measured.ts';
import { walk } from '../services/walk.ts';
import { blockInWords, isSumBlock } from './blocks.ts';
import type { Check } from './context.ts';
import { measuredMonths, periodInWords } from './timing.ts';

/** Missing a requirement costs everything, a part, or only time. */
export const requirementsMustSayWhatMissingThemCosts: Check<Requirement> = (requirement, say) => {
  if (requirement.consequence !== undefined) return;
  say('choice-otherwise', { node: requirement }, { owner: blockInWords(requirement.$container) });
};

/** A requirement is decided once, at the end of the period of its component, and on what is known then. */
export const requirementsMustBeKnownWhenDecided: Check<Requirement> = (requirement, say) => {
  const component = requirement.$container;
  if (isSumBlock(component)) return;
  const decided = measuredMonths(component.timing);
  walk(requirement.condition, (node) => {
    if (node.$type !== 'ResultCondition') return;
    const condition = node as ResultCondition;
    const asked = askedBy(condition.left);
    const needed = asked?.kind === 'stage' ? asked.component : undefined;
    const months = measuredMonths(needed?.timing);
    const later = decided !== undefined && months !== undefined && months > decided;
    const thisPeriod = condition.window === undefined || condition.window === 'this period';
    if (needed === undefined || !later || !thisPeriod || runsToDate(needed)) return;
    say(
      'requires-later-result',
      { node: condition, property: 'left' },
      {
        component: component.name,
        measured: periodInWords(decided),
        needs: `${needed.name} ${condition.left.stage ?? ''}`,
        needsMeasured: periodInWords(months),
      },
    );
  });
};

function runsToDate({ timing }: Component): boolean {
  return timing?.runsOver !== undefined;
}
