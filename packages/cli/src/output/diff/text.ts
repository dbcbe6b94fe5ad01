import type { Holds, PlanDiff, RolePay } from '@ontarget/analysis/diff';
import { formatMoney, formatPercent, type Rational } from '@ontarget/evaluator/numbers';
import { changeLine, holdsWords, moveWords, payWords, verdictWords } from '@ontarget/report';
import { paint } from '../../terminal.ts';
import { rightColumn, textTable } from '../table.ts';

/** What is different between two plans, for reading at a terminal. */
export function diffText(diff: PlanDiff, currency: string, holds?: Holds): string {
  const same = diff.roles.filter(({ pays }) => pays === 'same formulas').map(({ role }) => role);
  const moved = diff.roles.filter(({ pays }) => pays !== 'same formulas');
  return [
    paint('bold', verdictWords(diff)),
    ...(holds === undefined ? [] : [holdsWords(holds)]),
    ...diff.changes.map((change) => `  ${changeLine(change)}`),
    ...moved.map((role) => `\n${roleText(role, currency)}`),
    ...(same.length === 0 ? [] : [`\nPaid by the same formulas: ${same.join(', ')}`]),
  ].join('\n');
}

function roleText(pay: RolePay, currency: string): string {
  const money = (value: Rational): string => formatMoney(value, currency, { planCurrency: currency });
  const name = pay.title === pay.role ? pay.role : `${pay.role}, ${pay.title}`;
  if (pay.in !== 'both') return `${paint('bold', name)}: the role is ${pay.in === 'after' ? 'new' : 'gone'}`;
  const heading = `${paint('bold', name)}: ${payWords(pay, currency)}`;
  if (!pay.grid.ok) return `${heading}\n  no pay at attainments: ${pay.grid.reason}`;
  const rows = pay.grid.value.map(({ attainment, before, after }) => [
    formatPercent(attainment),
    money(before),
    money(after),
    moveWords(before, after, currency),
  ]);
  const columns = ['at', 'before', 'now', 'difference'].map(rightColumn);
  return `${heading}\n${textTable(columns, rows, { indent: '  ' })}`;
}
