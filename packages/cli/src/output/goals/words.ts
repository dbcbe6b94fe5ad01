import { byWeightWords, type NodeView, type TargetOf } from '@ontarget/analysis/goals';
import type { GoalNode, Quantity } from '@ontarget/evaluator/format';
import {
  div,
  eq,
  formatMoney,
  formatNumber,
  formatPercent,
  isCurrency,
  lt,
  ONE,
} from '@ontarget/evaluator/numbers';
import { quantityText, rationalOf } from '../quantity.ts';

/** A target as planners write it: whole amounts without cents. Nothing is rounded. */
export function amountText({ value, unit }: Quantity, currency: string): string {
  if (isCurrency(unit)) return formatMoney(rationalOf(value), unit, { planCurrency: currency });
  return quantityText({ value, unit }, currency);
}

export function targetText(target: TargetOf | undefined, currency: string): string {
  if (target === undefined) return '';
  return 'quantity' in target ? amountText(target.quantity, currency) : 'not known';
}

/** What a node takes of the one above: `60%`, `shares 40%`, `supports`. */
export function partText({ part }: Pick<NodeView, 'part'>): string {
  switch (part.kind) {
    case 'root':
      return 'the whole';
    case 'divides':
      return formatPercent(rationalOf(part.share));
    case 'divides by weight':
      return isOne(part.together)
        ? byWeightWords(part)
        : `of ${percentText(part.together)}, ${byWeightWords(part)}`;
    case 'overlaps':
      return `shares ${formatPercent(rationalOf(part.share))}`;
    case 'supports':
      return 'supports';
  }
}

/** A factor as it is said: `$4 of Pipeline for each $1 of NewARR`, `1 of Leads for each $20,000 of Pipeline`. */
export function factorText(
  factor: string,
  { from, into, currency }: { from: MeasureOf; into: MeasureOf; currency: string },
): string {
  const exact = rationalOf(factor);
  const isSmall = lt(exact, ONE);
  const many = amountIn(isSmall ? ONE : exact, into.unit, currency);
  const each = amountIn(isSmall ? div(ONE, exact) : ONE, from.unit, currency);
  return `${many} of ${into.name} for each ${each} of ${from.name}`;
}

/** A measure as a path names it. */
export interface MeasureOf {
  readonly name: string;
  readonly unit: string;
}

function amountIn(value: ReturnType<typeof rationalOf>, unit: string, currency: string): string {
  return isCurrency(unit) ? formatMoney(value, unit, { planCurrency: currency }) : formatNumber(value);
}

/** A lead time: `one quarter`, `2 months`. */
export function leadText(months: number): string {
  if (months % 3 === 0) return months === 3 ? 'one quarter' : `${months / 3} quarters`;
  return months === 1 ? 'one month' : `${months} months`;
}

/** Whether a factor or a handing-down changes nothing. */
export function isOne(text: string): boolean {
  return eq(rationalOf(text), ONE);
}

export function percentText(text: string): string {
  return formatPercent(rationalOf(text));
}

/** Whether a part of a goal is a supporting measure. */
export function isSupport({ part }: { readonly part: GoalNode['part'] }): boolean {
  return part.kind === 'supports';
}
