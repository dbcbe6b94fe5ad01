import type { Column } from '../../format/types/index.ts';
import { isCurrency } from '../../numbers/index.ts';
import { type Cell, isDateCell, isRational } from '../cells.ts';
import { found, missing, type Outcome } from '../outcome.ts';
import type { RowRef } from '../reasons.ts';

/**
 * A cell under its column's contract: itself, or `missing-value`, `wrong-type`, `unknown-choice`. Readers check the
 * same before a run; the engine checks again because it pays from what it is given.
 */
export function checkedCell(name: string, column: Column, cell: Cell, ref: RowRef): Outcome {
  const rows = [ref];
  if (cell === null) {
    return column.blank
      ? found(null)
      : missing('missing-value', `${ref.table} leaves ${name} blank, which must be filled`, { rows });
  }
  if (!isOfType(column.type, cell)) {
    return missing('wrong-type', `${ref.table} holds something else than a ${column.type} in ${name}`, {
      rows,
    });
  }
  if (column.type === 'choice' && !Object.hasOwn(column.choices ?? {}, String(cell))) {
    const known = Object.keys(column.choices ?? {})
      .sort()
      .join(', ');
    return missing('unknown-choice', `"${String(cell)}" in ${name} of ${ref.table} is none of ${known}`, {
      rows,
    });
  }
  return found(cell);
}

/** Whether a cell keeps its column's contract: what `checkedCell` finds, without saying why not. */
export function keepsContract(column: Column, cell: Cell): boolean {
  if (cell === null) return column.blank;
  if (!isOfType(column.type, cell)) return false;
  return column.type !== 'choice' || Object.hasOwn(column.choices ?? {}, String(cell));
}

function isOfType(type: Column['type'], cell: Cell): boolean {
  switch (type) {
    case 'text':
    case 'payee':
    case 'choice':
      return typeof cell === 'string';
    case 'currency':
      return typeof cell === 'string' && isCurrency(cell);
    case 'date':
      return isDateCell(cell);
    case 'flag':
      return typeof cell === 'boolean';
    default:
      return isRational(cell);
  }
}
