import type { AstNode } from 'langium';
import type {
  Curve,
  DataTable,
  Goal,
  Measure,
  Parameter,
  Policy,
  Pool,
  Role,
  Team,
} from '../generated/ast.ts';
import { declarationsIn } from './folders.ts';

/** Declarations that other declarations name. */
export type NamedDeclaration = Curve | DataTable | Goal | Measure | Parameter | Policy | Pool | Role | Team;
export type DeclarationKind = NamedDeclaration['$type'];

export const DECLARATION_KINDS: readonly DeclarationKind[] = [
  'DataTable',
  'Team',
  'Measure',
  'Goal',
  'Curve',
  'Role',
  'Parameter',
  'Pool',
  'Policy',
];

/**
 * Kinds that stand at the same place of a plan and so may not share a name: a formula names a measure, a goal or a
 * parameter; a commission's rate is a curve or a parameter. All other kinds may.
 */
export const NAME_FAMILIES: readonly (readonly DeclarationKind[])[] = [
  ['DataTable'],
  ['Team'],
  ['Role'],
  ['Policy'],
  ['Measure', 'Goal', 'Parameter', 'Pool'],
  ['Curve', 'Parameter'],
];

/** Whether two declarations of these kinds may not have one name. */
export function shareNames(a: DeclarationKind, b: DeclarationKind): boolean {
  return NAME_FAMILIES.some((family) => family.includes(a) && family.includes(b));
}

/** The declarations of a file that others may name, teams inside teams included, in the order of the text. */
export function namedDeclarations(root: AstNode): NamedDeclaration[] {
  const found: NamedDeclaration[] = [];
  for (const declaration of declarationsIn(root)) {
    if (declaration.$type === 'Team') addTeams(declaration, found);
    else if (declaration.$type === 'RoleTable') found.push(...declaration.rows);
    else if (isNamedDeclaration(declaration)) found.push(declaration);
  }
  return found;
}

/** Whether a node is a declaration that others may name. It may still lack its name while being typed. */
export function isNamedDeclaration(node: AstNode): node is NamedDeclaration {
  return (DECLARATION_KINDS as readonly string[]).includes(node.$type);
}

function addTeams(team: Team, to: NamedDeclaration[]): void {
  to.push(team);
  for (const below of team.teams) addTeams(below, to);
}
