import type { NamedPeriod, RunResult, Statement } from '../result.ts';
import { AT_ONCE } from '../steps.ts';
import { againstLedger } from './closed-period.ts';
import { draftsOf } from './drafts.ts';
import type { OpenedRun } from './opened-run.ts';
import { statementProblems, strangers, unmatchedResults } from './problems.ts';
import { resultOf } from './result-of.ts';
import { runIdOf } from './run-id.ts';

/**
 * The result of a run whose statements were worked out by other means, for a plan that nothing was posted of before. Notes are
 * left out: they are about rows that those means have read and this engine has not.
 *
 * @param strays whether rows credit somebody without a roster row, so that it is worth the look to say whom
 */
export async function runWithStatements(
  { input, engine, version }: OpenedRun,
  statements: readonly Statement[],
  strays: boolean,
): Promise<RunResult> {
  const { plan, digest } = version.evaluator;
  const period: NamedPeriod = {
    key: engine.year.key(version.window),
    label: engine.year.label(version.window),
  };
  const { id } = await runIdOf(input, period.key, AT_ONCE);
  const { fresh } = againstLedger(draftsOf(statements, plan, digest, period), [], period.key);
  const problems = [
    ...statementProblems(statements),
    ...(strays ? strangers(engine, version.window) : []),
    ...unmatchedResults(engine),
  ];
  return resultOf(version.evaluator, { runId: id, period, statements, drafts: fresh, problems, notes: [] });
}
