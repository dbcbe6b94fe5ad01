import type { InputRow, QuarantinedRow } from '../engine/index.ts';
import type { BadRow } from './bad-row.ts';
import type { CheckedTable } from './check.ts';

/** A table whose bad rows were set aside: what to pay from, and the rows whose payees are then held. */
export interface QuarantinedTable {
  readonly rows: readonly InputRow[];
  readonly quarantined: readonly QuarantinedRow[];
  /** What cannot be set aside, because nobody knows which rows it touches: a missing file or heading, say. */
  readonly remaining: readonly BadRow[];
}

/**
 * Sets the bad rows of a table aside. Of two rows with one key neither is paid from: which of them is right is the
 * analyst's to say.
 */
export function quarantine(table: string, { rows, bad }: CheckedTable): QuarantinedTable {
  const setAside = new Map<string, { row: QuarantinedRow; bad: { column: string; message: string }[] }>();
  const remaining: BadRow[] = [];
  const twins = new Set<string>();
  for (const broken of bad) {
    if (broken.record === undefined || !Object.hasOwn(ROW_CODES, broken.code)) {
      remaining.push(broken);
      continue;
    }
    const place = placeOf(broken.file, broken.record);
    const known = setAside.get(place) ?? newEntry(table, broken, broken.record);
    setAside.set(place, known);
    if (broken.column !== undefined && broken.code !== 'duplicate-key') {
      known.bad.push({ column: broken.column, message: broken.reason });
    }
    if (broken.sameAs !== undefined) twins.add(placeOf(broken.sameAs.file, broken.sameAs.record));
  }
  const isTwin = ({ source }: InputRow) => twins.has(placeOf(source.file, source.record));
  const twinRows = rows.filter(isTwin).map(({ source, values }) => ({ table, source, values, bad: [] }));
  return {
    rows: twins.size === 0 ? rows : rows.filter((row) => !isTwin(row)),
    quarantined: [...[...setAside.values()].map(({ row }) => row), ...twinRows],
    remaining,
  };
}

/** Codes of problems that concern one row alone. */
const ROW_CODES = {
  'blank-cell': true,
  'unknown-choice': true,
  'not-one-value': true,
  'duplicate-key': true,
  'wrong-type': true,
  'wrong-number-of-cells': true,
  'text-after-quote': true,
  'not-json': true,
};

function newEntry(table: string, { file, line, readable }: BadRow, record: number) {
  const bad: { column: string; message: string }[] = [];
  const source = line === undefined ? { file, record } : { file, record, line };
  return { row: { table, source, values: readable, bad }, bad };
}

function placeOf(file: string, record: number): string {
  return `${record} ${file}`;
}
