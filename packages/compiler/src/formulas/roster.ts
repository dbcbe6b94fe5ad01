import type { Expression as Formula } from '@ontarget/evaluator/format';
import { tableOfColumn } from '@ontarget/language';
import type { TableColumn } from '@ontarget/language/ast';
import type { AstNode } from 'langium';
import { cannotCompile } from '../problems.ts';

/** A column of the payee's own roster row; the columns of other tables belong to rows, not to people. */
export function columnOfRoster(reference: AstNode, column: TableColumn): Formula {
  if (tableOfColumn(column).name !== 'roster') {
    cannotCompile(
      reference,
      column.name,
      'it is a column of a table, and only the roster has one row for the payee',
    );
  }
  return { op: 'roster', column: column.name };
}
