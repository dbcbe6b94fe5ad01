import type { AssignedExpression, Expression } from '../../format/types/index.ts';
import { add, type DayNumber, type Rational, ZERO } from '../../numbers/index.ts';
import { found, missing, missingFrom, type Outcome } from '../outcome.ts';
import type { Reason } from '../reasons.ts';
import type { Assignment, RosterRow } from '../roster/roster.ts';
import { teamAndAbove } from '../roster/teams.ts';
import { periodAround, WHOLE_YEAR, type Window } from '../windows.ts';
import type { Evaluation, Operator } from './evaluation.ts';

/**
 * `assigned`: what those count for together who are assigned to a team, or to one below it, in some roles on the first day of
 * the period that the window begins in; zero for nobody. Held with whatever somebody's own number is held with, and with
 * `not-given` where the roster is one made-up payee.
 */
export const assigned: Operator<AssignedExpression> = (expression, { window }, evaluation) => {
  if (evaluation.roster.isAlone) {
    return missing('not-given', `only a roster says who is assigned to ${expression.team}`);
  }
  const period = periodOf(expression, window);
  return evaluation.ofMonths.of(expression, `on the first day of ${period.from}`, () => {
    const there = assignedIn(expression, period, evaluation);
    if (!('members' in there)) return there as Outcome<Rational>;
    const weights = there.members.map((one) => countOn(expression.of, one, period, evaluation));
    return (
      (missingFrom(weights) as Outcome<Rational> | undefined) ??
      found(weights.map((weight) => (weight.ok ? weight.value : ZERO)).reduce(add, ZERO))
    );
  });
};

/** The period whose first day says who is there. */
export function periodOf({ each }: AssignedExpression, { from }: Window): Window {
  return periodAround(from, each);
}

/** Who is there on the first day of a period; or why nobody knows. */
export function assignedIn(
  { team, among }: Pick<AssignedExpression, 'among'> & { readonly team?: string },
  period: Window,
  { roster, year, plan }: Evaluation,
): { readonly members: readonly Assignment[] } | Outcome {
  if (roster.anybody.length > 0) return { ok: false, reasons: roster.anybody };
  const day: DayNumber = year.month(period.from).first;
  const isWithin = (name: string | undefined) =>
    team === undefined || (name !== undefined && teamAndAbove(plan, name).includes(team));
  const members = roster.assignments.filter(
    (one) =>
      (among === undefined || among.includes(one.subject.role)) &&
      one.covers(day) &&
      isWithin(one.subject.team),
  );
  // Somebody of whom the roster says what cannot be read may be one of them: then nobody's part is known.
  const unread = [...roster.problems.keys()].flatMap((payee) =>
    roster
      .doubtsOn(payee, day)
      .filter((row) => row.team === 'unknown' || isWithin(row.team.name))
      .flatMap(({ reasons }): readonly Reason[] => reasons),
  );
  const doubts = [...members.flatMap(({ problems }) => problems), ...unread];
  return doubts.length > 0 ? { ok: false, reasons: doubts } : { members };
}

/** What somebody counts for, over the whole year, in the roster row in force on the first day of a period. */
export function countOn(
  formula: Expression,
  { subject, rows }: Assignment,
  period: Window,
  evaluation: Evaluation,
): Outcome<Rational> {
  const day = evaluation.year.month(period.from).first;
  const rosterRow = rows.find(({ days }: RosterRow) => days.first <= day && day <= days.last);
  return evaluation.number(formula, { subject, window: WHOLE_YEAR, rosterRow });
}
