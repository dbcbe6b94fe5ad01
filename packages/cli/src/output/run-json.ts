import type { RunAnswer, RunResult } from '@ontarget/evaluator/engine';
import type { BadRow } from '@ontarget/evaluator/rows';
import type { Prepared } from '../plan/pay.ts';
import { smallestGroup } from '../plan/privacy.ts';
import { isPublicLog } from '../terminal.ts';
import { badRowJson } from './bad-rows.ts';
import { payByRole, payees } from './groups.ts';

/** A run for programs. In a public log it holds totals and counts only, like the text. */
export function runJson(
  result: RunResult,
  { plan, places, data }: Prepared,
  values?: readonly RunAnswer[],
): object {
  const { statements, held, errors, notes, totals, ...run } = result;
  const smallest = smallestGroup(places);
  const common = {
    plan: run.plan,
    evaluator: run.evaluator,
    run: run.runId,
    period: run.period,
    statements: totals.statements,
    quarantined: data.quarantined.length,
  };
  if (!isPublicLog()) {
    return {
      ...common,
      ok: true,
      paid: totals.paid,
      ...(totals.payments === undefined ? {} : { payments: totals.payments }),
      atStake: totals.atStake,
      payees: statements,
      held,
      errors,
      notes,
      ...(values === undefined ? {} : { values }),
    };
  }
  const titles = new Map(Object.entries(plan.roles).map(([name, { title }]) => [name, title]));
  const enough = payees(statements.filter(({ status }) => status === 'paid')) >= smallest;
  return {
    ...common,
    ok: true,
    ...(enough ? { paid: totals.paid, roles: payByRole(result, titles, smallest) } : {}),
    held: counts(held),
    errors: counts(errors),
  };
}

/** The result of a run that bad rows kept from paying anybody. */
export function badDataJson(bad: readonly BadRow[]): object {
  return { ok: false, badRows: bad.map(badRowJson) };
}

function counts(problems: RunResult['held']): Record<string, number> {
  return Object.fromEntries(
    [...Map.groupBy(problems, ({ code }) => code)].map(([code, of]) => [code, of.length]),
  );
}
