import type { CostGroup, CostSpread, CostSummary } from '@ontarget/analysis/diff';
import { formatMoney, ONE, type Rational, roundTo, sign } from '@ontarget/evaluator/numbers';
import { markdownTable, markdownText } from '../markup/markdown.ts';

/** What drawn years cost by two plans, and what they were drawn by. */
export interface DrawnCost {
  readonly summary: CostSummary;
  readonly draws: number;
  readonly seed: number;
  /** What both plans are paid for. */
  readonly same: 'results' | 'attainments';
  readonly smallest: number;
  /** What is the same for both plans, and what is supposed; a sentence each. */
  readonly sentences: readonly string[];
}

export const COST_HEADINGS = ['Payees', '', 'Target pay', 'P10', 'P50', 'P90'] as const;

/** In how many years the later plan costs more, in one sentence. */
export function costSentence({ summary, draws, seed }: DrawnCost): string {
  const { payees, moving, years } = summary;
  const people = `${count(payees)} ${payees === 1 ? 'payee' : 'payees'}`;
  const head = `${count(draws)} years drawn for ${people} (seed ${seed}), each paid by both plans`;
  if (moving === 0) return `${head}: everybody is paid the same in every one.`;
  const otherwise = `${count(moving)} ${moving === 1 ? 'is' : 'are'} paid otherwise in some year`;
  return `${head}. The later one costs more in ${count(years.more)}, less in ${count(years.less)} and the same in ${count(years.same)}; ${otherwise}.`;
}

/** Why amounts are not told, or what the difference is. */
export function costNote({ summary: { total }, smallest }: DrawnCost): string {
  if (total === undefined)
    return `What it costs is not told where fewer than ${smallest} are paid, or are paid otherwise.`;
  return 'The difference is that of each year, over all years: its P50 is not the difference of the two P50s.';
}

/** Three rows a group: before, now, and the difference; the total last. Amounts are in whole units, for the eye. */
export function costRows({ total, groups }: CostSummary, currency: string): string[][] {
  if (total === undefined) return [];
  // One group is everybody.
  const apart = groups.length === 1 ? [] : groups;
  return [
    ...apart.flatMap((group) => groupRows(rolesWords(group.roles), group, currency)),
    ...groupRows('Total', total, currency),
  ];
}

function groupRows(
  name: string,
  { payees, before, after, difference }: CostGroup,
  currency: string,
): string[][] {
  const money = (amount: Rational) => wholeMoney(amount, currency);
  const signed = (amount: Rational) => `${sign(amount) > 0 ? '+' : ''}${money(amount)}`;
  const amounts = ({ target, p10, p50, p90 }: CostSpread, words: typeof money) =>
    [target, p10, p50, p90].map(words);
  return [
    [name, count(payees), 'before', ...amounts(before, money)],
    ['', '', 'now', ...amounts(after, money)],
    ['', '', 'difference', ...amounts(difference, signed)],
  ];
}

/** What drawn years cost by both, as Markdown for many readers. @param level of the heading */
export function costMarkdown(cost: DrawnCost, currency: string, level: number): string {
  const rows = costRows(cost.summary, currency);
  return [
    `${'#'.repeat(level)} Cost of a year`,
    markdownText(costSentence(cost)),
    ...(rows.length === 0
      ? []
      : [
          markdownTable(['', ...COST_HEADINGS], rows, [
            'left',
            'right',
            'left',
            'right',
            'right',
            'right',
            'right',
          ]),
        ]),
    costNote(cost),
    `<details>\n<summary>What is supposed</summary>\n\n${cost.sentences.map((one) => `- ${markdownText(one)}`).join('\n')}\n\n</details>`,
  ].join('\n\n');
}

function rolesWords(roles: readonly string[]): string {
  return roles.length <= 3 ? roles.join(', ') : `${roles.length} roles`;
}

/** Rounded for the eye: nobody is paid a percentile. */
function wholeMoney(amount: Rational, currency: string): string {
  return formatMoney(roundTo(amount, ONE, 'half even'), currency, { planCurrency: currency });
}

function count(of: number): string {
  return of.toLocaleString('en-US');
}
