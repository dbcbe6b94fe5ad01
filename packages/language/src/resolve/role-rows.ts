import type { PayTerms, Role, RoleCell, RoleTable } from '../generated/ast.ts';

type Heading = RoleTable['header']['columns'][number];

/** The cell of a role's row under a heading; undefined where the table has none, or the cell is blank. */
export function cellUnder(role: Role, heading: Heading): RoleCell | undefined {
  if (role.$container.$type !== 'RoleTable') return undefined;
  // The first column is the role's name.
  const index = role.$container.header?.columns.indexOf(heading) ?? -1;
  const cell = index < 1 ? undefined : role.cells[index - 1];
  return cell?.value === undefined ? undefined : cell;
}

const read = new WeakMap<Role, PayTerms[]>();

/** The pay terms that a role's row says, as the role written out would: none for a role that is no row. */
export function payTermsOfRow(role: Role): readonly PayTerms[] {
  if (role.$container.$type !== 'RoleTable') return [];
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
