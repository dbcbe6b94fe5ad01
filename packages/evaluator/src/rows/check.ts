import type { Cell, InputRow } from '../engine/index.ts';
import type { InputTable } from '../format/types/index.ts';
import type { BadRow } from './bad-row.ts';
import { type CellReader, cellReader } from './cell.ts';
import type { RowDialect } from './dialect.ts';
import { matchHeadings } from './headings.ts';
import { Keys } from './keys.ts';
import type { FileProblem, RawCell, RawRow, RowSink } from './raw.ts';
import { remembered } from './remembered.ts';

/** What the contract check makes of a table: the rows to pay from, and every row that broke the contract. */
export interface CheckedTable {
  readonly rows: InputRow[];
  readonly bad: BadRow[];
}

/**
 * Checks the rows of one table, file by file, under its contract. A row is good as a whole or bad as a whole; of a bad
 * row every broken cell is listed. Nothing is repaired on the way: what the plan does not accept is named.
 */
export class TableCheck {
  readonly result: CheckedTable = { rows: [], bad: [] };
  private readonly table: string;
  private readonly contract: InputTable;
  private readonly readers: ReadonlyMap<string, CellReader>;
  private readonly keys: Keys;

  constructor(table: string, contract: InputTable, dialect: RowDialect) {
    this.table = table;
    this.contract = contract;
    this.keys = new Keys(contract.key);
    this.readers = new Map(
      Object.entries(contract.columns).map(([name, column]) => [
        name,
        remembered(cellReader(column, dialect)),
      ]),
    );
  }

  /** The sink for one file of the table; `file` is the name that messages use. */
  file(file: string): RowSink {
    let columns: PlacedColumn[] | undefined;
    return {
      headings: (names) => {
        const match = matchHeadings(this.contract, names);
        for (const problem of match.problems) {
          this.result.bad.push({ table: this.table, file, readable: {}, ...problem });
        }
        if (match.problems.length > 0) return;
        columns = match.columns.map(({ name, column, at }) => ({
          name,
          at,
          mayBeBlank: column.blank,
          read: this.readers.get(name) as CellReader,
        }));
      },
      row: (row) => {
        // Without its headings no cell of a file can be told; the missing heading has been listed.
        if (columns !== undefined) this.row(file, row, columns);
      },
      problem: (problem: FileProblem) => {
        this.result.bad.push({ table: this.table, file, readable: {}, ...problem });
      },
    };
  }

  private row(file: string, { record, line, cells }: RawRow, columns: readonly PlacedColumn[]): void {
    const source = line === undefined ? { file, record } : { file, record, line };
    const values: Record<string, Cell> = {};
    const broken: Omit<BadRow, 'readable' | 'table' | 'file'>[] = [];
    for (const column of columns) {
      const cell = column.at === undefined ? null : (cells[column.at] ?? null);
      const read = readCell(cell, column);
      if ('code' in read) broken.push({ record, line, column: column.name, ...read });
      else values[column.name] = read.cell;
    }
    if (broken.length === 0) {
      const row: InputRow = { source, values };
      const before = this.keys.add(row);
      if (before === undefined) {
        this.result.rows.push(row);
        return;
      }
      broken.push({ record, line, ...this.duplicate(cells, columns, before) });
    }
    for (const problem of broken)
      this.result.bad.push({ table: this.table, file, readable: values, ...problem });
  }

  private duplicate(
    cells: readonly RawCell[],
    columns: readonly PlacedColumn[],
    sameAs: InputRow['source'],
  ): Pick<BadRow, 'code' | 'reason' | 'column' | 'value' | 'sameAs'> {
    const texts = Object.fromEntries(columns.map(({ name, at }) => [name, written(cells[at ?? -1] ?? null)]));
    const [column] = this.contract.key;
    return {
      code: 'duplicate-key',
      column,
      value: column === undefined ? undefined : texts[column],
      sameAs,
      reason: `${this.keys.describe(texts)} stands in an earlier row already; each row of ${this.table} needs a key of its own`,
    };
  }
}

interface PlacedColumn {
  readonly name: string;
  readonly at: number | undefined;
  readonly mayBeBlank: boolean;
  readonly read: CellReader;
}

type ReadCell = { cell: Cell } | Pick<BadRow, 'code' | 'detail' | 'reason' | 'value'>;

function readCell(cell: RawCell, { mayBeBlank, read, name }: PlacedColumn): ReadCell {
  if (cell !== null && typeof cell === 'object' && 'unreadable' in cell) {
    return { code: 'not-one-value', reason: cell.unreadable, value: cell.written };
  }
  const typed = cell !== null && typeof cell === 'object';
  const text = typed ? cell.typed : cell;
  if (text === null || text.trim() === '') {
    if (mayBeBlank) return { cell: null };
    return {
      code: 'blank-cell',
      value: '',
      reason: `${name} is blank; fill it in, or write \`or blank\` behind it in the plan`,
    };
  }
  const parsed = read(text, typed);
  if (parsed.ok) return { cell: parsed.value };
  if (parsed.code === 'unknown-choice')
    return { code: 'unknown-choice', reason: parsed.message, value: text };
  return { code: 'wrong-type', detail: parsed.code, reason: parsed.message, value: text };
}

function written(cell: RawCell): string {
  if (cell === null || typeof cell === 'string') return cell ?? '';
  return 'typed' in cell ? cell.typed : cell.written;
}

/**
 * Checks rows that are already in memory against a contract.
 *
 * @param headings the names above the rows' cells
 * @param file the name that messages use for where the rows come from
 */
export function checkRows(
  table: string,
  contract: InputTable,
  raw: { file: string; headings: readonly string[]; rows: Iterable<RawRow> },
  dialect: RowDialect,
): CheckedTable {
  const check = new TableCheck(table, contract, dialect);
  const sink = check.file(raw.file);
  sink.headings(raw.headings);
  for (const row of raw.rows) sink.row(row);
  return check.result;
}
