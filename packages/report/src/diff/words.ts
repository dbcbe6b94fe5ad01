import type { Change, PlanDiff, RolePay } from '@ontarget/analysis/diff';
import type { DifferenceCase, PaysOtherwise } from '@ontarget/analysis/prove';
import { quantityWords } from '@ontarget/evaluator/engine';
import { formatMoney, formatRational, type Rational, sign, sub } from '@ontarget/evaluator/numbers';

/** What a change is about, with its kind before its name: `curve Accelerated`. */
export function changeSubject({ subject, name }: Pick<Change, 'subject' | 'name'>): string {
  if (subject === 'plan') return 'the plan';
  return subject === 'component' ? name : `${subject} ${name}`;
}

/** A change in one sentence: `curve Accelerated, from 150%: 2x, was 1.8x`. */
export function changeSentence(change: Change): string {
  const { kind, aspect = '', before, after } = change;
  const subject = changeSubject(change);
  switch (kind) {
    case 'added':
      return `${subject} is new${after === undefined ? '' : `: ${after}`}`;
    case 'removed':
      return `${subject} is gone${before === undefined ? '' : `: it was ${before}`}`;
    case 'renamed':
      return `${subject} was called ${before ?? ''}`;
    case 'changed':
      if (before === undefined && after === undefined) return `${subject}, ${aspect}: worked out otherwise`;
      if (before === undefined) return `${subject}, ${aspect}: ${after ?? ''}, was not said`;
      return `${subject}, ${aspect}: ${after ?? 'no longer said'}, was ${before}`;
  }
}

/** Whom a change reaches. */
export function reachWords({ reaches }: Change): string {
  return reaches.length === 0 ? 'nobody is paid on it' : reaches.join(', ');
}

/** The one line that a reader looks for first. */
export function verdictWords({ verdict, changes }: PlanDiff): string {
  if (verdict === 'no payout changes') {
    return changes.length === 0
      ? 'Nothing changes.'
      : 'No payout changes: for the same results everybody is paid the same. This is decided on the formulas, not sampled.';
  }
  return verdict === 'payouts change'
    ? 'Payouts change.'
    : 'Whether payouts change is not decided for every role; what is not is said below.';
}

/** What is decided of a role's pay, for somebody there all year at its standard terms. */
export function payWords({ pays, countedOtherwise }: RolePay, currency: string): string {
  if (pays === 'same formulas') return 'paid by the same formulas';
  const counted =
    countedOtherwise.length === 0 ? '' : `; but ${countedOtherwise.join(', ')} is counted otherwise`;
  if (!pays.ok) return `not decided: ${pays.reason}${counted}`;
  if (pays.value.kind === 'the same') return `paid the same for the same results${counted}`;
  return `${otherwiseWords(pays.value, currency)}${counted}`;
}

function otherwiseWords(
  { gain, loss }: Extract<PaysOtherwise, { kind: 'otherwise' }>,
  currency: string,
): string {
  const money = (value: Rational) => formatMoney(value, currency, { planCurrency: currency });
  const part = (one: typeof gain, words: 'more' | 'less'): string => {
    if (one === undefined) return `never ${words}`;
    const where = caseWords(one.where, currency);
    const amount = {
      exact: `at most ${money(one.amount)} ${words}`,
      endless: `${words} without end, such as ${money(one.amount)}`,
      'at least': `at least ${money(one.amount)} ${words}`,
    }[one.kind];
    return `${amount} (${where}: ${money(one.where.before)} → ${money(one.where.after)})`;
  };
  return `${part(gain, 'more')}; ${part(loss, 'less')}`;
}

/** The results of a case; of one result that is the same in every period the period is left out. */
export function caseWords({ results }: DifferenceCase, currency: string): string {
  const words = results.map(({ input, value }) => {
    const amount =
      typeof value === 'string'
        ? value
        : quantityWords({ value: formatRational(value), unit: input.unit }, currency);
    return { name: input.name, amount, period: input.period };
  });
  const names = [...new Set(words.map(({ name }) => name))];
  return names
    .map((name) => {
      const own = words.filter((one) => one.name === name);
      const alike = new Set(own.map(({ amount }) => amount)).size === 1;
      if (own.length > 1 && alike) return `${name} ${own[0]?.amount ?? ''} in each of ${own.length} periods`;
      return own.map(({ amount, period }) => `${name} ${amount} in ${period}`).join(', ');
    })
    .join(', ');
}

/** As many roles are named in a line; the tables name all. */
const MOST_ROLES = 4;

/**
 * A change in one sentence, and whom it reaches where that is not plain: what is said of a role or a component is about its own pay,
 * all else reaches roles through what they are paid on.
 */
export function changeLine(change: Change): string {
  const { subject, reaches } = change;
  const sentence = changeSentence(change);
  if (subject === 'role' || subject === 'component' || subject === 'plan') return sentence;
  const more = reaches.length - MOST_ROLES;
  const who =
    reaches.length === 0
      ? 'nobody is paid on it'
      : `reaches ${reaches.slice(0, MOST_ROLES).join(', ')}${more > 0 ? ` and ${more} more roles` : ''}`;
  return `${sentence} (${who})`;
}

/** By how much later pay is more, with its sign. */
export function moveWords(before: Rational, after: Rational, currency: string): string {
  const move = sub(after, before);
  const words = formatMoney(move, currency, { planCurrency: currency });
  return sign(move) > 0 ? `+${words}` : words;
}
