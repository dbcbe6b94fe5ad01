import type { Component } from '../generated/ast.ts';
import { measuredBy, subjectOf } from '../resolve/measured.ts';
import { roleAround } from '../resolve/place.ts';
import type { Check } from './context.ts';

/** Whoever has people reporting to them is credited with their deals as well as with their own. */
export const managersMustSayWhichCreditTheyArePaidOn: Check<Component> = (component, say, plan) => {
  const subject = subjectOf(component);
  const measured = measuredBy(subject);
  const role = roleAround(component);
  if (subject === undefined || role === undefined || measured?.kind !== 'measure') return;
  if (measured.whose !== 'payee' || measured.credit !== 'unsaid') return;
  const rollUp = measured.measure.clauses.find((clause) => clause.$type === 'RollUpClause');
  if (rollUp === undefined) return;
  // Along another line than that of managers anybody may get credit of others.
  const isLed = rollUp.relationship !== undefined || plan.roles.some(({ manager }) => manager?.ref === role);
  if (!isLed) return;
  say(
    'choice-credit',
    { node: subject },
    {
      component: component.name,
      measure: measured.measure.name,
      role: role.name,
    },
  );
};
