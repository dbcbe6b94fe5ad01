import { add, type Rational, ZERO } from '../../numbers/index.ts';
import type { VersionedEvaluator } from '../input.ts';
import { quantity } from '../quantities.ts';
import type {
  NamedPeriod,
  PayStatus,
  RunNote,
  RunProblem,
  RunResult,
  RunTotals,
  Statement,
} from '../result.ts';
import { paymentTotals } from './payments.ts';
import { type DraftPosting, exactOf } from './postings.ts';
import { sortedProblems } from './problems.ts';

/** What a run came to, before it is put in order. */
interface RunParts {
  readonly runId: string;
  readonly period: NamedPeriod;
  readonly statements: readonly Statement[];
  /** What closing the period would post, in the order of posting. */
  readonly drafts: readonly DraftPosting[];
  readonly problems: readonly RunProblem[];
  readonly notes: readonly RunNote[];
}

/** Puts the result of a run together: postings numbered from 1, problems apart and in order, sums over the statements. */
export function resultOf(
  { plan, digest }: Pick<VersionedEvaluator, 'plan' | 'digest'>,
  { runId, period, statements, drafts, problems, notes }: RunParts,
): RunResult {
  return {
    plan: plan.id,
    evaluator: digest,
    runId,
    period,
    statements,
    postings: drafts.map((draft, index) => ({ run: runId, seq: index + 1, ...draft })),
    ...sortedProblems(problems),
    totals: totalsOf(statements, plan.currency),
    notes,
  };
}

/** Sums over statements, in the plan's currency. */
function totalsOf(statements: readonly Statement[], currency: string): RunTotals {
  const counts: Record<PayStatus, number> = { paid: 0, held: 0, error: 0 };
  for (const { status } of statements) counts[status] += 1;
  const payments = statements.flatMap(({ payment }) => payment ?? []);
  const sumOf = (pick: (statement: Statement) => string | undefined): Rational =>
    statements.map((one) => exactOf(pick(one))).reduce(add, ZERO);
  return {
    paid: quantity(
      sumOf(({ paid }) => paid?.value),
      currency,
    ),
    atStake: quantity(
      sumOf(({ atStake }) => atStake?.value),
      currency,
    ),
    ...(payments.length === 0 ? {} : { payments: paymentTotals(payments) }),
    statements: counts,
  };
}
