import type { QuotaTerms, Role } from '../generated/ast.ts';
import { componentsOf } from '../resolve/components.ts';
import { measuredBy, measuresOf, subjectOf } from '../resolve/measured.ts';
import { clauseOf } from '../resolve/quota.ts';
import type { Check } from './context.ts';

/** The roster has one column `quota`: read for two measures, both would be held against the same number. */
export const rolesMustReadOneQuotaFromTheRoster: Check<Role> = (role, say) => {
  const read = termsOf(role).filter(({ terms }) => terms.fromRoster || terms.roster);
  const [first] = read;
  const second = read.find(({ measure }) => measure !== first?.measure);
  if (first === undefined || second === undefined) return;
  const params = { role: role.name, first: first.measure, second: second.measure };
  say('roster-quota-shared', { node: second.terms }, params);
};

/** All quotas that a role or its components state, each with the measure that it is of. */
function termsOf(role: Role): { readonly terms: QuotaTerms; readonly measure: string }[] {
  const ofRole = role.members.flatMap((member) =>
    member.$type === 'RoleQuota' && member.measure?.ref !== undefined && member.terms !== undefined
      ? [{ terms: member.terms, measure: member.measure.ref.name }]
      : [],
  );
  const ofComponents = componentsOf(role).flatMap((component) => {
    const terms = clauseOf(component, 'QuotaClause')?.terms;
    // A quota inside a commission with `by` is of what follows it.
    const axis = component.$type === 'Commission' ? component.axis?.subject : undefined;
    const measured = measuredBy(axis ?? subjectOf(component));
    const [measure, more] = measured === undefined ? [] : measuresOf(measured);
    return terms === undefined || measure === undefined || more !== undefined
      ? []
      : [{ terms, measure: measure.name }];
  });
  return [...ofRole, ...ofComponents];
}
