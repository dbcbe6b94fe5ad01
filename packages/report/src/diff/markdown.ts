import type { Holds, MoveSummary, PlanDiff, RolePay } from '@ontarget/analysis/diff';
import { formatMoney, formatPercent, type Rational } from '@ontarget/evaluator/numbers';
import { markdownTable, markdownText } from '../markup/markdown.ts';
import { costMarkdown, type DrawnCost } from './cost.ts';
import { holdsWords } from './holds.ts';
import { movesMarkdown } from './moves.ts';
import { changeSubject, moveWords, payWords, reachWords, verdictWords } from './words.ts';

/** What two plans are called above what is different between them. */
export interface DiffTitles {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  /** The currency of the later plan. */
  readonly currency: string;
  /** From when the later plan holds, where a payout changes. */
  readonly holds?: Holds;
}

/** What both plans pay on data, and the fewest people that an amount may be about. */
export interface PaidOnData {
  readonly summary: MoveSummary;
  readonly smallest: number;
}

/**
 * What is different between two plans as Markdown: on data where both were paid on some, in meaning, then in money at each
 * role's standard terms. It names no payee: pay is that of a role, or of enough people together.
 */
export function diffMarkdown(
  diff: PlanDiff,
  titles: DiffTitles,
  paid?: PaidOnData,
  cost?: DrawnCost,
): string {
  const { title, before, after, holds } = titles;
  return [
    `# ${markdownText(title)}: ${markdownText(before)} → ${markdownText(after)}`,
    verdictWords(diff),
    ...(holds === undefined ? [] : [holdsWords(holds)]),
    ...(paid === undefined
      ? []
      : [
          `## On the data of ${periodsWords(paid.summary.periods)}`,
          movesMarkdown(paid.summary, paid.smallest, titles.currency),
        ]),
    ...(cost === undefined ? [] : [costMarkdown(cost, titles.currency, 2)]),
    '## In meaning',
    meaningMarkdown(diff),
    '## In money',
    moneyMarkdown(diff, titles.currency, 3),
  ]
    .join('\n\n')
    .concat('\n');
}

/** `FY27-Q1, FY27-Q2`, or `12 periods from 2027-01 to 2027-12`. */
export function periodsWords(periods: readonly string[]): string {
  if (periods.length <= 4) return periods.join(', ');
  return `${periods.length} periods from ${periods[0]} to ${periods.at(-1)}`;
}

/** What is different in the plans' words. */
export function meaningMarkdown({ changes }: PlanDiff): string {
  if (changes.length === 0) return 'The two say the same.';
  const rows = changes.map((change) => {
    const { kind, aspect = '', before = '', after = '' } = change;
    const what = kind === 'changed' ? `${changeSubject(change)}, ${aspect}` : changeSubject(change);
    const now = {
      added: `new${after === '' ? '' : `: ${after}`}`,
      removed: 'gone',
      renamed: after,
      changed: after || (before === '' ? 'worked out otherwise' : '—'),
    };
    const was = kind === 'added' ? '—' : before || '—';
    return [what, was, now[kind], reachWords(change)];
  });
  return markdownTable(['What', 'Before', 'Now', 'Paid on it'], rows);
}

/** What each role is paid by both. @param level of the headings, one a role */
export function moneyMarkdown({ roles }: PlanDiff, currency: string, level: number): string {
  const moved = roles.filter(({ pays }) => pays !== 'same formulas');
  const same = roles.filter(({ pays }) => pays === 'same formulas').map(({ role }) => role);
  const intro =
    'For somebody there all year at the standard terms of the role, before rounding: first what is decided for the same results, then pay in the year at an attainment of every quota and goal, each plan by its own.';
  return [
    ...(moved.length === 0 ? [] : [intro, ...moved.map((role) => roleSection(role, currency, level))]),
    ...(same.length === 0 ? [] : [`Paid by the same formulas: ${same.map(markdownText).join(', ')}.`]),
  ].join('\n\n');
}

function roleSection(pay: RolePay, currency: string, level: number): string {
  const words = (value: Rational) => formatMoney(value, currency, { planCurrency: currency });
  const name = pay.title === pay.role ? pay.role : `${pay.role}, ${pay.title}`;
  const heading = `${'#'.repeat(level)} ${markdownText(name)}`;
  if (pay.in !== 'both') return `${heading}\n\nThe role is ${pay.in === 'after' ? 'new' : 'gone'}.`;
  const decided = sentence(payWords(pay, currency));
  if (!pay.grid.ok) return [heading, decided, `No pay at attainments: ${pay.grid.reason}.`].join('\n\n');
  const rows = pay.grid.value.map(({ attainment, before, after }) => [
    formatPercent(attainment),
    words(before),
    words(after),
    moveWords(before, after, currency),
  ]);
  return [heading, decided, markdownTable(['At', 'Before', 'Now', 'Difference'], rows, 'right')].join('\n\n');
}

function sentence(words: string): string {
  return markdownText(`${words.charAt(0).toUpperCase()}${words.slice(1)}.`);
}
