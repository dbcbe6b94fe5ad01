import type { Plan } from '../../format/types/index.ts';
import type { DayNumber } from '../../numbers/index.ts';
import { byText } from '../order.ts';
import { own } from '../own.ts';
import { distinctReasons, type Reason } from '../reasons.ts';
import type { Roster } from './roster.ts';

/** A team and all teams above it, from the team up; a circle among teams ends where it closes. */
export function teamAndAbove(plan: Plan, team: string): readonly string[] {
  const line: string[] = [];
  let next: string | undefined = team;
  while (next !== undefined && !line.includes(next)) {
    line.push(next);
    next = own(plan.teams, next)?.parent;
  }
  return line;
}

/** Where a payee's direct credit of a date counts. */
export interface Membership {
  /** The teams assigned to, and all above them. */
  readonly teams: ReadonlySet<string>;
  /** Why it may count elsewhere, or may not count; mostly empty. */
  readonly doubts: readonly Reason[];
  /** Whether that could be any team, since one could not be read. */
  readonly anyTeam: boolean;
}

/** The teams whose number a payee's direct credit of a date counts in; without a date, of any day. */
export function membershipOn(
  plan: Plan,
  roster: Roster,
  payee: string,
  date: DayNumber | undefined,
): Membership {
  const teams = new Set<string>();
  const join = (team: string | undefined): void => {
    if (team !== undefined) for (const each of teamAndAbove(plan, team)) teams.add(each);
  };
  const rows = date === undefined ? roster.rowsOf(payee) : roster.rowsOn(payee, date);
  for (const { subject } of rows) join(subject.team);
  const doubtful = roster.doubtsOn(payee, date);
  for (const { team } of doubtful) if (team !== 'unknown') join(team.name);
  const open = doubtful.filter(({ team, days }) => team === 'unknown' || days === undefined);
  return {
    teams,
    doubts: distinctReasons(open.flatMap(({ reasons }) => reasons)),
    anyTeam: open.some(({ team }) => team === 'unknown'),
  };
}

/** Who is in a team, or in one below it, on a day; sorted, each once. */
export interface TeamOnDay {
  readonly payees: readonly string[];
  /** Why somebody else may be in it too; mostly empty. */
  readonly doubts: readonly Reason[];
}

export function membersOn(plan: Plan, roster: Roster, team: string, date: DayNumber): TeamOnDay {
  const isWithin = (one: string | undefined) => one !== undefined && teamAndAbove(plan, one).includes(team);
  const payees = new Set<string>();
  for (const assignment of roster.assignments) {
    if (isWithin(assignment.subject.team) && assignment.covers(date)) payees.add(assignment.subject.payee);
  }
  const doubts: Reason[] = [...roster.anybody];
  for (const payee of roster.problems.keys()) {
    for (const one of roster.doubtsOn(payee, date)) {
      if (one.team === 'unknown' || one.days === undefined) doubts.push(...one.reasons);
      else if (isWithin(one.team.name)) payees.add(payee);
    }
  }
  return { payees: [...payees].sort(byText), doubts: distinctReasons(doubts) };
}
