import type { Expression } from '@ontarget/evaluator/format';
import { componentsAddedUp, subjectOfMeasure } from '@ontarget/language';
import type { Measure, MembersMeasure } from '@ontarget/language/ast';
import { type Compilation, needed } from '../compilation.ts';
import { ids } from '../names.ts';
import { cannotCompile } from '../problems.ts';
import { paidRoles } from '../roles/paid-roles.ts';
import type { Whose } from './results.ts';

/**
 * What a component comes to for the members of a team, or for those below a manager. It reads the component of each
 * role that has one of that name.
 */
export function payOfMembers(
  c: Compilation,
  measure: Measure,
  body: MembersMeasure,
  whose: Whose,
): Expression {
  const found = componentsAddedUp(body, paidRoles(c));
  if (found.length === 0) {
    return cannotCompile(
      body,
      body.component.$refText,
      'no role that this plan pays has a component of that name',
    );
  }
  const components = found.map(({ role, component }) => ids.component(role.name, component.name));
  for (const id of components) needed(c, id, id);
  return {
    op: 'members',
    components: components.sort(),
    stage: body.stage === 'payout' ? 'payout' : 'earned',
    whose: peopleOf(c, measure, body, whose),
  };
}

function peopleOf(
  c: Compilation,
  measure: Measure,
  body: MembersMeasure,
  whose: Whose,
): Extract<Expression, { op: 'members' }>['whose'] {
  const own = subjectOfMeasure(measure);
  if (typeof whose === 'object') {
    if (own === 'team') return whose;
    return cannotCompile(
      body,
      measure.name,
      `it is one number ${WHOSE[own]}, and here that of a team is needed`,
    );
  }
  if (whose !== own) {
    return cannotCompile(body, measure.name, `it is one number ${WHOSE[own]}, and nothing else`);
  }
  if (body.team !== undefined) {
    needed(c, ids.team(body.team.$refText), body.team.ref);
    return { team: body.team.$refText };
  }
  return body.itsTeam ? 'its team' : body.directly ? 'directly below' : 'below';
}

const WHOSE = { company: 'for everybody', team: 'of each team', payee: 'of each manager' } as const;
