import type { Component, Measure, MembersMeasure, Role } from '../generated/ast.ts';
import { componentNamed } from './components.ts';

/** Whose number a measure is: what it says, or what the people it adds up over leave no choice about. */
export function subjectOfMeasure({ body, clauses }: Measure): 'payee' | 'team' | 'company' {
  if (body?.$type === 'MembersMeasure') return body.itsTeam ? 'team' : body.below ? 'payee' : 'company';
  const said = clauses.find((clause) => clause.$type === 'SubjectClause');
  return said?.company ? 'company' : said?.team ? 'team' : 'payee';
}

/** The components of that name, one for each role that has one. */
export function componentsAddedUp(
  { component }: MembersMeasure,
  roles: readonly Role[],
): { readonly role: Role; readonly component: Component }[] {
  return roles.flatMap((role) => {
    const found = componentNamed(role, component.$refText);
    return found === undefined ? [] : [{ role, component: found }];
  });
}
