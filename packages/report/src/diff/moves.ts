import type { MoveGroup, MoveSummary } from '@ontarget/analysis/diff';
import { formatMoney, type Rational, sign } from '@ontarget/evaluator/numbers';
import { markdownTable, markdownText } from '../markup/markdown.ts';

/** How many are paid more, less and the same on the data, in one sentence. */
export function movesSentence({ payees, more, less, same, unpaid }: MoveSummary): string {
  const who = `${count(payees)} ${payees === 1 ? 'payee is' : 'payees are'} paid by both`;
  const waiting =
    unpaid === 0
      ? ''
      : ` ${count(unpaid)} ${unpaid === 1 ? 'is' : 'are'} held or in error by either in some period, which is left out.`;
  if (more + less === 0) return `${who}, and everybody the same.${waiting}`;
  return `${who}: ${count(more)} more, ${count(less)} less, ${count(same)} the same.${waiting}`;
}

/** Why no amount stands there; undefined where amounts do. */
export function hiddenWords(summary: MoveSummary, smallest: number): string | undefined {
  const { total, more, less, payees, gained, beside } = summary;
  if (beside === 'numbers')
    return `By how much is not told: set against the amounts above it would tell that of fewer than ${smallest}.`;
  if (beside === 'total')
    return 'It is not told apart by role, nor by gain and loss: that could be set against the amounts above.';
  if (total === undefined) {
    return payees === 0 || more + less === 0
      ? undefined
      : `By how much is not told where fewer than ${smallest} are paid otherwise.`;
  }
  return gained === undefined && more + less > 0
    ? `What is gained and what is lost is not told apart where it would be that of fewer than ${smallest}.`
    : undefined;
}

/** Signed money with all its digits: `+$1,200.00`. */
export function signedMoney(amount: Rational, currency: string): string {
  return `${sign(amount) > 0 ? '+' : ''}${exactMoney(amount, currency)}`;
}

/** Money with all its digits: `$1,200.00`. */
export function exactMoney(amount: Rational, currency: string): string {
  return formatMoney(amount, currency, { planCurrency: currency, minorDigits: 'always' });
}

/** The rows of the table of totals: what it is about, before, now and the difference. */
export function totalRows({ total, gained, lost, more, less }: MoveSummary, currency: string): string[][] {
  if (total === undefined) return [];
  const signed = (amount: Rational) => signedMoney(amount, currency);
  return [
    [
      'Paid together',
      exactMoney(total.before, currency),
      exactMoney(total.after, currency),
      signed(total.move),
    ],
    ...(gained === undefined || more === 0 ? [] : [[`${count(more)} paid more`, '', '', signed(gained)]]),
    ...(lost === undefined || less === 0 ? [] : [[`${count(less)} paid less`, '', '', signed(lost)]]),
  ];
}

/** The rows of the table by role. */
export function groupRows(groups: readonly MoveGroup[], currency: string): string[][] {
  return groups.map(({ roles, payees, more, less, move }) => [
    roles.length <= 3 ? roles.join(', ') : `${roles.length} roles`,
    count(payees),
    count(more),
    count(less),
    signedMoney(move, currency),
  ]);
}

/** What two plans pay on the same data, as Markdown for many readers. */
export function movesMarkdown(summary: MoveSummary, smallest: number, currency: string): string {
  const { groups, still } = summary;
  const hidden = hiddenWords(summary, smallest);
  const total = totalRows(summary, currency);
  const rows = groupRows(groups, currency);
  return [
    movesSentence(summary),
    ...(hidden === undefined ? [] : [hidden]),
    ...(total.length === 0
      ? []
      : [markdownTable(['', 'Before', 'Now', 'Difference'], total, ['left', 'right', 'right', 'right'])]),
    ...(rows.length === 0
      ? []
      : [
          markdownTable(['Role', 'Payees', 'More', 'Less', 'Difference'], rows, [
            'left',
            'right',
            'right',
            'right',
            'right',
          ]),
        ]),
    ...(still.length === 0 || summary.more + summary.less === 0
      ? []
      : [`Nobody is paid otherwise in: ${still.map(markdownText).join(', ')}.`]),
  ].join('\n\n');
}

function count(of: number): string {
  return of.toLocaleString('en-US');
}
