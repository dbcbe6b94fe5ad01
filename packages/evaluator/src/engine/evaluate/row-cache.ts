import type { Condition, Expression } from '../../format/types/index.ts';
import type { Row } from '../data/row.ts';
import type { Outcome } from '../outcome.ts';
import { isRowOnly } from './row-only.ts';

/** Keeps what formulas come to that look at nothing but a row: totals of many subjects and windows read each row. */
export class RowCache {
  private readonly known = new WeakMap<Expression | Condition, Map<Row, Outcome>>();

  /** The outcome of a formula for a row, worked out anew where it looks at more than the row. */
  of<O extends Outcome>(formula: Expression | Condition, row: Row, work: () => O): O {
    if (!isRowOnly(formula)) return work();
    const rows = this.known.get(formula) ?? new Map<Row, Outcome>();
    this.known.set(formula, rows);
    const before = rows.get(row);
    // One formula and one way of working it out belong together, so the kind of outcome is the same.
    if (before !== undefined) return before as O;
    const outcome = work();
    rows.set(row, outcome);
    return outcome;
  }
}
