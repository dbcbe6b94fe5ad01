import type { Plan } from '../../format/types/index.ts';
import type { NamedPeriod, Statement } from '../result.ts';
import { statementKey } from './closed-period.ts';
import { type DraftPosting, statementPostings } from './postings.ts';

/** What the paid statements of a period post, by `statementKey`. */
export function draftsOf(
  statements: readonly Statement[],
  plan: Plan,
  evaluator: string,
  period: NamedPeriod,
): ReadonlyMap<string, readonly DraftPosting[]> {
  return new Map(
    statements
      .filter(({ status }) => status === 'paid')
      .map((one) => [statementKey(one), statementPostings(one, plan, evaluator, period)] as const),
  );
}
