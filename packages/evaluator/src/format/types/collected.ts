import type { TotalExpression } from './expression.ts';
import type { NodeId, Rounding, ValueId } from './quantity.ts';

/**
 * What of a component's amounts has been collected up to the end of the window: for each of its measurement periods
 * that has ended, the amount times the part of the period's rows that has, by what they are worth. See
 * docs/evaluator-format.md.
 */
export interface CollectedExpression {
  op: 'collected';
  component: NodeId;
  /** The amount of a measurement period that is paid as its rows are collected. */
  of: ValueId;
  /** Which rows, and what each is worth. */
  rows: TotalExpression;
  /** The column with the date of the collection; blank where a row is not collected. */
  when: string;
  /** How long after that date a row counts as collected. */
  after?: { count: number; unit: 'days' | 'months' };
  /** How what is collected of an amount is rounded; not at all without it. */
  rounding?: Rounding;
}
