import type { ComponentResult, RunResult, Statement } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { formatRational, sum } from '@ontarget/evaluator/numbers';
import { paint } from '../terminal.ts';
import { adjustmentCell } from './adjustments.ts';
import { balanceColumns } from './balance-columns.ts';
import { quantityText, rationalOf } from './quantity.ts';
import { type TextColumn, textTable } from './table.ts';

/** Everybody's payouts, a table for each role with a column for each component, for the eyes of who runs the plan. */
export function payoutsText(result: RunResult, plan: Plan): string {
  const roles = [...new Set(result.statements.map(({ role }) => role))].sort();
  return roles
    .map((role) => {
      const statements = result.statements.filter((statement) => statement.role === role);
      return `${paint('bold', plan.roles[role]?.title ?? role)}\n${roleTable(statements, plan)}`;
    })
    .join('\n\n');
}

function roleTable(statements: readonly Statement[], plan: Plan): string {
  const components = new Map<string, string>();
  const shown = new Map<string, string>();
  for (const statement of statements) {
    for (const { component, title } of statement.components) components.set(component, title);
    for (const { component, title } of statement.shown ?? []) shown.set(component, `${title} (not paid)`);
  }
  const severalTeams = new Set(statements.map(({ team }) => team)).size > 1;
  const draws = balanceColumns(statements, plan);
  const hasAdjustments = statements.some(({ adjustments = [] }) => adjustments.length > 0);
  const hasPayments = statements.some(({ payment }) => payment !== undefined);
  const columns: TextColumn[] = [
    { heading: 'Payee' },
    ...(severalTeams ? [{ heading: 'Team' }] : []),
    ...[...components.values()].map((heading): TextColumn => ({ heading, align: 'right' })),
    ...draws,
    ...(hasAdjustments ? [{ heading: 'Adjusted', align: 'right' } satisfies TextColumn] : []),
    { heading: 'Paid', align: 'right' },
    ...(hasPayments ? [{ heading: 'Payment', align: 'right' } satisfies TextColumn] : []),
    ...[...shown.values()].map((heading): TextColumn => ({ heading, align: 'right' })),
  ];
  const rows = statements.map((statement) => [
    statement.payee,
    ...(severalTeams ? [statement.team ?? ''] : []),
    ...[...components.keys()].map((id) => cell(ofComponent(statement.components, id), plan)),
    ...draws.map(({ cell }) => cell(statement)),
    ...(hasAdjustments ? [adjustmentCell(statement, plan)] : []),
    statement.paid === undefined ? statement.status : quantityText(statement.paid, plan.currency),
    ...(hasPayments ? [statement.payment ? quantityText(statement.payment.amount, plan.currency) : ''] : []),
    ...[...shown.keys()].map((id) => cell(ofComponent(statement.shown ?? [], id), plan)),
  ]);
  return textTable(columns, rows);
}

function ofComponent(results: readonly ComponentResult[], id: string): readonly ComponentResult[] {
  return results.filter(({ component }) => component === id);
}

/**
 * What a component pays in the payment period: the sum of its measurement periods, or what became of those that are
 * not paid. The explanation and the files show each measurement period by itself.
 */
function cell(results: readonly ComponentResult[], { currency }: Plan): string {
  const payouts = results.flatMap(({ payout }) => (payout === undefined ? [] : [rationalOf(payout.value)]));
  if (payouts.length < results.length)
    return results.find(({ payout }) => payout === undefined)?.status ?? '';
  return payouts.length === 0
    ? ''
    : quantityText({ value: formatRational(sum(payouts)), unit: currency }, currency);
}
