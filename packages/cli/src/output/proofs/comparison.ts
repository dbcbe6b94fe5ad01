import { formatMoney, formatPercent, type Rational, sub } from '@ontarget/evaluator/numbers';
import type { ComparedRole } from '../../commands/prove.ts';
import { rightColumn, textTable } from '../table.ts';

/** What a role is paid in two plans at the same attainments, for reading. */
export function comparisonText({ role, comparison, reason }: ComparedRole, currency: string): string {
  if (comparison === undefined) return `${role} total against the other plan: not decided: ${reason ?? ''}`;
  const money = (value: Rational): string => formatMoney(value, currency, { planCurrency: currency });
  const { at, target, expected, isNeutralAtTarget } = comparison;
  const rows = at.map((one) => [
    formatPercent(one.attainment),
    money(one.here),
    money(one.there),
    money(sub(one.here, one.there)),
  ]);
  const table = textTable(
    [rightColumn('at'), rightColumn('this plan'), rightColumn('the other'), rightColumn('difference')],
    rows,
    { indent: '  ' },
  );
  const neutral = isNeutralAtTarget
    ? `pays the same at target, ${money(target.here)}`
    : `pays ${money(target.here)} at target, and the other ${money(target.there)}`;
  return [
    `${role} total against the other plan: ${neutral}`,
    table,
    `  over all of these by their weights, ${money(expected)} more for each payee`,
  ].join('\n');
}
