import type { ConditionLine, ExplanationNode } from '@ontarget/evaluator/engine';
import type { Quantity } from '@ontarget/evaluator/format';
import { paint } from '../terminal.ts';
import { type ExplanationContext, sourceText } from './explanation.ts';
import { quantityText, rationalOf } from './quantity.ts';
import { type TextColumn, textTable } from './table.ts';

/** The slices of a marginal curve, or the band that was reached, and what is missing to the next one. */
export function curveLines({ slices, band, next }: ExplanationNode, context: ExplanationContext): string[] {
  const money = moneyIn(context);
  const place = (one: { source?: Parameters<typeof sourceText>[0] }) =>
    one.source === undefined ? '' : `[${sourceText(one.source, context.file)}]`;
  const lines: string[] = [];
  if (slices !== undefined && slices.length > 0) {
    const inMoney = slices.some((slice) => slice.money !== undefined);
    const columns: TextColumn[] = [
      { heading: 'Slice' },
      { heading: 'Inside, at its rate' },
      right('Pays'),
      ...(inMoney ? [right('In money')] : []),
      { heading: 'Plan' },
    ];
    const rows = slices.map((slice) => [
      `from ${money(slice.from)}${slice.to === undefined ? '' : ` to ${money(slice.to)}`}`,
      `${money(slice.inside)} at ${money(slice.rate)}`,
      money(slice.pay),
      ...(inMoney ? [slice.money === undefined ? '' : money(slice.money)] : []),
      place(slice),
    ]);
    lines.push(...textTable(columns, rows).split('\n'));
  }
  if (band !== undefined) {
    lines.push(
      `band reached: ${bandWords(band.from, band.to, money)}, ${money(band.written)} ${place(band)}`.trimEnd(),
    );
  }
  if (next !== undefined) {
    const result = next.missingResult === undefined ? '' : ` (${money(next.missingResult)})`;
    const from = next.from === undefined ? 'the next band' : `the band from ${money(next.from)}`;
    lines.push(
      `not reached: ${from} at ${money(next.written)}, ${money(next.missing)} away${result} ${place(next)}`.trimEnd(),
    );
  }
  return lines;
}

function bandWords(
  from: Quantity | undefined,
  to: Quantity | undefined,
  money: (of: Quantity) => string,
): string {
  if (from === undefined) return to === undefined ? 'the only one' : `below ${money(to)}`;
  return to === undefined ? `from ${money(from)}` : `from ${money(from)} to ${money(to)}`;
}

/** The rows behind a total, each with its key, date, amount and share. */
export function rowLines({ rows }: ExplanationNode, context: ExplanationContext): string[] {
  if (rows === undefined) return [];
  if (rows.length === 0) return ['no rows'];
  const money = moneyIn(context);
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
    ...(whole ? [] : [right('Amount'), right('Share')]),
    right('Credited'),
    { heading: 'Where' },
  ];
  const lines = textTable(columns, table).split('\n');
  if (rows.length > shown.length)
    lines.push(`… and ${rows.length - shown.length} more rows; --all shows them`);
  return lines;
}

/** A requirement with both its sides: whether it holds, and how far it is from holding. */
export function conditionLines({ test }: ExplanationNode, context: ExplanationContext): string[] {
  return test === undefined ? [] : lines(test, context);
}

function lines(
  { words, holds, left, right: bound, short, parts }: ConditionLine,
  context: ExplanationContext,
): string[] {
  const money = moneyIn(context);
  const verdict =
    holds === undefined
      ? paint('yellow', 'cannot be decided')
      : holds
        ? paint('green', 'holds')
        : paint('red', 'does not hold');
  const sides =
    left !== undefined && bound !== undefined
      ? ` (${money(left)} against ${money(bound)}${short === undefined ? '' : `, ${money(short)} short`})`
      : '';
  return [
    `${words}: ${verdict}${sides}`,
    ...parts.flatMap((part) => lines(part, context).map((line) => `  ${line}`)),
  ];
}

/** The amounts of which the least or greatest counts, and which one it is. */
export function choiceLines({ choices }: ExplanationNode, context: ExplanationContext): string[] {
  const money = moneyIn(context);
  return (choices ?? []).map(({ words, quantity, chosen }) => {
    const worth = quantity === undefined ? 'no value' : money(quantity);
    return chosen ? `${paint('green', '→')} ${words}: ${worth}` : paint('dim', `  ${words}: ${worth}`);
  });
}

/** What was accrued month by month; months alike are told together. */
export function monthLines({ months }: ExplanationNode, context: ExplanationContext): string[] {
  if (months === undefined || months.length === 0) return [];
  const money = moneyIn(context);
  const [first] = months;
  const alike = months.every(
    ({ counted, weight }) => counted.value === first?.counted.value && weight.value === first.weight.value,
  );
  if (alike && first !== undefined && first.weight.value === '1') {
    return [
      `${months.length} × ${money(first.counted)} (${months.map(({ period }) => period.label).join(', ')})`,
    ];
  }
  return months.map(
    ({ period, weight, amount, counted }) =>
      `${period.label}: ${money(amount)} × ${partText(weight)} = ${money(counted)}`,
  );
}

/** What rounding changed. */
export function roundingLines({ rounding }: ExplanationNode, context: ExplanationContext): string[] {
  if (rounding === undefined) return [];
  const money = moneyIn(context);
  const { before, after, difference } = rounding;
  if (difference.value === '0') return [`rounding changes nothing (${money(before)})`];
  return [
    `rounded from ${money(before)} to ${money(after)}: ${money(difference)} (exactly ${difference.value})`,
  ];
}

/** The part of a month that counts, as days tell it: 17/30. */
function partText({ value }: Quantity): string {
  const { n, d } = rationalOf(value);
  return d === 1n ? String(n) : `${n}/${d}`;
}

function right(heading: string): TextColumn {
  return { heading, align: 'right' };
}

function moneyIn({ plan }: ExplanationContext): (of: Quantity) => string {
  return (of) => quantityText(of, plan.currency);
}
