import type { Posting, RunResult, Statement, TableData } from '@ontarget/evaluator/engine';
import { run } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { compiled } from './compile.ts';

/** Header and data of plans that hold pay back: a dollar of sales is a dollar of pay. */
export function heldBackPlan(
  role: string,
  paid = 'monthly',
  rounding = 'half up to $0.01, each component',
): string {
  return `plan "Held back" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        ${paid}
  rounding    ${rounding}
  target pay  phased evenly
  leavers     earn up to their last day
}
team East
team West
data deals { id text key  closed date  owner payee  amount money  collected date or blank }
measure Sales { total amount of deals  dated closed  credited to owner }
role Rep {
  ${role}
}`;
}

export async function planOf(role: string, paid?: string, rounding?: string): Promise<Plan> {
  return (await compiled(heldBackPlan(role, paid, rounding))).file.plan;
}

/** Runs a payment period of a plan. */
export function runPeriod(
  plan: Plan,
  period: string,
  tables: Readonly<Record<string, TableData>>,
  ledger: readonly Posting[] = [],
): Promise<RunResult> {
  const evaluators = [{ plan, digest: 'sha256:test', effective: { from: plan.year.first } }];
  return run({ evaluators, period, tables, ledger });
}

/** For each period, what every statement pays and, of each balance, what is held back, released and still held back. */
export async function story(
  plan: Plan,
  periods: readonly string[],
  tables: Readonly<Record<string, TableData>>,
): Promise<string[]> {
  const lines: string[] = [];
  for (const period of periods) {
    const { statements } = await runPeriod(plan, period, tables);
    lines.push(statements.map(lineOf).join(' + ') || 'nothing');
  }
  return lines;
}

function lineOf({ paid, balances = [], reasons }: Statement): string {
  if (paid === undefined) return reasons.map(({ code }) => code).join(' ');
  const held = balances
    .filter(({ kind }) => kind === 'held back')
    .map(({ out, back, forgiven, closing }) =>
      [
        `${out?.value} out, ${back?.value} back`,
        ...(forgiven === undefined || forgiven.value === '0' ? [] : [`${forgiven.value} lost`]),
        `${closing?.value} open`,
      ].join(', '),
    );
  return [`paid ${paid.value}`, ...held].join(': ');
}

export const QUARTERS = ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'];
export const MONTHS = Array.from({ length: 12 }, (_, month) => `2027-${String(month + 1).padStart(2, '0')}`);
