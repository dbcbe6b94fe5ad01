import type { Term } from '@ontarget/report';
import { none, ofType, rule, silent, type TermsOf, term } from './find.ts';

/** Terms about who joins, moves and leaves, and about the agreement itself. */
export function peopleTerms(of: TermsOf): Term[] {
  const { settings, clauses } = of;
  const leavers = ofType(settings, 'LeaversSetting');
  return [
    term(
      'Joining inside a period',
      of,
      [...leavers, ...ofType(clauses, 'QuotaRamp', 'ProrationClause')],
      silent('What part of quota and target pay somebody has who joins inside a period.'),
    ),
    term(
      'Leaving',
      of,
      leavers,
      silent('Which results a leaver is still paid on, and what becomes of what is open.'),
    ),
    {
      name: 'Transfer or promotion',
      state: 'rule',
      said: [],
      words:
        'Each row of the roster is paid by its own days, at the terms of its own role and team, in a statement of its own.',
    },
    {
      name: 'Leave of absence',
      state: 'rule',
      said: [],
      words:
        'Days without a row in the roster have no quota, no target pay and no credit. Whether an absence ends the row is for whoever keeps the roster.',
    },
    term(
      'Amendment',
      of,
      ofType(settings, 'AmendmentSetting'),
      silent('How and with what notice the plan may be changed. This is no amendment of another version.'),
    ),
    {
      name: 'Disputes',
      state: 'silent',
      said: [],
      words: 'How long and to whom a payee may object to a statement, and who decides.',
    },
    {
      name: 'Interpretation',
      state: 'silent',
      said: [],
      words: 'Who decides what the plan does not say.',
    },
    assessed(of),
  ];
}

function assessed(of: TermsOf): Term {
  return term(
    'Results that somebody judges',
    of,
    ofType(of.measures, 'AssessedByClause', 'ScoredMeasure', 'GradedMeasure'),
    none('No result of this role is scored or graded.'),
  );
}

/** Terms about what comes from outside: late data, and results that nobody has entered. */
export function dataTerms(of: TermsOf): Term[] {
  const entered = ofType(of.measures, 'EnteredMeasure', 'ScoredMeasure', 'GradedMeasure', 'RatioMeasure');
  return [
    term(
      'Results that are missing',
      of,
      ofType(of.measures, 'MissingClause'),
      entered.length === 0
        ? none('All results are counted from tables; what is not there counts as nothing.')
        : rule('Pay that needs a missing result is held until it is there.'),
    ),
    {
      name: 'Corrections',
      state: 'rule',
      said: [],
      words:
        'A closed period is never rewritten: what late or changed data make of it is posted as a difference with the next payment.',
    },
  ];
}
