import type { TotalExpression } from './expression.ts';
import type { ExactText, Grain, ValueId } from './quantity.ts';

/**
 * What is taken back in the window for rows that were canceled in it: for each of them, at the terms of the period it
 * was credited in, its share times what it added to pay there (`added`), or times its average part of that pay
 * (`average`). See docs/evaluator-format.md for the order in which rows are taken.
 */
export interface ClawbackExpression {
  op: 'clawback';
  /** The pay that is taken back, read for the period that a row was credited in. */
  pay: ValueId;
  /** The length of those periods. */
  each: Grain;
  /** Which rows, and whose credit of them. */
  rows: TotalExpression;
  /** The column with the date of the cancellation; blank where the row stands. */
  when: string;
  /** Tried in order; the last one has no `within` and always applies. */
  shares: ClawbackShare[];
  amount: 'added' | 'average';
}

/** How much is taken back of a row canceled by some days or months after the date in a column. */
export interface ClawbackShare {
  within?: { count: number; unit: 'days' | 'months'; of: string };
  share: ExactText;
  /**
   * With it, the share is that part of `share` which the time left is of the `count` of `within`: days, full months, or
   * months with the one that has begun.
   */
  left?: 'days' | 'full months' | 'begun months';
}
