import type { Statement } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { formatRational, sum } from '@ontarget/evaluator/numbers';
import { isPublicLog } from '../terminal.ts';
import { payees } from './groups.ts';
import { quantityText, rationalOf } from './quantity.ts';
import type { WithoutId } from './without-id.ts';

/** What a statement's adjustments come to; empty where it has none. */
export function adjustmentCell({ adjustments = [] }: Statement, { currency }: Plan): string {
  return adjustments.length === 0
    ? ''
    : quantityText({ value: totalOf([...adjustments]), unit: currency }, currency);
}

/**
 * Says how many payees are adjusted for closed periods and by how much; empty where nobody is. In a public log a sum
 * over fewer payees than `smallest` is not shown.
 */
export function adjustmentsText(result: WithoutId, { currency }: Plan, smallest: number): string {
  const adjusted = result.statements.filter(({ adjustments = [] }) => adjustments.length > 0);
  if (adjusted.length === 0) return '';
  const count = payees(adjusted);
  const periods = new Set(
    adjusted.flatMap(({ adjustments = [] }) => adjustments.map(({ corrects }) => corrects.label)),
  );
  const amount = totalOf(adjusted.flatMap(({ adjustments = [] }) => adjustments));
  const shown =
    isPublicLog() && count < smallest
      ? `amount not shown for fewer than ${smallest} payees`
      : quantityText({ value: amount, unit: currency }, currency);
  return `Adjusted ${count.toLocaleString('en-US')} ${count === 1 ? 'payee' : 'payees'} for ${[...periods].join(', ')}: ${shown}`;
}

function totalOf(adjustments: readonly { readonly amount: { readonly value: string } }[]): string {
  return formatRational(sum(adjustments.map(({ amount }) => rationalOf(amount.value))));
}
