import { type AstNode, AstUtils } from 'langium';
import type { ComponentSet, Role, RoleTable, Scorecard, Team } from '../generated/ast.ts';
import { reader, type Watched } from '../services/reads.ts';
import { tableOfRole, teamReferenceOf, weighsComponents } from './role-rows.ts';

/** Components that several roles share: with their weights, or to be weighed in a table. */
export type SharedComponents = Scorecard | ComponentSet;

/** The shared components that a file sees: those of its folder, and of the folders that it uses. */
export interface SeenShared {
  readonly list: () => readonly SharedComponents[];
  readonly watched: Watched;
}

const seenFrom = new WeakMap<AstNode, SeenShared>();

/** Remembers what a parsed file sees, so that a role finds its components in whichever file of the plan they stand. */
export function rememberShared(root: AstNode, seen: SeenShared): void {
  seenFrom.set(root, seen);
}

/** The team of a role; undefined where the roster alone says. */
export function teamOfRole(role: Role): Team | undefined {
  return teamReferenceOf(role)?.ref;
}

/** The scorecards of a role: those for the very team that it is in. */
export function scorecardsOf(role: Role): readonly Scorecard[] {
  const seen = sharedSeenFrom(role).filter((one) => one.$type === 'Scorecard');
  if (seen.length === 0) return [];
  const team = teamOfRole(role);
  return team === undefined ? [] : seen.filter((scorecard) => scorecard.team?.ref === team);
}

/** The lists of components that a table may weigh: those for the very team that it is for. */
export function componentSetsOf(table: RoleTable): readonly ComponentSet[] {
  const team = table.team?.ref;
  return team === undefined ? [] : componentSetsFor(table, team);
}

/** The lists of components for a team that are seen from some place of a plan. */
export function componentSetsFor(seenBy: AstNode, team: Team): readonly ComponentSet[] {
  return sharedSeenFrom(seenBy).filter(
    (one): one is ComponentSet => one.$type === 'ComponentSet' && one.team?.ref === team,
  );
}

/** Whether a role has its components from somewhere else than its own text. */
export function sharesComponents(role: Role): boolean {
  const table = tableOfRole(role);
  return (table !== undefined && weighsComponents(table)) || scorecardsOf(role).length > 0;
}

/** The scorecard or list of components that a node stands in. */
export function sharedAround(node: AstNode): SharedComponents | undefined {
  for (let at: AstNode | undefined = node; at !== undefined; at = at.$container) {
    if (at.$type === 'Scorecard' || at.$type === 'ComponentSet') return at as SharedComponents;
  }
  return undefined;
}

function sharedSeenFrom(node: AstNode): readonly SharedComponents[] {
  const seen = seenFrom.get(AstUtils.findRootNode(node));
  if (seen === undefined) return [];
  reader()?.list(seen.watched);
  return seen.list();
}
