const NO_ROWS: Int32Array = new Int32Array(0);

/** The rows of a column without a value, with the sites that say why. */
export class FailedRows {
  private readonly sets: (readonly number[])[] = [];
  private readonly ids = new Map<string, number>();
  /** Rows in rising order, and the place of each one's sites among the sets. */
  private rows = NO_ROWS;
  private of = NO_ROWS;
  private count = 0;
  private readonly more = new Map<number, number>();

  /** The place of a set of sites, for `push`. */
  idOf(sites: readonly number[]): number {
    const key = sites.join(' ');
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    this.sets.push(sites);
    this.ids.set(key, this.sets.length - 1);
    return this.sets.length - 1;
  }

  /** Makes room for so many rows that come in rising order. */
  reserve(rows: number): void {
    this.rows = new Int32Array(rows);
    this.of = new Int32Array(rows);
  }

  /** Adds a row behind those before it. */
  push(row: number, id: number): void {
    this.rows[this.count] = row;
    this.of[this.count] = id;
    this.count += 1;
  }

  /** Adds a row wherever it stands, in place of what was known of it; without sites it has a value. */
  add(row: number, sites: readonly number[]): void {
    this.more.set(row, this.idOf(sites));
  }

  sitesOf(row: number): readonly number[] {
    const id = this.more.get(row) ?? this.found(row);
    return id === undefined ? NONE : (this.sets[id] ?? NONE);
  }

  /** All rows without a value, in no order. */
  *all(): Generator<number> {
    for (let at = 0; at < this.count; at += 1) {
      const row = this.rows[at] as number;
      if (!this.more.has(row)) yield row;
    }
    for (const [row, id] of this.more) if ((this.sets[id] ?? NONE).length > 0) yield row;
  }

  private found(row: number): number | undefined {
    let low = 0;
    let high = this.count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const at = this.rows[middle] as number;
      if (at === row) return this.of[middle];
      if (at < row) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }
}

const NONE: readonly number[] = [];
