import type { ColumnExpression } from '../../format/types/index.ts';
import { missing } from '../outcome.ts';
import type { Operator } from './evaluation.ts';

/** `column`: the cell of the current row; null where it is blank. */
export const column: Operator<ColumnExpression> = ({ name }, place) =>
  place.row === undefined
    ? missing('unknown-value', `the column ${name} is read where there is no row`)
    : place.row.cell(name);
