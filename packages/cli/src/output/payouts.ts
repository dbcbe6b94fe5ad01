import type { ComponentResult, RunResult, Statement } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { paint } from '../terminal.ts';
import { quantityText } from './quantity.ts';
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
  for (const { components: results } of statements) {
    for (const { component, title } of results) components.set(component, title);
  }
  const severalTeams = new Set(statements.map(({ team }) => team)).size > 1;
  const columns: TextColumn[] = [
    { heading: 'Payee' },
    ...(severalTeams ? [{ heading: 'Team' }] : []),
    ...[...components.values()].map((heading): TextColumn => ({ heading, align: 'right' })),
    { heading: 'Paid', align: 'right' },
  ];
  const rows = statements.map((statement) => [
    statement.payee,
    ...(severalTeams ? [statement.team ?? ''] : []),
    ...[...components.keys()].map((id) =>
      cell(
        statement.components.filter(({ component }) => component === id),
        plan,
      ),
    ),
    statement.paid === undefined ? statement.status : quantityText(statement.paid, plan.currency),
  ]);
  return textTable(columns, rows);
}

/** A component's payouts in the payment period: one, or several measurement periods joined by +. */
function cell(results: readonly ComponentResult[], plan: Plan): string {
  return results
    .map(({ payout, status }) => (payout === undefined ? status : quantityText(payout, plan.currency)))
    .join(' + ');
}
