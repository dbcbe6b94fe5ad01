import type { RosterExpression, TeamExpression } from '../../format/types/index.ts';
import { lt, ZERO } from '../../numbers/index.ts';
import { isRational } from '../cells.ts';
import { missing } from '../outcome.ts';
import { own } from '../own.ts';
import type { Operator } from './evaluation.ts';

/**
 * `roster`: a column of the subject's roster row. Inside `accrue` that is the row it has come to; elsewhere the last
 * row of the assignment that is in force on a day of the window (with `afterwards`, of one that ended before it, the last
 * row of all). A blank gives `whenBlank`, or is held
 * `roster-blank`. With `notBelowZero` a number below zero is an error, `below-zero`.
 */
export const roster: Operator<RosterExpression> = (expression, place, evaluation) => {
  const { column, whenBlank, afterwards, notBelowZero } = expression;
  const { subject } = place;
  if (subject.kind !== 'payee') {
    return missing('wrong-subject', `the roster's ${column} is asked of a ${subject.kind}, not of a payee`);
  }
  const days = evaluation.year.days(place.window);
  const assignment = evaluation.roster.assignment(subject);
  const inForce = place.rosterRow ?? assignment?.lastIn(days);
  const row = inForce ?? (afterwards ? assignment?.lastBefore(days) : undefined);
  if (row === undefined) {
    return missing(
      'missing-roster-row',
      `${subject.payee} has no roster row as ${subject.role} in ${evaluation.year.label(place.window)}`,
    );
  }
  const cell = row.row.cell(column);
  if (cell.ok && notBelowZero && isRational(cell.value) && lt(cell.value, ZERO)) {
    return missing('below-zero', `the roster has a ${column} below zero for ${subject.payee}`, {
      rows: [row.row.ref],
    });
  }
  if (!cell.ok || cell.value !== null) return cell;
  if (whenBlank !== undefined) return evaluation.evaluate(whenBlank, place);
  return missing('roster-blank', `the roster leaves ${column} blank for ${subject.payee}`, {
    rows: [row.row.ref],
  });
};

/** `team`: the case of the subject's own team; a team that is not listed is held `no-goal-for-team`. */
export const team: Operator<TeamExpression> = ({ cases }, place, evaluation) => {
  const { subject } = place;
  const name = subject.kind === 'company' ? undefined : subject.team;
  if (name === undefined) return missing('no-team', 'the payee is assigned to no team');
  const chosen = own(cases, name);
  return chosen === undefined
    ? missing('no-goal-for-team', `there is no goal for the team ${name}`)
    : evaluation.evaluate(chosen, place);
};
