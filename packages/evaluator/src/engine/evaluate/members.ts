import type { MembersExpression } from '../../format/types/index.ts';
import type { DayNumber, Period, Rational } from '../../numbers/index.ts';
import { missing, type Outcome } from '../outcome.ts';
import { distinctReasons, type Reason } from '../reasons.ts';
import { ReportingLines } from '../roster/managers.ts';
import type { Assignment, Roster } from '../roster/roster.ts';
import { teamAndAbove } from '../roster/teams.ts';
import type { Window } from '../windows.ts';
import { findComponent } from './components.ts';
import { duePeriods } from './due.ts';
import type { Evaluation, Operator, Place } from './evaluation.ts';
import { added } from './time.ts';

/** A measurement period of somebody's component that counts. */
export interface CountedPeriod {
  readonly member: Assignment;
  readonly value: string;
  readonly period: Window;
}

/**
 * `members`: what components come to for several people, each over its measurement periods that end in the window.
 * Of a team those assigned to it or to a team below count, with what they come to in that assignment; of a manager those
 * whose line leads there on the last day that the assignment has of the measurement period. Whoever of them is held
 * holds the sum, and so does a roster row that may be of one of them.
 */
export const members: Operator<MembersExpression> = (expression, place, evaluation) => {
  const counted = countedPeriods(expression, place, evaluation);
  if (!Array.isArray(counted)) return counted as Outcome;
  const parts = counted.map(
    ({ member, value, period }): Outcome<Rational> =>
      evaluation.number({ op: 'value', id: value }, { subject: member.subject, window: period }),
  );
  return added(parts);
};

/** Everybody's measurement periods that count, or why that cannot be told. */
export function countedPeriods(
  expression: MembersExpression,
  place: Place,
  evaluation: Evaluation,
): readonly CountedPeriod[] | Outcome {
  const { plan, roster } = evaluation;
  const counts = membershipOf(expression, place, evaluation);
  if ('ok' in counts) return counts;
  const doubts = [...roster.anybody, ...doubtsAbout(counts, evaluation.year.days(place.window), roster)];
  if (doubts.length > 0) return { ok: false, reasons: distinctReasons(doubts) };
  const found: CountedPeriod[] = [];
  for (const id of expression.components) {
    const component = findComponent(plan, id);
    if (component === undefined) return missing('unknown-value', `the evaluator has no component ${id}`);
    const role = id.split('/')[1];
    for (const member of roster.assignments) {
      if (member.subject.role !== role) continue;
      for (const period of duePeriods(component, member.subject, place.window, evaluation)) {
        const answer = counts.member(member, evaluation.year.days(period));
        if (typeof answer !== 'boolean') return { ok: false, reasons: answer };
        const problems = answer ? problemsOf(member, roster) : [];
        if (problems.length > 0) return { ok: false, reasons: distinctReasons(problems) };
        if (answer) found.push({ member, value: component.stages[expression.stage], period });
      }
    }
  }
  return found;
}

/** Why somebody is paid nothing, which holds whatever adds their pay up. */
function problemsOf({ subject, problems }: Assignment, roster: Roster): readonly Reason[] {
  return [...problems, ...(roster.problems.get(subject.payee) ?? [])];
}

/** Who is counted. */
interface Membership {
  /** Whether an assignment counts with a measurement period, or why that cannot be told. */
  readonly member: (one: Assignment, period: Period) => boolean | readonly Reason[];
  /** Whether somebody with a roster row that cannot be read may be one of them. */
  readonly mayBe: (payee: string, row: ReturnType<Roster['doubtsOn']>[number]) => boolean;
}

function membershipOf(
  { whose }: MembersExpression,
  { subject }: Place,
  evaluation: Evaluation,
): Membership | Outcome {
  const { plan, roster } = evaluation;
  if (whose === 'below' || whose === 'directly below') {
    if (subject.kind !== 'payee') return missing('wrong-subject', 'only a payee has people below');
    return below(subject.payee, whose === 'directly below', roster);
  }
  const team = whose === 'its team' ? (subject.kind === 'company' ? undefined : subject.team) : whose.team;
  if (team === undefined)
    return missing('no-team', 'the members of a team are asked for where there is none');
  const isIn = (name: string | undefined): boolean =>
    name !== undefined && teamAndAbove(plan, name).includes(team);
  return {
    member: (one) => isIn(one.subject.team),
    mayBe: (_, row) => row.team === 'unknown' || isIn(row.team.name),
  };
}

const knownLines = new WeakMap<Roster, ReportingLines>();

function linesOf(roster: Roster): ReportingLines {
  const known = knownLines.get(roster) ?? new ReportingLines(roster);
  knownLines.set(roster, known);
  return known;
}

function below(manager: string, directly: boolean, roster: Roster): Membership {
  const lines = linesOf(roster);
  return {
    member: (one, period) => {
      const row = one.lastIn(period);
      if (row === undefined || one.subject.payee === manager) return false;
      if (row.managerProblems.length > 0) return row.managerProblems;
      if (directly) return row.manager === manager;
      if (row.manager === manager) return true;
      if (row.manager === undefined) return false;
      const day: DayNumber = Math.min(row.days.last, period.last);
      const line = lines.above(row.manager, day);
      if (line.anybody || line.problems.length > 0) return line.problems;
      return line.managers.includes(manager);
    },
    mayBe: (payee, row) => {
      if (payee === manager) return false;
      if (row.manager === 'unknown') return true;
      if (row.manager.name === manager) return true;
      const line = directly ? undefined : lines.above(payee, undefined);
      return line !== undefined && (line.anybody || line.managers.includes(manager));
    },
  };
}

/** Why rows of the roster that cannot be read hold the sum: those that may be of somebody who is counted. */
function doubtsAbout({ mayBe }: Membership, { first, last }: Period, roster: Roster): Reason[] {
  return [...roster.problems.keys()].flatMap((payee) =>
    roster
      .doubtsOn(payee, undefined)
      .filter(({ days }) => days === undefined || (days.first <= last && first <= days.last))
      .filter((row) => mayBe(payee, row))
      .flatMap(({ reasons }) => reasons),
  );
}
