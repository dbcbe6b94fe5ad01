import type { LookupExpression } from '../../format/types/index.ts';
import { type Cell, cellIdentity, cellText, isDateCell } from '../cells.ts';
import type { Row } from '../data/row.ts';
import { found, type Missing, missing, missingFrom, type Outcome } from '../outcome.ts';
import { mergeReasons, type Reason } from '../reasons.ts';
import { rowsOf } from './blame.ts';
import type { Evaluation, Operator } from './evaluation.ts';

/** The rows of a table by what stands in some of its columns. */
interface Index {
  readonly byKey: ReadonlyMap<string, readonly Row[]>;
  /** Why some rows cannot be found by their key; any of them might be the one that is looked for. */
  readonly lost: readonly Reason[];
}

const known = new WeakMap<readonly Row[], Map<string, Index>>();

/**
 * `lookup`: the cell of the row whose `match` columns hold these values; with `from` and `on` of the rows that begin
 * on that day or before it, the one that begins last. No such row holds the payee (`lookup-without-row`).
 */
export const lookup: Operator<LookupExpression> = (expression, place, evaluation) => {
  const columns = Object.keys(expression.match).sort();
  const keys = columns.map((column) => {
    const key = expression.match[column];
    return key === undefined ? found<Cell>(null) : evaluation.evaluate(key, place);
  });
  const on = expression.on === undefined ? undefined : evaluation.evaluate(expression.on, place);
  const open = missingFrom(on === undefined ? keys : [...keys, on]);
  if (open !== undefined) return open;
  if (!evaluation.isGiven(expression.table))
    return missing('not-given', `the example gives no rows of ${expression.table}`);
  const values = keys.flatMap((key) => (key.ok ? [key.value] : []));
  const day = on?.ok && on.value !== null && isDateCell(on.value) ? on.value.date : undefined;
  if (expression.from !== undefined && day === undefined) {
    return missing('blank-value', `${expression.table} is looked up on a day, and the day is blank`, {
      rows: rowsOf(place),
    });
  }
  const { table, from } = expression;
  const picked = rowInForce({ table, columns, values, from, day }, evaluation);
  if (picked !== undefined && 'ok' in picked) return picked;
  if (picked === undefined) {
    const asked = values.map(cellText).join(', ');
    const by = day === undefined ? '' : ' that begins by then';
    return missing('lookup-without-row', `${expression.table} has no row for ${asked}${by}`, {
      rows: rowsOf(place),
    });
  }
  evaluation.watch?.({ kind: 'row', of: expression });
  return picked.problems.length > 0
    ? { ok: false, reasons: picked.problems }
    : picked.cell(expression.column);
};

/**
 * The row of a table whose columns hold these values; with `from` the last of them that begins by the day. Undefined
 * where there is none, reasons where it cannot be told which row it is.
 */
export function rowInForce(
  asked: {
    readonly table: string;
    readonly columns: readonly string[];
    readonly values: readonly Cell[];
    readonly from: string | undefined;
    readonly day: number | undefined;
  },
  evaluation: Evaluation,
): Row | Missing | undefined {
  const { byKey, lost } = indexOf(evaluation.rows(asked.table), asked.columns);
  if (lost.length > 0) return { ok: false, reasons: lost };
  const rows = byKey.get(identity(asked.values)) ?? [];
  return asked.from === undefined ? rows[0] : lastBy(rows, asked.from, asked.day ?? 0);
}

/** The row that begins last of those that begin by a day; or why one of them has no readable beginning. */
function lastBy(rows: readonly Row[], from: string, day: number): Row | Missing | undefined {
  let last: { readonly row: Row; readonly begins: number } | undefined;
  for (const row of rows) {
    const begins: Outcome = row.cell(from);
    if (!begins.ok) return begins;
    if (begins.value === null || !isDateCell(begins.value) || begins.value.date > day) continue;
    if (last === undefined || begins.value.date > last.begins) last = { row, begins: begins.value.date };
  }
  return last?.row;
}

function indexOf(rows: readonly Row[], columns: readonly string[]): Index {
  const indexes = known.get(rows) ?? new Map<string, Index>();
  known.set(rows, indexes);
  const name = JSON.stringify(columns);
  const before = indexes.get(name);
  if (before !== undefined) return before;
  const byKey = new Map<string, Row[]>();
  const lost: (readonly Reason[])[] = [];
  for (const row of rows) {
    const cells = columns.map((column) => row.cell(column));
    const unread = missingFrom(cells);
    if (unread !== undefined) {
      lost.push(unread.reasons);
      continue;
    }
    const key = identity(cells.flatMap((cell) => (cell.ok ? [cell.value] : [])));
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  const index = { byKey, lost: mergeReasons(lost) };
  indexes.set(name, index);
  return index;
}

function identity(values: readonly Cell[]): string {
  return JSON.stringify(values.map(cellIdentity));
}
