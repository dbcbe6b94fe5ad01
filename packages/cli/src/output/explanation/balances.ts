import type { ExplanationNode } from '@ontarget/evaluator/engine';
import type { Quantity } from '@ontarget/evaluator/format';
import { quantityText } from '../quantity.ts';
import { type TextColumn, textTable } from '../table.ts';
import type { ExplanationContext } from './context.ts';

/** How a balance came about: a line for each payment period before. */
export function balanceLines({ balance }: ExplanationNode, { plan }: ExplanationContext): string[] {
  if (balance === undefined || balance.length === 0) return [];
  const money = (of: Quantity) => quantityText(of, plan.currency);
  const forgave = balance.some(({ forgiven }) => forgiven.value !== '0');
  const amounts = ['Earned', 'Draw', 'Topped up', 'Repaid', ...(forgave ? ['Forgiven'] : []), 'Still owed'];
  const columns = [
    { heading: 'Period' },
    ...amounts.map((heading): TextColumn => ({ heading, align: 'right' })),
  ];
  const rows = balance.map(({ period, earned, draw, drawn, repaid, forgiven, owed }) => [
    period.label,
    ...[earned, draw, drawn, repaid, ...(forgave ? [forgiven] : []), owed].map(money),
  ]);
  return textTable(columns, rows).split('\n');
}

/** How pay was held back and released: a line for each payment period before in which some was, or was open. */
export function heldBackLines({ heldBack }: ExplanationNode, { plan }: ExplanationContext): string[] {
  if (heldBack === undefined || heldBack.length === 0) return [];
  const money = (of: Quantity) => quantityText(of, plan.currency);
  const lost = heldBack.some(({ forfeited }) => forfeited.value !== '0');
  const amounts = ['Held back', 'Released', ...(lost ? ['Forfeited'] : []), 'Still held back'];
  const columns = [
    { heading: 'Period' },
    ...amounts.map((heading): TextColumn => ({ heading, align: 'right' })),
  ];
  const rows = heldBack.map(({ period, heldBack: kept, released, forfeited, open }) => [
    period.label,
    ...[kept, released, ...(lost ? [forfeited] : []), open].map(money),
  ]);
  return textTable(columns, rows).split('\n');
}
