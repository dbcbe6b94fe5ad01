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
    const column = known?.length === rows ? known : columnOf(rows, this.next);
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

/** Bytes that a processor moves at once, and how many of them it tells apart by where they lie in a page of memory. */
const LINE = 64;
const LINES = 64;

/**
 * A new column. Large ones begin at the start of a page, all of them, so that one row of many columns would fall into one place
 * of the cache, which holds few; so each begins a few lines further than the one before it.
 */
function columnOf(rows: number, index: number): Float64Array {
  if (rows < 4_096) return new Float64Array(rows);
  const skipped = LINE * ((5 * index) % LINES);
  return new Float64Array(new ArrayBuffer(skipped + 8 * rows), skipped, rows);
}
