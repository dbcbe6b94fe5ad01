import { type AstNode, AstUtils } from 'langium';
import type { Role, RoleTable, Scorecard, Team } from '../generated/ast.ts';

/** Finds the scorecards that a file sees: those of its folder, and of the folders that it uses. */
export type SeenScorecards = () => readonly Scorecard[];

const seenFrom = new WeakMap<AstNode, SeenScorecards>();

/** Remembers what a parsed file sees, so that a role finds its scorecards in whichever file of the plan they stand. */
export function rememberScorecards(root: AstNode, seen: SeenScorecards): void {
  seenFrom.set(root, seen);
}

/** The team of a role; undefined where the roster alone says. */
export function teamOfRole(role: Role): Team | undefined {
  return teamReferenceOf(role)?.ref;
}

/** Where a role names its team: in its own words, or in those of the table that it is a row of. */
export function teamReferenceOf(role: Role): Role['team'] | RoleTable['team'] {
  return role.$container.$type === 'RoleTable' ? role.$container.team : role.team;
}

/** The scorecards of a role: those for the very team that it is in. */
export function scorecardsOf(role: Role): readonly Scorecard[] {
  const seen = seenFrom.get(AstUtils.findRootNode(role))?.() ?? [];
  if (seen.length === 0) return [];
  const team = teamOfRole(role);
  return team === undefined ? [] : seen.filter((scorecard) => scorecard.team?.ref === team);
}

/** The scorecard that a node stands in. */
export function scorecardAround(node: AstNode): Scorecard | undefined {
  for (let at: AstNode | undefined = node; at !== undefined; at = at.$container) {
    if (at.$type === 'Scorecard') return at as Scorecard;
  }
  return undefined;
}
