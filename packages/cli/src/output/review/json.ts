import type { MoveSummary } from '@ontarget/analysis/diff';
import { formatRational } from '@ontarget/evaluator/numbers';
import type { PlanReview } from '../../review/review.ts';
import { costJson } from '../diff/cost.ts';
import { diffJson } from '../diff/json.ts';

/** A review for programs: as aggregated as its text, wherever it is printed. */
export function reviewJson(before: string, after: string, reviews: readonly PlanReview[]): object {
  return { before, after, plans: reviews.map(planJson) };
}

function planJson({ told, status }: PlanReview): object {
  const { problems, examples, diff, paid, cost, ...plan } = told;
  return {
    ...plan,
    status,
    problems: problems.map(({ severity, code, place, message }) => ({ severity, code, place, message })),
    ...(examples === undefined
      ? {}
      : { examples: { ...examples, wrong: examples.wrong.map(({ place, words }) => ({ place, words })) } }),
    ...(diff === undefined ? {} : { diff: diffJson(diff) }),
    ...(cost === undefined ? {} : { cost: costJson(cost) }),
    paid: paid.map(({ what, paid: { summary } }) => ({ what, ...summaryJson(summary) })),
  };
}

/** Sums of moves with exact texts for numbers. */
export function summaryJson({ total, gained, lost, groups, beside: _, ...counts }: MoveSummary): object {
  const text = formatRational;
  return {
    ...counts,
    ...(total && { total: { before: text(total.before), after: text(total.after), move: text(total.move) } }),
    ...(gained && { gained: text(gained) }),
    ...(lost && { lost: text(lost) }),
    groups: groups.map(({ move, ...group }) => ({ ...group, move: text(move) })),
  };
}
