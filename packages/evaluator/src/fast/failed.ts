/** The rows of a column without a value, with the sites that say why. */
export class FailedRows {
  private readonly sets = new Map<string, readonly number[]>();
  private readonly rows = new Map<number, readonly number[]>();

  add(row: number, sites: readonly number[]): void {
    const key = sites.length === 1 ? String(sites[0]) : sites.join(' ');
    const known = this.sets.get(key);
    if (known === undefined) this.sets.set(key, sites);
    this.rows.set(row, known ?? sites);
  }

  sitesOf(row: number): readonly number[] {
    return this.rows.get(row) ?? NONE;
  }

  get size(): number {
    return this.rows.size;
  }

  /** The rows, each with its sites. */
  entries(): Iterable<readonly [number, readonly number[]]> {
    return this.rows;
  }
}

const NONE: readonly number[] = [];
