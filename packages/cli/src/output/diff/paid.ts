import { type PayeeMoves, summaryBeside, summaryOf } from '@ontarget/analysis/diff';
import type { Plan } from '@ontarget/evaluator/format';
import type { PaidOnData } from '@ontarget/report';
import type { PaidBoth } from '../../plan/pay-both.ts';

/** What both plans pay, for many readers: no amount is about fewer people than the project allows. */
export function paidOnData({ moves, smallest }: PaidBoth, plan: Plan): PaidOnData {
  return { summary: summaryOf(moves, roleTitles(plan), smallest), smallest };
}

/** What both plans or data pay, for readers who see the amounts of another comparison above it. */
export function paidBeside(first: PayeeMoves, { moves, smallest }: PaidBoth, plan: Plan): PaidOnData {
  return { summary: summaryBeside(first, moves, roleTitles(plan), smallest), smallest };
}

/** The title of each role by its name. */
export function roleTitles({ roles }: Plan): ReadonlyMap<string, string> {
  return new Map(Object.entries(roles).map(([name, { title }]) => [name, title]));
}
