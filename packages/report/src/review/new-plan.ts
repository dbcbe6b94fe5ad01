import type { MoveSummary } from '@ontarget/analysis/diff';
import { periodsWords } from '../diff/markdown.ts';
import { exactMoney } from '../diff/moves.ts';

/** What a plan that is new pays on the data, where enough people are paid. */
export function newPlanMarkdown(
  { payees, total, periods, unpaid }: MoveSummary,
  smallest: number,
  currency: string,
): string {
  const amount =
    total === undefined ? `not told for fewer than ${smallest}` : exactMoney(total.after, currency);
  const waiting = unpaid === 0 ? '' : ` ${unpaid} ${unpaid === 1 ? 'is' : 'are'} held or in error.`;
  const people = `${payees.toLocaleString('en-US')} ${payees === 1 ? 'payee' : 'payees'}`;
  return `#### On the data of ${periodsWords(periods)}\n\nIt pays ${people}: ${amount}.${waiting}`;
}
