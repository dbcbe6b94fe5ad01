import type { Component, Role } from '../generated/ast.ts';
import { measuredBy, subjectOf } from '../resolve/measured.ts';
import { roleAround } from '../resolve/place.ts';
import { managerReferenceOf, weightCellsOf } from '../resolve/role-rows.ts';
import type { Check } from './context.ts';

/** Whoever has people reporting to them is credited with their deals as well as with their own. */
export const managersMustSayWhichCreditTheyArePaidOn: Check<Component> = (component, say, plan) => {
  const subject = subjectOf(component);
  const measured = measuredBy(subject);
  const own = roleAround(component);
  // What a table weighs is said once for all of its roles: one of them that leads others is enough.
  const roles = own === undefined ? plan.roles.filter((role) => weighs(role, component)) : [own];
  if (subject === undefined || measured?.kind !== 'measure') return;
  if (measured.whose !== 'payee' || measured.credit !== 'unsaid') return;
  const rollUp = measured.measure.clauses.find((clause) => clause.$type === 'RollUpClause');
  if (rollUp === undefined) return;
  // Along another line than that of managers anybody may get credit of others.
  const managers = new Set(plan.roles.map((one) => managerReferenceOf(one)?.ref));
  const role = roles.find((one) => rollUp.relationship !== undefined || managers.has(one));
  if (role === undefined) return;
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

function weighs(role: Role, component: Component): boolean {
  return weightCellsOf(role).some((one) => one.component === component);
}
