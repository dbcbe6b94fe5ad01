import type { InputTable } from '../../format/types/index.ts';
import { type Cell, cellIdentity, cellText } from '../cells.ts';
import type { InputRow, QuarantinedRow } from '../input.ts';
import type { Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import { type Reason, type RowRef, type RowSource, reason } from '../reasons.ts';
import type { Steps } from '../steps.ts';
import { checkedCell, keepsContract } from './column-check.ts';
import type { Row } from './row.ts';
import { SoundRow } from './sound-row.ts';
import { type RowFormula, TableRow } from './table-row.ts';

/** Rows between two steps. */
const ROWS = 500;

/**
 * The rows of an input table in steps: those that were read, and those in quarantine, whose unreadable columns are held.
 * Rows that share a key are in error, all of them.
 */
export function* inputRows(
  name: string,
  table: InputTable,
  given: readonly InputRow[],
  quarantined: readonly QuarantinedRow[],
  formula: RowFormula,
): Steps<readonly Row[]> {
  const repeated = yield* repeatedKeys(table, given);
  const sound = {
    name,
    contract: table,
    formula,
    refOf: ({ source, values }: InputRow) => rowRef(name, table, source, values),
  };
  const rowOf = (row: InputRow): Row => {
    const { source, values } = row;
    if (repeated.size === 0 && isSound(table, row)) return new SoundRow(row, sound);
    const ref = rowRef(name, table, source, values);
    const key = identityOf(table, values);
    const problems = key !== undefined && repeated.has(key) ? [duplicate(ref)] : [];
    return tableRow(table, ref, values, problems, new Map(), formula);
  };
  const good: Row[] = [];
  for (const [index, row] of given.entries()) {
    if (index % ROWS === ROWS - 1) yield;
    good.push(rowOf(row));
  }
  const bad = quarantined.map(({ source, values, bad }) => {
    const ref = rowRef(name, table, source, values);
    const unreadable = new Map(bad.map(({ column, message }) => [column, quarantine(ref, message)]));
    const problems = bad.length === 0 ? [quarantine(ref, 'the row as a whole breaks its contract')] : [];
    return tableRow(table, ref, values, problems, unreadable, formula);
  });
  return [...good, ...bad];
}

/** Whether every cell keeps its column's contract. */
function isSound(table: InputTable, row: InputRow): boolean {
  return Object.entries(table.columns).every(([column, contract]) => {
    const cell = own(row.values, column) ?? null;
    return keepsContract(contract, cell);
  });
}

function tableRow(
  table: InputTable,
  ref: RowRef,
  values: Readonly<Record<string, Cell>>,
  problems: readonly Reason[],
  unreadable: ReadonlyMap<string, Reason>,
  formula: RowFormula,
): Row {
  const cells = new Map<string, Outcome>();
  for (const [column, contract] of Object.entries(table.columns)) {
    const bad = unreadable.get(column);
    const cell = own(values, column) ?? null;
    cells.set(column, bad ? { ok: false, reasons: [bad] } : checkedCell(column, contract, cell, ref));
  }
  return new TableRow({ ref, problems, cells, computed: table.computed, formula });
}

function rowRef(
  name: string,
  table: InputTable,
  source: RowSource,
  values: Readonly<Record<string, Cell>>,
): RowRef {
  const key = table.key.map((column) => [column, cellText(own(values, column) ?? null)] as const);
  return { table: name, source, key: Object.fromEntries(key) };
}

/** The keys that more than one row has. */
function* repeatedKeys(table: InputTable, rows: readonly InputRow[]): Steps<ReadonlySet<string>> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const [index, { values }] of rows.entries()) {
    if (index % ROWS === ROWS - 1) yield;
    const key = identityOf(table, values);
    if (key === undefined) continue;
    if (seen.has(key)) repeated.add(key);
    seen.add(key);
  }
  return repeated;
}

function identityOf(table: InputTable, values: Readonly<Record<string, Cell>>): string | undefined {
  if (table.key.length === 0) return undefined;
  return JSON.stringify(table.key.map((column) => cellIdentity(own(values, column) ?? null)));
}

function duplicate(ref: RowRef): Reason {
  const key = Object.entries(ref.key)
    .map(([column, value]) => `${column} ${value}`)
    .join(', ');
  return reason('duplicate-key', `${ref.table} has more than one row with ${key}`, { rows: [ref] });
}

function quarantine(ref: RowRef, why: string): Reason {
  return reason('quarantined-row', `a row of ${ref.table} is set aside: ${why}`, { rows: [ref] });
}
