import type { ExplanationNode } from '@ontarget/evaluator/engine';
import { rightColumn, textTable } from '../table.ts';
import { amountsIn, type ExplanationContext } from './context.ts';

/** The rows behind a total, each with its key, date, amount and share. */
export function rowLines(
  { kind, quantity, rows, text }: ExplanationNode,
  context: ExplanationContext,
): string[] {
  if (rows === undefined) return [];
  if (rows.length === 0) return text === undefined ? ['no rows'] : [];
  const money = amountsIn(context);
  const shown = rows.slice(0, context.mostRows);
  context.lines.find(shown.map(({ row }) => row.source));
  const whole = shown.every(({ share }) => share.value === '1');
  const table = shown.map(({ row, date, amount, share, credited }) => [
    Object.values(row.key).join(' ') || `row ${row.source.record}`,
    date ?? '',
    ...(whole ? [] : [money(amount), `× ${money(share)}`]),
    money(credited),
    context.lines.text(row.source),
  ]);
  const columns = [
    { heading: 'Row' },
    { heading: 'Date' },
    ...(whole ? [] : [rightColumn('Amount'), rightColumn('Share')]),
    rightColumn('Credited'),
    { heading: 'Where' },
  ];
  const total = kind === 'rows' && rows.length > 1 && quantity !== undefined;
  if (total) table.push([`${rows.length} rows`, ...(whole ? [''] : ['', '', '']), money(quantity), '']);
  const lines = textTable(columns, table, { totalRow: total }).split('\n');
  const more = `… and ${rows.length - shown.length} more rows; --all shows them`;
  if (rows.length > shown.length) lines.splice(total ? -2 : lines.length, 0, more);
  return lines;
}
