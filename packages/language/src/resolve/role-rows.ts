import type { Reference } from 'langium';
import type {
  PayTerms,
  Role,
  RoleCell,
  RoleHeading,
  RoleTable,
  Team,
  WeightedComponent,
} from '../generated/ast.ts';

/** A heading that is no component's name. */
export type HeadingWord = NonNullable<RoleHeading['word']>;

/** A weight in a table of roles: of which component, and in which cell it stands. */
export interface WeightCell {
  readonly component: WeightedComponent;
  readonly cell: RoleCell;
}

/** The table that a role is a row of. */
export function tableOfRole(role: Role): RoleTable | undefined {
  return role.$container?.$type === 'RoleTable' ? role.$container : undefined;
}

/** The headings of a table, none while it is being typed. */
export function headingsOf(table: RoleTable): readonly RoleHeading[] {
  return table.header?.columns ?? [];
}

/** Whether the columns of a table weigh components. */
export function weighsComponents(table: RoleTable): boolean {
  return headingsOf(table).some(({ component }) => component !== undefined);
}

/** The cell of a role's row under a heading; undefined where the table has none, or the cell is blank. */
export function cellUnder(role: Role, word: HeadingWord): RoleCell | undefined {
  const table = tableOfRole(role);
  if (table === undefined) return undefined;
  const cell = cellAt(
    role,
    headingsOf(table).findIndex((heading) => heading.word === word),
  );
  return cell === undefined || isBlank(cell) ? undefined : cell;
}

/** The heading that a cell stands under; undefined where its row is longer than its table. */
export function headingOf(cell: RoleCell): RoleHeading | undefined {
  const role = cell.$container;
  const table = tableOfRole(role);
  return table && headingsOf(table)[role.cells.indexOf(cell) + 1];
}

/** Whether nothing stands in a cell. */
export function isBlank({ value, named }: RoleCell): boolean {
  return value === undefined && named === undefined;
}

/** The cells that weigh components in a role's row, in the order of the columns; blank ones weigh nothing. */
export function weightCellsOf(role: Role): WeightCell[] {
  const table = tableOfRole(role);
  if (table === undefined) return [];
  const seen = new Set<WeightedComponent>();
  return headingsOf(table).flatMap(({ component }, index) => {
    const node = component?.ref;
    const cell = cellAt(role, index);
    if (node === undefined || cell === undefined || isBlank(cell) || seen.has(node)) return [];
    seen.add(node);
    return [{ component: node, cell }];
  });
}

/** The cell that says what a component weighs for a role; undefined where the component says it itself. */
export function weightCellOf(role: Role, component: WeightedComponent): RoleCell | undefined {
  return weightCellsOf(role).find((one) => one.component === component)?.cell;
}

/** What a component weighs for a role, as written: a percent of target pay, or money for the year. */
export function weightIn(role: Role, component: WeightedComponent): string | undefined {
  return component.weight ?? weightCellOf(role, component)?.value;
}

/** Where a role names its team: in its own words, in its row, or in those of the table that it is a row of. */
export function teamReferenceOf(role: Role): Reference<Team> | undefined {
  const table = tableOfRole(role);
  if (table === undefined) return role.team;
  return (cellUnder(role, 'team')?.named as Reference<Team> | undefined) ?? table.team;
}

/** Where a role names the role that it reports to: in its own words, or in its row. */
export function managerReferenceOf(role: Role): Reference<Role> | undefined {
  return role.manager ?? (cellUnder(role, 'reports to')?.named as Reference<Role> | undefined);
}

const read = new WeakMap<Role, PayTerms[]>();

/** The pay terms that a role's row says, as the role written out would: none for a role that is no row. */
export function payTermsOfRow(role: Role): readonly PayTerms[] {
  if (tableOfRole(role) === undefined) return [];
  let terms = read.get(role);
  if (terms === undefined) {
    terms = termsOf(role);
    read.set(role, terms);
  }
  return terms;
}

function termsOf(role: Role): PayTerms[] {
  const [base, target, whole, variable] = (['base', 'target pay', 'on-target pay', 'variable'] as const).map(
    (heading) => cellUnder(role, heading)?.value,
  );
  const common = { $container: role, $cstNode: role.$cstNode, roster: false } as const;
  if (whole !== undefined && variable !== undefined) {
    return [{ ...common, $type: 'OnTargetPay', amount: whole, variable } as PayTerms];
  }
  if (target === undefined) return [];
  if (!target.endsWith('%')) return [{ ...common, $type: 'TargetPay', amount: target } as PayTerms];
  return base === undefined
    ? []
    : [{ ...common, $type: 'BasePay', amount: base, percent: target } as PayTerms];
}

/** The first column is the role's name. */
function cellAt(role: Role, column: number): RoleCell | undefined {
  return column < 1 ? undefined : role.cells[column - 1];
}
