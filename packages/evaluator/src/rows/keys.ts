import type { Cell, InputRow } from '../engine/index.ts';
import { formatRational } from '../numbers/index.ts';

/** The keys met so far in a table, each with the row that brought it. */
export class Keys {
  private readonly first = new Map<string, InputRow['source']>();
  private readonly columns: readonly string[];

  constructor(columns: readonly string[]) {
    this.columns = columns;
  }

  /** Remembers a row's key; returns the row that has the same one, if there is one. */
  add(row: InputRow): InputRow['source'] | undefined {
    if (this.columns.length === 0) return undefined;
    const key = this.columns.map((name) => keyText(row.values[name] ?? null)).join('\u0000');
    const before = this.first.get(key);
    if (before === undefined) this.first.set(key, row.source);
    return before;
  }

  /** The key as the analyst reads it: `id "D1", month "2027-02"`. */
  describe(values: Readonly<Record<string, string | undefined>>): string {
    return this.columns.map((name) => `${name} "${values[name] ?? ''}"`).join(', ');
  }
}

/** One text for each value of a cell: 100 and 100.00 are the same key. */
function keyText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return String(cell);
  return 'date' in cell ? String(cell.date) : formatRational(cell);
}
