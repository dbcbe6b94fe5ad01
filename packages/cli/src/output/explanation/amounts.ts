import type { ExplanationNode } from '@ontarget/evaluator/engine';
import type { Quantity } from '@ontarget/evaluator/format';
import { paint } from '../../terminal.ts';
import { rationalOf } from '../quantity.ts';
import { amountsIn, type ExplanationContext } from './context.ts';

/** The amounts of which the least or greatest counts, and which one it is. */
export function choiceLines({ choices }: ExplanationNode, context: ExplanationContext): string[] {
  const money = amountsIn(context);
  return (choices ?? []).map(({ words, quantity, chosen }) => {
    const worth = quantity === undefined ? 'no value' : money(quantity);
    return chosen ? `${paint('green', '→')} ${words}: ${worth}` : paint('dim', `  ${words}: ${worth}`);
  });
}

/** What was accrued month by month; months alike are told together. */
export function monthLines({ months }: ExplanationNode, context: ExplanationContext): string[] {
  if (months === undefined || months.length === 0) return [];
  const money = amountsIn(context);
  const [first] = months;
  const alike = months.every(
    ({ counted, weight }) => counted.value === first?.counted.value && weight.value === first.weight.value,
  );
  if (alike && first !== undefined && first.weight.value === '1') {
    return [
      `${months.length} × ${money(first.counted)} (${months.map(({ period }) => period.label).join(', ')})`,
    ];
  }
  return months.map(
    ({ period, days, weight, amount, counted }) =>
      `${period.label}${days === undefined ? '' : ` ${days}`}: ${money(amount)} × ${partText(weight)}${days === undefined ? '' : ' of its days'} = ${money(counted)}`,
  );
}

/** What rounding changed. */
export function roundingLines({ rounding }: ExplanationNode, context: ExplanationContext): string[] {
  if (rounding === undefined) return [];
  const money = amountsIn(context);
  const { before, after, difference } = rounding;
  if (difference.value === '0') return [`rounding changes nothing (${money(before)})`];
  return [
    `rounded from ${money(before)} to ${money(after)}: ${money(difference)} (exactly ${difference.value})`,
  ];
}

/** Why a step has no value. */
export function reasonLines({ quantity, reasons }: ExplanationNode): string[] {
  return quantity === undefined
    ? reasons.map(({ message, code }) => `${message}  ${paint('dim', code)}`)
    : [];
}

/** The part of a month that counts, as days tell it: 17/30. */
function partText({ value }: Quantity): string {
  const { n, d } = rationalOf(value);
  return d === 1n ? String(n) : `${n}/${d}`;
}
