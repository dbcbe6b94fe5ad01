import type { Role, Team } from '../generated/ast.ts';
import { declarationsOf, type PlanDocuments } from './plan-documents.ts';
import { teamOfRole } from './scorecards.ts';

/** The team that a team stands in, if any. */
export function teamAbove(team: Team): Team | undefined {
  return team.$container.$type === 'Team' ? team.$container : undefined;
}

/** The teams that a team stands in, nearest first. */
export function teamsAbove(team: Team): Team[] {
  const above = teamAbove(team);
  return above === undefined ? [] : [above, ...teamsAbove(above)];
}

/** A team and all teams below it. */
export function withTeamsBelow(team: Team): Team[] {
  return [team, ...team.teams.flatMap((below) => withTeamsBelow(below))];
}

/** The roles whose people belong to a team or to one below it. */
export function rolesIn(plan: PlanDocuments, team: Team): Role[] {
  const teams = new Set(withTeamsBelow(team));
  return declarationsOf(plan, 'Role').filter((role) => {
    const own = teamOfRole(role);
    return own !== undefined && teams.has(own);
  });
}
