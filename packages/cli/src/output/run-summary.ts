import type { Plan } from '@ontarget/evaluator/format';
import { isPublicLog, paint } from '../terminal.ts';
import { adjustmentsText } from './adjustments.ts';
import { payByRole, payees } from './groups.ts';
import { quantityText } from './quantity.ts';
import { textTable } from './table.ts';
import type { WithoutId } from './without-id.ts';

/** The totals of a run: how many are paid, held or in error, and how much money that is. */
export function runSummaryText(result: WithoutId, plan: Plan, smallest: number): string {
  const { statements, totals, period, evaluator } = result;
  const money = (value: string) => quantityText({ value, unit: plan.currency }, plan.currency);
  const of = (status: 'paid' | 'held' | 'error') => statements.filter((one) => one.status === status);
  const lines: string[] = [];
  const paid = payees(of('paid'));
  const waiting = payees([...of('held'), ...of('error')]);
  // In a public log a total over few people is somebody's pay, or tells it.
  const shown = (count: number, amount: string) =>
    isPublicLog() && count < smallest ? `amount not shown for fewer than ${smallest} payees` : amount;
  lines.push(
    `${paint('bold', 'Paid')} to ${people(paid)} for ${period.label}: ${paint('bold', shown(paid, money(totals.paid.value)))}`,
  );
  lines.push(...paymentLines(result, plan, smallest));
  if (waiting > 0) {
    const counts = [
      of('held').length > 0 ? `held ${payees(of('held'))}` : '',
      of('error').length > 0 ? `in error ${payees(of('error'))}` : '',
    ];
    lines.push(
      `${paint('yellow', 'Not paid')}: ${people(waiting)} (${counts.filter((part) => part !== '').join(', ')}), at stake ${shown(waiting, money(totals.atStake.value))}`,
    );
  }
  const adjusted = adjustmentsText(result, plan, smallest);
  if (adjusted !== '') lines.push(adjusted);
  lines.push(paint('dim', `Evaluator ${evaluator}`));
  return lines.join('\n');
}

/** What is paid out in each currency: amounts of different ones are never added up. */
function paymentLines({ statements, totals }: WithoutId, plan: Plan, smallest: number): readonly string[] {
  const { payments = [] } = totals;
  if (payments.length === 0) return [];
  const parts = payments.map((total) => {
    const count = payees(statements.filter(({ payment }) => payment?.amount.unit === total.unit));
    const hidden = isPublicLog() && count < smallest;
    return `${hidden ? total.unit : quantityText(total, plan.currency)} to ${hidden ? 'a few' : people(count)}`;
  });
  return [`${paint('bold', 'Paid out')} in the payees' currencies: ${parts.join(', ')}`];
}

/** Totals by role; in a public log small roles are merged. Empty where even that would tell somebody's pay. */
export function byRoleText(result: WithoutId, plan: Plan, smallest: number): string {
  const titles = new Map(Object.entries(plan.roles).map(([name, { title }]) => [name, title]));
  const groups = payByRole(result, titles, isPublicLog() ? smallest : 1);
  if (groups.length === 0) return '';
  const money = (value: string) => quantityText({ value, unit: plan.currency }, plan.currency);
  const name = (roles: readonly string[]) =>
    roles.length <= 2 ? roles.join(' and ') : `${roles.length} roles`;
  return textTable(
    [{ heading: 'Role' }, { heading: 'Payees', align: 'right' }, { heading: 'Paid', align: 'right' }],
    [
      ...groups.map(({ roles, payees: count, paid }) => [name(roles), String(count), money(paid)]),
      [
        'Total',
        String(payees(result.statements.filter(({ paid }) => paid !== undefined))),
        money(result.totals.paid.value),
      ],
    ],
    { totalRow: true },
  );
}

function people(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'payee' : 'payees'}`;
}
