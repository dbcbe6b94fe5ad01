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
  const rolledUp = measured.measure.clauses.some(({ $type }) => $type === 'RollUpClause');
  if (!rolledUp || !plan.roles.some(({ manager }) => manager?.ref === role)) return;
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
