import { largestMoves, type PayeeMoves, summaryOf } from '@ontarget/analysis/diff';
import type { Plan } from '@ontarget/evaluator/format';
import {
  exactMoney,
  groupRows,
  hiddenWords,
  movesSentence,
  periodsWords,
  signedMoney,
  totalRows,
} from '@ontarget/report';
import type { PaidBoth } from '../../plan/pay-both.ts';
import { isPublicLog, paint } from '../../terminal.ts';
import { rightColumn, textTable } from '../table.ts';
import { roleTitles } from './paid.ts';

/** How many payees are printed one by one; `--payees` writes all of them. */
const MOST_PRINTED = 20;

/** What both plans pay on the data; at a terminal with the largest moves by name, in a public log without. */
export function movesText({ moves, smallest: fewest }: PaidBoth, plan: Plan): string {
  const smallest = isPublicLog() ? fewest : 1;
  const summary = summaryOf(moves, roleTitles(plan), smallest);
  const { currency } = plan;
  const hidden = hiddenWords(summary, smallest);
  const [total, groups] = [totalRows(summary, currency), groupRows(summary.groups, currency)];
  return [
    `${paint('bold', `On the data of ${periodsWords(summary.periods)}`)}\n${movesSentence(summary)}`,
    ...(hidden === undefined ? [] : [hidden]),
    ...(total.length === 0
      ? []
      : [textTable([{ heading: '' }, ...['before', 'now', 'difference'].map(rightColumn)], total)]),
    ...(groups.length === 0
      ? []
      : [
          textTable(
            [{ heading: 'Role' }, ...['payees', 'more', 'less', 'difference'].map(rightColumn)],
            groups,
          ),
        ]),
    ...(isPublicLog() ? [] : movers(moves, plan)),
  ].join('\n\n');
}

function movers(moves: PayeeMoves, { currency, roles }: Plan): string[] {
  const all = largestMoves(moves.moves);
  if (all.length === 0) return [];
  const rows = all
    .slice(0, MOST_PRINTED)
    .map(({ payee, role, before, after, move }) => [
      payee,
      roles[role]?.title ?? role,
      exactMoney(before, currency),
      exactMoney(after, currency),
      signedMoney(move, currency),
    ]);
  const columns = [
    { heading: 'Largest moves' },
    { heading: 'role' },
    ...['before', 'now', 'difference'].map(rightColumn),
  ];
  const more = all.length - rows.length;
  const rest = more === 0 ? '' : `\n… and ${more.toLocaleString('en-US')} more, which --payees writes`;
  return [`${textTable(columns, rows)}${rest}`];
}
