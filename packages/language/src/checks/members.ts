import type { Measure, MeasureClause } from '../generated/ast.ts';
import { subjectOfMeasure } from '../resolve/members.ts';
import type { Check } from './context.ts';
import { ROW_CLAUSES } from './row-clauses.ts';

/** Pay of several people counts when it is earned, and for whoever earned it. */
export const payOfMembersSaysNothingOfCredit: Check<Measure> = (measure, say) => {
  if (measure.body?.$type !== 'MembersMeasure') return;
  const own = subjectOfMeasure(measure);
  for (const clause of measure.clauses) {
    const words = ROW_CLAUSES[clause.$type];
    if (words !== undefined) {
      const why =
        'it adds up pay, which counts in the period that it is measured over and for whoever it is paid to';
      say('clause-misplaced', { node: clause }, { clause: words, owner: measure.name, why });
    } else if (clause.$type === 'SubjectClause' && saidSubject(clause) !== own) {
      const why = `it is one number ${OWN[own]}`;
      say(
        'clause-misplaced',
        { node: clause },
        { clause: `for ${WORDS[saidSubject(clause)]}`, owner: measure.name, why },
      );
    }
  }
};

function saidSubject(clause: Extract<MeasureClause, { $type: 'SubjectClause' }>): keyof typeof WORDS {
  return clause.company ? 'company' : clause.team ? 'team' : 'payee';
}

const WORDS = { company: 'the company', team: 'each team', payee: 'each payee' } as const;
const OWN = {
  company: 'for everybody: what the members of that team come to',
  team: 'for each team: what its members come to',
  payee: 'for each payee: what those below come to',
} as const;
