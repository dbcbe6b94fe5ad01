import {
  type CostGroup,
  type CostSpread,
  costSentences,
  costSummary,
  type PlanDiff,
} from '@ontarget/analysis/diff';
import { formatRational } from '@ontarget/evaluator/numbers';
import { COST_HEADINGS, costNote, costRows, costSentence, type DrawnCost } from '@ontarget/report';
import type { CostBoth } from '../../plan/cost-both.ts';
import { isPublicLog, paint } from '../../terminal.ts';
import { rightColumn, textTable } from '../table.ts';
import { roleTitles } from './paid.ts';

/**
 * What drawn years cost by both plans, for whoever may see them.
 *
 * @param forMany whether no amount may be about fewer people than the project allows
 */
export function drawnCost(both: CostBoth, diff: PlanDiff, forMany: boolean): DrawnCost {
  const { costs, assumptions, before, after, same } = both;
  const smallest = forMany ? both.smallest : 1;
  const titles = new Map([...roleTitles(before), ...roleTitles(after)]);
  const countedOtherwise = [...new Set(diff.roles.flatMap((role) => role.countedOtherwise))].sort();
  const { draws, seed } = assumptions;
  return {
    summary: costSummary(costs, titles, smallest),
    draws,
    seed,
    same,
    smallest,
    sentences: costSentences(costs, { before, after, assumptions, same, countedOtherwise, forMany }),
  };
}

/** The same for reading at a terminal, or in a public log. */
export function costText(both: CostBoth, diff: PlanDiff): string {
  const cost = drawnCost(both, diff, isPublicLog());
  const { currency } = both.after;
  const rows = costRows(cost.summary, currency);
  const [payees, side, ...amounts] = COST_HEADINGS;
  const columns = [{ heading: '' }, rightColumn(payees), { heading: side }, ...amounts.map(rightColumn)];
  return [
    `${paint('bold', 'Cost of a year')}\n${costSentence(cost)}`,
    ...(rows.length === 0 ? [] : [textTable(columns, rows)]),
    costNote(cost),
    [paint('bold', 'Assumed'), ...cost.sentences.map((line) => `  ${line}`)].join('\n'),
  ].join('\n\n');
}

/** The same for programs: exact, money in the plan's currency. */
export function costJson({
  summary: { payees, moving, years, total, groups },
  draws,
  seed,
  same,
  sentences,
}: DrawnCost): object {
  return {
    draws,
    seed,
    same,
    payees,
    moving,
    years,
    ...(total === undefined ? {} : { total: amountsJson(total) }),
    groups: groups.map((group) => ({
      roles: group.roles,
      payees: group.payees,
      moving: group.moving,
      ...amountsJson(group),
    })),
    assumed: sentences,
  };
}

function amountsJson({ before, after, difference }: CostGroup): object {
  return { before: spreadJson(before), after: spreadJson(after), difference: spreadJson(difference) };
}

function spreadJson({ target, p10, p50, p90, mean }: CostSpread): object {
  const text = formatRational;
  return { target: text(target), p10: text(p10), p50: text(p50), p90: text(p90), mean: text(mean) };
}
