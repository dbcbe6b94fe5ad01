import { costMarkdown } from '../diff/cost.ts';
import { holdsWords } from '../diff/holds.ts';
import { meaningMarkdown, moneyMarkdown, periodsWords } from '../diff/markdown.ts';
import { movesMarkdown, signedMoney } from '../diff/moves.ts';
import { verdictWords } from '../diff/words.ts';
import { markdownCode, markdownTable, markdownText } from '../markup/markdown.ts';
import type { Review, ReviewedPlan, ReviewPaid } from './model.ts';
import { newPlanMarkdown } from './new-plan.ts';
import { proofMarkdown } from './proof.ts';

/** Rows and lines that stand open; what is more is folded or counted. */
const MOST_OPEN = 12;
const MOST_PROBLEMS = 20;

/** What a change to plans means and costs, as Markdown for a pull request. It names no payee and tells no amount of a few. */
export function reviewMarkdown({ before, after, plans }: Review): string {
  const compared = `Compared with ${markdownCode(before)}, at ${markdownCode(after)}. No payee is named, and no amount is that of a few.`;
  if (plans.length === 0) return `## Plans\n\nThis change touches no plan.\n\n${compared}\n`;
  return [
    '## Plans',
    markdownTable(['Plan', 'Change', 'Check', 'Examples', 'Payouts'], plans.map(overviewRow)),
    ...plans.map(planSection),
    compared,
  ]
    .join('\n\n')
    .concat('\n');
}

function overviewRow(plan: ReviewedPlan): string[] {
  return [plan.title, changeWords(plan), checkWords(plan), examplesWords(plan), payWords(plan)];
}

function changeWords({ change }: ReviewedPlan): string {
  return {
    new: 'new',
    gone: 'gone',
    changed: 'changed',
    data: 'data only',
    library: 'changed, used by no plan',
  }[change];
}

function checkWords({ change, problems, known }: ReviewedPlan): string {
  if (change === 'gone') return '—';
  const of = (severity: string) => problems.filter((one) => one.severity === severity).length;
  const errors = of('error');
  const fresh = problems.length - errors;
  const parts = [
    ...(errors === 0 ? [] : [`${errors} ${errors === 1 ? 'error' : 'errors'}`]),
    ...(fresh === 0 ? [] : [`${fresh} new`]),
    ...(known === 0 ? [] : [`${known} as before`]),
  ];
  return parts.length === 0 ? 'clean' : parts.join(', ');
}

function examplesWords({ examples }: ReviewedPlan): string {
  if (examples === undefined) return '—';
  const { passed, of, coverage, short } = examples;
  const reach =
    coverage === undefined || coverage.of === 0
      ? ''
      : `, reach ${coverage.reached} of ${coverage.of}${short === undefined ? '' : `, less than ${short}`}`;
  return of === 0 ? `none${reach}` : `${passed} of ${of} come out${reach}`;
}

function payWords({ change, diff, notCompared, paid, currency, problems }: ReviewedPlan): string {
  if (change === 'gone' || change === 'library') return '—';
  if (notCompared !== undefined) return 'not compared';
  if (diff === undefined && problems.some(({ severity }) => severity === 'error')) return 'not known';
  if (change === 'new') return 'new';
  const move = paid[0]?.paid.summary.total?.move;
  const by = move === undefined || currency === undefined ? '' : `, ${signedMoney(move, currency)} on data`;
  if (change === 'data') return `by the data${by}`;
  if (diff === undefined) return '—';
  return {
    'no payout changes': 'no change',
    'payouts change': `change${by}`,
    'not decided': `not decided${by}`,
  }[diff.verdict];
}

function planSection(plan: ReviewedPlan): string {
  const {
    title,
    folder,
    movedFrom,
    diff,
    notCompared,
    notPaid,
    cost,
    notDrawn,
    currency = '',
    files,
    change,
  } = plan;
  const moved = movedFrom === undefined ? '' : `, was in ${markdownCode(movedFrom)}`;
  return [
    `### ${markdownText(title)}`,
    `${markdownCode(folder === '' ? '.' : folder)}${moved}: ${filesWords(files)}`,
    ...(change === 'gone' ? ['The plan is gone. What was published of it stays published.'] : []),
    ...problemsMarkdown(plan),
    ...examplesMarkdown(plan),
    ...(notCompared === undefined ? [] : [`Nothing is compared: ${markdownText(notCompared)}.`]),
    ...(diff === undefined || change === 'data'
      ? []
      : [
          `**${verdictWords(diff)}**`,
          ...(plan.holds === undefined ? [] : [holdsWords(plan.holds)]),
          ...proofMarkdown(diff, plan),
        ]),
    ...plan.paid.map((one) => paidMarkdown(one, currency)),
    ...(notPaid === undefined ? [] : [`Nobody is paid by both on data: ${markdownText(notPaid)}.`]),
    ...(cost === undefined ? [] : [costMarkdown(cost, currency, 4)]),
    ...(notDrawn === undefined ? [] : [`No year is drawn: ${markdownText(notDrawn)}.`]),
    ...(diff === undefined || diff.changes.length === 0
      ? []
      : [folded('In meaning', meaningMarkdown(diff), diff.changes.length > MOST_OPEN)]),
    ...(diff === undefined || diff.roles.every(({ pays }) => pays === 'same formulas')
      ? []
      : [folded('In money, by role', moneyMarkdown(diff, currency, 5), true)]),
  ].join('\n\n');
}

function filesWords(files: readonly string[]): string {
  const shown = files.slice(0, 5).map(markdownCode);
  const more = files.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more files` : ''}`;
}

function problemsMarkdown({ problems, known }: ReviewedPlan): string[] {
  if (problems.length === 0) return [];
  const lines = problems.slice(0, MOST_PROBLEMS).map(({ severity, code, place, message }) => {
    const first = message.split('\n')[0] ?? '';
    return `- ${severity} ${markdownCode(code)} at ${markdownCode(place)}: ${markdownText(first)}`;
  });
  const more = problems.length - lines.length;
  return [
    [
      ...lines,
      ...(more > 0 ? [`- and ${more} more`] : []),
      ...(known > 0 ? [`- ${known} told before this change already`] : []),
    ].join('\n'),
  ];
}

function examplesMarkdown({ examples }: ReviewedPlan): string[] {
  if (examples === undefined || examples.wrong.length === 0) return [];
  const lines = examples.wrong
    .slice(0, MOST_PROBLEMS)
    .map(({ place, words }) => `- ${markdownCode(place)}: ${markdownText(words)}`);
  const more = examples.wrong.length - lines.length;
  return [
    'Examples that do not come out:',
    [...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n'),
  ];
}

function paidMarkdown({ what, paid: { summary, smallest } }: ReviewPaid, currency: string): string {
  const periods = periodsWords(summary.periods);
  if (what === 'new plan') return newPlanMarkdown(summary, smallest, currency);
  const heading = {
    plans: `On the data of ${periods}, by both plans`,
    'plans, each by its own data': `On the data of ${periods}, each plan by the data of its time: the other one's does not fit it`,
    data: `On the data of ${periods} before and now, by the plan as it is now`,
  }[what];
  return `#### ${heading}\n\n${movesMarkdown(summary, smallest, currency)}`;
}

function folded(summary: string, markdown: string, isFolded: boolean): string {
  return isFolded
    ? `<details>\n<summary>${summary}</summary>\n\n${markdown}\n\n</details>`
    : `#### ${summary}\n\n${markdown}`;
}
