import { writeFile } from 'node:fs/promises';
import { PlanYear, periodsOfYear } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { writeAtomically } from '@ontarget/warehouse/node';
import {
  type DialectName,
  manifestText,
  NotInSql,
  planAsSql,
  type SqlScript,
  scriptText,
} from '@ontarget/warehouse/sql';
import { Failure } from '../failure.ts';

/** A script holds no pay of a single person, so it is written like any other file. */
const MODE = 0o644;

/** The plan as SQL for a payment period, by its key or label. */
export function sqlOf(plan: Plan, period: string, dialect: DialectName): SqlScript {
  const year = new PlanYear(plan);
  const window = year.resolve(period);
  const payments = periodsOfYear(plan.paid);
  if (window === undefined || !payments.some(({ from, to }) => from === window.from && to === window.to)) {
    const labels = payments.map((one) => year.label(one)).join(', ');
    throw new Failure(`"${period}" is no payment period of the plan`, `The plan is paid in ${labels}.`);
  }
  try {
    return planAsSql(plan, window, { dialect });
  } catch (problem) {
    if (problem instanceof NotInSql)
      throw new Failure(`the plan cannot be written as SQL: ${problem.message}`);
    throw problem;
  }
}

/** Writes the script and, beside it, what its names stand for. */
export async function writeSql(path: string, script: SqlScript): Promise<string> {
  const manifest = `${path.replace(/\.sql$/, '')}.json`;
  await writeAtomically(path, MODE, (partial) => writeFile(partial, scriptText(script)));
  await writeAtomically(manifest, MODE, (partial) => writeFile(partial, manifestText(script)));
  return manifest;
}
