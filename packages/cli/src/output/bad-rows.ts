import type { BadRow } from '@ontarget/evaluator/rows';
import { isPublicLog, paint } from '../terminal.ts';
import { placeText } from './places.ts';

/** How many bad rows are printed; `--json` lists all of them. */
const MOST_PRINTED = 20;

/**
 * The bad rows for reading: file, line, column, value and reason. In a public log the value and the reason that
 * quotes it are left out, since they may be somebody's name or pay.
 */
export function badRowsText(bad: readonly BadRow[]): string {
  const lines = bad.slice(0, MOST_PRINTED).map(badRowText);
  if (bad.length > MOST_PRINTED)
    lines.push(`… and ${(bad.length - MOST_PRINTED).toLocaleString('en-US')} more`);
  return lines.join('\n');
}

function badRowText(row: BadRow): string {
  const head = `${paint('bold', placeText(row))}  ${paint('red', row.code)}${row.column === undefined ? '' : `  ${row.column}`}`;
  if (isPublicLog()) return head;
  const first = row.sameAs === undefined ? '' : ` (first in ${placeText({ ...row, ...row.sameAs })})`;
  return `${head}\n  ${row.reason}${first}`;
}

/** `3 bad rows in deals, 1 in roster`. */
export function badRowCounts(bad: readonly BadRow[]): string {
  const counts = new Map<string, Set<string>>();
  for (const row of bad) {
    const places = counts.get(row.table) ?? new Set();
    counts.set(row.table, places.add(placeText(row)));
  }
  return [...counts]
    .map(([table, places], index) => {
      const rows = index > 0 ? '' : places.size === 1 ? ' bad row' : ' bad rows';
      return `${places.size.toLocaleString('en-US')}${rows} in ${table}`;
    })
    .join(', ');
}

/** A bad row for programs. */
export function badRowJson({
  table,
  file,
  record,
  line,
  column,
  value,
  code,
  detail,
  reason,
  sameAs,
}: BadRow): object {
  const place = { table, file, record, line, column, code, detail, sameAs };
  return isPublicLog() ? place : { ...place, value, reason };
}
