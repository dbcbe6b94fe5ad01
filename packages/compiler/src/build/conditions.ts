import type { Condition, Expression, Relation, ValueId } from '@ontarget/evaluator/format';
import { sorted, sortedTexts } from './canonical-order.ts';

export function compare(left: Expression, relation: Relation, right: Expression): Condition {
  return { op: 'compare', relation, left, right };
}

export function allOf(of: readonly Condition[]): Condition {
  return many('all', of);
}

export function anyOf(of: readonly Condition[]): Condition {
  return many('any', of);
}

/** What does not hold; twice not is plain. */
export function not(of: Condition): Condition {
  return of.op === 'not' ? of.of : { op: 'not', of };
}

export function isAmong(of: Expression, among: readonly string[]): Condition {
  return { op: 'is', of, among: sortedTexts(among) };
}

export function isBlank(of: Expression): Condition {
  return { op: 'blank', of };
}

/** Whether a value of unit `flag` holds. */
export function flag(value: ValueId): Condition {
  return { op: 'flag', value };
}

function many(op: 'all' | 'any', of: readonly Condition[]): Condition {
  const flat = of.flatMap((part) => (part.op === op ? part.of : [part]));
  const [only, ...more] = flat;
  if (only === undefined) throw new RangeError(`${op} of no conditions`);
  return more.length === 0 ? only : { op, of: sorted(flat) };
}
