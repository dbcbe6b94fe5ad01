import { join } from 'node:path';
import type { InputRow, RunInput } from '@ontarget/evaluator/engine';
import { parseDate, rational } from '@ontarget/evaluator/numbers';
import { nodeFileSystem, openPlan, uriOfPath } from '@ontarget/workspace/node';
import { type Columns, column, type MeasuredPlan } from './measured-plan.ts';

/** The compiled plan of `plans/<name>`. */
export async function compiled(plan: MeasuredPlan) {
  const folder = join(import.meta.dirname, 'plans', plan.name);
  const { evaluator } = await openPlan(nodeFileSystem(), uriOfPath(folder));
  if (evaluator === undefined) throw new Error(`${plan.title} does not compile`);
  return evaluator;
}

const start = parseDate('2020-01-01');

/** The tables `roster` and `results` that say what the columns say of these payees. */
export function tablesOf(plan: MeasuredPlan, columns: Columns, payees: Iterable<number>): RunInput['tables'] {
  if (!start.ok) throw new Error(start.message);
  const roster: InputRow[] = [];
  const results: InputRow[] = [];
  for (const at of payees) {
    const payee = payeeName(at);
    const values: Record<string, InputRow['values'][string]> = {
      payee,
      role: plan.role,
      start: { date: start.value },
    };
    for (const { name, kind, from } of plan.columns) {
      const cell = column(columns, name)[at] as number;
      if (Number.isNaN(cell)) continue;
      if ('roster' in from) values[from.roster] = rational(cell, kind === 'money' ? 100 : 10_000);
      else {
        const value = kind === 'money' ? (cell / 100).toFixed(2) : `${(cell / 100).toFixed(2)}%`;
        const entered = { measure: from.measure, for: payee, period: '2027-01-01/2027-12-31', value };
        results.push({ source: { file: 'results.csv', record: results.length + 1 }, values: entered });
      }
    }
    roster.push({ source: { file: 'roster.csv', record: roster.length + 1 }, values });
  }
  return { roster: { rows: roster }, results: { rows: results } };
}

export const payeeName = (at: number): string => `P${at}`;
