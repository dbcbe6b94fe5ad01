import type { RunResult } from '@ontarget/evaluator/engine';
import { run, type Statement, type TableData } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { compiled } from './compile.ts';
import { table } from './pay.ts';

const HEADER = `plan "Draws" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        monthly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn up to their last day
}
team East
team West
data deals { id text key  closed date  owner payee  amount money }
measure Sales { total amount of deals  dated closed  credited to owner }`;

/** A role that earns what it sells, so that a deal of $1,000 is $1,000 of pay, with members such as a draw. */
export async function planWith(members: string): Promise<Plan> {
  const text = `${HEADER}
role Rep {
  on top { commission Sold on Sales each month by itself at 100% }
  ${members}
}`;
  return (await compiled(text)).file.plan;
}

/** Deals of `ann` in the middle of each month of the year, from January on; blanks earn nothing. */
export function sold(amounts: readonly (number | undefined)[], payee = 'ann'): TableData {
  const lines = amounts.flatMap((amount, month) =>
    amount === undefined ? [] : [`${payee}${month} ${dayIn(month)} ${payee} ${amount}`],
  );
  return table('id closed owner amount', ...lines);
}

export function monthKey(month: number): string {
  return `2027-${String(month + 1).padStart(2, '0')}`;
}

function dayIn(month: number): string {
  return `${monthKey(month)}-05`;
}

/** Runs a month of a plan. */
export function runMonth(
  plan: Plan,
  month: number,
  tables: Readonly<Record<string, TableData>>,
): Promise<RunResult> {
  const evaluators = [{ plan, digest: 'sha256:test', effective: { from: plan.year.first } }];
  return run({ evaluators, period: monthKey(month), tables, ledger: [] });
}

/** A line for each month: what is paid, drawn, repaid, forgiven and still owed by all of the payee's statements. */
export async function story(
  plan: Plan,
  months: number,
  tables: Readonly<Record<string, TableData>>,
): Promise<string[]> {
  const lines: string[] = [];
  for (let month = 0; month < months; month += 1) {
    const { statements } = await runMonth(plan, month, tables);
    lines.push(statements.map(lineOf).join(' + '));
  }
  return lines;
}

function lineOf({ paid, balances = [], reasons }: Statement): string {
  const [balance] = balances;
  const parts = [paid, balance?.out, balance?.back, balance?.forgiven, balance?.closing];
  if (paid === undefined) return reasons.map(({ code }) => code).join(' ');
  return parts.map((part) => part?.value ?? '-').join(' ');
}
