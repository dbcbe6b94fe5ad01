import type { PlanDiff, RolePay } from '@ontarget/analysis/diff';
import { formatMoney, formatPercent, type Rational } from '@ontarget/evaluator/numbers';
import { changeSubject, moveWords, payWords, reachWords, verdictWords } from './words.ts';

/** What two plans are called above what is different between them. */
export interface DiffTitles {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  /** The currency of the later plan. */
  readonly currency: string;
}

/**
 * What is different between two plans as Markdown: in meaning, then in money at each role's standard terms. It names no payee:
 * pay is that of a role.
 */
export function diffMarkdown(diff: PlanDiff, titles: DiffTitles): string {
  const { title, before, after } = titles;
  return [
    `# ${inline(title)}: ${inline(before)} → ${inline(after)}`,
    verdictWords(diff),
    '## In meaning',
    meaning(diff),
    '## In money',
    money(diff, titles),
  ]
    .join('\n\n')
    .concat('\n');
}

function meaning({ changes }: PlanDiff): string {
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
  return table(['What', 'Before', 'Now', 'Paid on it'], rows);
}

function money({ roles }: PlanDiff, { currency }: DiffTitles): string {
  const moved = roles.filter(({ pays }) => pays !== 'same formulas');
  const same = roles.filter(({ pays }) => pays === 'same formulas').map(({ role }) => role);
  const intro =
    'For somebody there all year at the standard terms of the role, before rounding: first what is decided for the same results, then pay in the year at an attainment of every quota and goal, each plan by its own.';
  return [
    ...(moved.length === 0 ? [] : [intro, ...moved.map((role) => roleSection(role, currency))]),
    ...(same.length === 0 ? [] : [`Paid by the same formulas: ${same.map(inline).join(', ')}.`]),
  ].join('\n\n');
}

function roleSection(pay: RolePay, currency: string): string {
  const words = (value: Rational) => formatMoney(value, currency, { planCurrency: currency });
  const name = pay.title === pay.role ? pay.role : `${pay.role}, ${pay.title}`;
  const heading = `### ${inline(name)}`;
  if (pay.in !== 'both') return `${heading}\n\nThe role is ${pay.in === 'after' ? 'new' : 'gone'}.`;
  const decided = sentence(payWords(pay, currency));
  if (!pay.grid.ok) return [heading, decided, `No pay at attainments: ${pay.grid.reason}.`].join('\n\n');
  const rows = pay.grid.value.map(({ attainment, before, after }) => [
    formatPercent(attainment),
    words(before),
    words(after),
    moveWords(before, after, currency),
  ]);
  return [heading, decided, table(['At', 'Before', 'Now', 'Difference'], rows, 'right')].join('\n\n');
}

function sentence(words: string): string {
  return inline(`${words.charAt(0).toUpperCase()}${words.slice(1)}.`);
}

function table(headings: readonly string[], rows: readonly (readonly string[])[], align = 'left'): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inline).join(' | ')} |`;
  const rule = `|${headings.map(() => (align === 'right' ? '---:' : '---')).join('|')}|`;
  return [line(headings), rule, ...rows.map(line)].join('\n');
}

/** A plan's own words in a line of Markdown: what would be markup there is only text. */
function inline(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#~]/g, (mark) => `\\${mark}`);
}
