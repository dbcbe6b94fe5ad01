import type { Plan } from '../../format/types/index.ts';
import type { DayNumber } from '../../numbers/index.ts';
import type { Roster } from './roster.ts';

/** A team and all teams above it, from the team up; a circle among teams ends where it closes. */
export function teamAndAbove(plan: Plan, team: string): readonly string[] {
  const line: string[] = [];
  let next: string | undefined = team;
  while (next !== undefined && !line.includes(next)) {
    line.push(next);
    next = Object.hasOwn(plan.teams, next) ? plan.teams[next]?.parent : undefined;
  }
  return line;
}

/** The teams whose number a payee's direct credit of a date counts in: those assigned to, and all above them. */
export function teamsOn(plan: Plan, roster: Roster, payee: string, date: DayNumber): ReadonlySet<string> {
  const teams = new Set<string>();
  for (const { subject } of roster.rowsOn(payee, date)) {
    if (subject.team === undefined) continue;
    for (const team of teamAndAbove(plan, subject.team)) teams.add(team);
  }
  return teams;
}
