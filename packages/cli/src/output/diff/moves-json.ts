import { summaryOf } from '@ontarget/analysis/diff';
import type { Plan } from '@ontarget/evaluator/format';
import { formatRational } from '@ontarget/evaluator/numbers';
import type { PaidBoth } from '../../plan/pay-both.ts';
import { isPublicLog } from '../../terminal.ts';
import { summaryJson } from '../review/json.ts';
import { roleTitles } from './paid.ts';

/** What both plans pay on the data, for programs; in a public log without payees and without amounts of a few. */
export function movesJson({ moves, smallest }: PaidBoth, plan: Plan): object {
  const summary = summaryJson(summaryOf(moves, roleTitles(plan), isPublicLog() ? smallest : 1));
  if (isPublicLog()) return summary;
  const text = formatRational;
  return {
    ...summary,
    moves: moves.moves.map(({ payee, role, before, after, move }) => ({
      payee,
      role,
      before: text(before),
      after: text(after),
      move: text(move),
    })),
    notPaid: moves.unpaid,
  };
}
