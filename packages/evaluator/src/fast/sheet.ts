import type { Column } from './columns.ts';
import type { FastOutcome } from './outcome.ts';
import type { FastOptions, FastPlan } from './plan.ts';
import type { FastResult } from './result.ts';

/**
 * Payees whose quantities change after they are paid: what is changed is paid again, and nothing else. The columns belong to
 * the sheet; whoever changes them says which rows.
 */
export class FastSheet {
  /** What everybody is paid at the moment. */
  readonly result: FastResult;
  private readonly fast: FastPlan;
  private readonly columns: Readonly<Record<string, Column>>;
  private readonly options: FastOptions;

  constructor(
    fast: FastPlan,
    columns: Readonly<Record<string, Column>>,
    rows: number,
    options: FastOptions = {},
  ) {
    this.fast = fast;
    this.columns = columns;
    // What changed rows are paid must not lie where everybody's pay does.
    const { memory: _, ...rest } = options;
    this.options = { ...rest, trace: false };
    this.result = fast.pay(columns, rows, this.options);
  }

  /**
   * Sets a quantity of a row, in whole numbers of its column; NaN where nothing is given. Throws `RangeError` for one that the
   * column does not hold. It is paid with the next `changed`.
   */
  set(name: string, row: number, value: number): void {
    const column = Object.hasOwn(this.columns, name) ? this.columns[name] : undefined;
    if (column === undefined) throw new RangeError(`there is no column ${name}`);
    const fits = Number.isNaN(value) || (Number.isInteger(value) && Math.abs(value) <= column.most);
    if (!fits) throw new RangeError(`the column ${name} holds whole numbers up to ${column.most}`);
    column.values[row] = value;
  }

  /** Pays these rows again, as their columns stand now. */
  changed(rows: readonly number[]): void {
    const some = Object.fromEntries(
      Object.entries(this.columns).map(([name, { values, ...column }]) => [
        name,
        { ...column, values: Float64Array.from(rows, (row) => values[row] ?? Number.NaN) },
      ]),
    );
    (this.result as FastOutcome).replace(rows, this.fast.pay(some, rows.length, this.options) as FastOutcome);
  }
}
