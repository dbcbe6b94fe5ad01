import type { Expression } from '../../format/types/index.ts';
import { missing, type Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import { mergeReasons, type Reason, type RowRef } from '../reasons.ts';
import type { Row } from './row.ts';

/** Works out the formula of a column for a row. */
export type RowFormula = (expression: Expression, row: Row) => Outcome;

/** A row with its cells, and with columns that are worked out when they are first read. */
export class TableRow implements Row {
  readonly ref: RowRef;
  readonly problems: readonly Reason[];
  readonly broken: readonly Reason[];
  private readonly cells: Map<string, Outcome>;
  private readonly computed: Readonly<Record<string, { readonly formula: Expression }>>;
  private readonly formula: RowFormula;
  private readonly working = new Set<string>();

  constructor(parts: {
    readonly ref: RowRef;
    readonly problems: readonly Reason[];
    readonly cells: ReadonlyMap<string, Outcome>;
    readonly computed: Readonly<Record<string, { readonly formula: Expression }>>;
    readonly formula: RowFormula;
  }) {
    this.ref = parts.ref;
    this.problems = parts.problems;
    const unread = [...parts.cells.values()].flatMap((cell) => (cell.ok ? [] : [cell.reasons]));
    this.broken = mergeReasons([parts.problems, ...unread]);
    this.cells = new Map(parts.cells);
    this.computed = parts.computed;
    this.formula = parts.formula;
  }

  cell(column: string): Outcome {
    const known = this.cells.get(column);
    if (known !== undefined) return known;
    const computed = own(this.computed, column);
    if (computed === undefined) {
      return missing('unknown-value', `the table ${this.ref.table} has no column ${column}`);
    }
    if (this.working.has(column)) {
      return missing('circular', `the column ${column} of ${this.ref.table} depends on itself`);
    }
    this.working.add(column);
    const outcome = this.formula(computed.formula, this);
    this.working.delete(column);
    this.cells.set(column, outcome);
    return outcome;
  }
}
