/**
 * Columns that are filled again: a run with the memory of the one before it allocates nothing, and overwrites its result. For
 * whoever pays many times and is done with a result before the next.
 */
export class FastMemory {
  private readonly columns: Float64Array[] = [];
  private odd = new Int32Array(0);
  private next = 0;

  /** Begins a run: all columns are free. */
  begin(): void {
    this.next = 0;
  }

  /** A column for so many rows, filled with anything. */
  column(rows: number): Float64Array {
    const known = this.columns[this.next];
    const column = known?.length === rows ? known : new Float64Array(rows);
    this.columns[this.next] = column;
    this.next += 1;
    return column;
  }

  /** Room for the rows that are not decided. */
  rows(rows: number): Int32Array {
    if (this.odd.length < rows) this.odd = new Int32Array(rows);
    return this.odd;
  }
}
