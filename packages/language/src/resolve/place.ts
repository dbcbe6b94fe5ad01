import type { AstNode } from 'langium';
import type { DataTable, Role } from '../generated/ast.ts';
import { tableAround } from './tables.ts';

/**
 * Where an expression stands, which decides what it may name:
 * - `row`: columns of a table, and parameters;
 * - `pay`: parameters, measures, goals, columns of the roster, and named stages of the role's other components;
 * - `constant`: parameters only (a curve's bounds, a target, a parameter's own value).
 */
export type FormulaPlace =
  | { readonly kind: 'row'; readonly table: DataTable | undefined }
  | { readonly kind: 'pay'; readonly role: Role | undefined }
  | { readonly kind: 'constant' };

/** Where a node of an expression, or the expression itself, stands. */
export function placeOf(node: AstNode): FormulaPlace {
  for (let at: AstNode | undefined = node; at !== undefined; at = at.$container) {
    if (isRateOfEachDeal(at)) return { kind: 'row', table: at.$container && tableAround(at.$container) };
    switch (at.$type) {
      case 'ComputedColumn':
      case 'DerivedColumn':
      case 'TotalMeasure':
      case 'SplitCredit':
      case 'ColumnCompare':
      case 'ColumnIs':
        return { kind: 'row', table: tableAround(at) };
      case 'FormulaMeasure':
      case 'Pool':
        return { kind: 'pay', role: undefined };
      case 'FormulaPay':
      case 'ConditionBound':
      case 'Requirement':
      case 'HoldBack':
        return { kind: 'pay', role: roleAround(at) };
      case 'Parameter':
      case 'Goal':
      case 'SupportNode':
      case 'Curve':
        return { kind: 'constant' };
    }
  }
  return { kind: 'constant' };
}

/** A commission's rate in brackets is worked out for each deal, from its columns. */
function isRateOfEachDeal({ $container, $containerProperty }: AstNode): boolean {
  return $container?.$type === 'Commission' && $containerProperty === 'formula';
}

/** The role that a node stands in. */
export function roleAround(node: AstNode): Role | undefined {
  for (let at: AstNode | undefined = node; at !== undefined; at = at.$container) {
    if (at.$type === 'Role') return at as Role;
  }
  return undefined;
}
