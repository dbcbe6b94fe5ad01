import { expect } from 'vitest';
import { type RunInput, type RunResult, run, type Statement } from '../../src/engine/index.ts';
import type { Plan } from '../../src/format/types/index.ts';
import { runInput } from './builders.ts';

type Rows = Parameters<typeof runInput>[2];

/** Runs a period and gives back its result. */
export function pay(
  plan: Plan,
  period: string,
  rows: Rows,
  more: Partial<RunInput> = {},
): Promise<RunResult> {
  return run(runInput(plan, period, rows, more));
}

/** The statement of a payee; the test fails where there is none or more than one. */
export function statementOf(result: RunResult, payee: string): Statement {
  const own = result.statements.filter((statement) => statement.payee === payee);
  expect(own, `statements of ${payee}`).toHaveLength(1);
  return own[0] as Statement;
}

/** What a payee is paid, exact text; the test fails where it is not paid. */
export async function paid(plan: Plan, period: string, rows: Rows, payee = 'ann'): Promise<string> {
  const statement = statementOf(await pay(plan, period, rows), payee);
  expect(statement.reasons).toEqual([]);
  return statement.paid?.value ?? 'nothing';
}

/** The payouts of a component over successive periods. */
export function paidOver(
  plan: Plan,
  periods: readonly string[],
  rows: Rows,
  payee = 'ann',
): Promise<readonly string[]> {
  return Promise.all(periods.map((period) => paid(plan, period, rows, payee)));
}
