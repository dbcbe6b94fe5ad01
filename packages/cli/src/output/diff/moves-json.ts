import { summaryOf } from '@ontarget/analysis/diff';
import type { Plan } from '@ontarget/evaluator/format';
import { formatRational } from '@ontarget/evaluator/numbers';
import type { PaidBoth } from '../../plan/pay-both.ts';
import { isPublicLog } from '../../terminal.ts';
import { roleTitles } from './paid.ts';

/** What both plans pay on the data, for programs; in a public log without payees and without amounts of a few. */
export function movesJson({ moves, smallest }: PaidBoth, plan: Plan): object {
  const { total, gained, lost, groups, ...counts } = summaryOf(
    moves,
    roleTitles(plan),
    isPublicLog() ? smallest : 1,
  );
  const text = formatRational;
  return {
    ...counts,
    ...(total && { total: { before: text(total.before), after: text(total.after), move: text(total.move) } }),
    ...(gained && { gained: text(gained) }),
    ...(lost && { lost: text(lost) }),
    groups: groups.map(({ move, ...group }) => ({ ...group, move: text(move) })),
    ...(isPublicLog()
      ? {}
      : {
          moves: moves.moves.map(({ payee, role, before, after, move }) => ({
            payee,
            role,
            before: text(before),
            after: text(after),
            move: text(move),
          })),
          notPaid: moves.unpaid,
        }),
  };
}
