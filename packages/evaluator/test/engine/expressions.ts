import type { Condition, Expression, Relation, Unit, ValueExpression } from '../../src/format/types/index.ts';
import { formatRational, parseDecimal, parseRational } from '../../src/numbers/index.ts';

/** `0.25`, `1/3` or `12` as an evaluator file writes it. */
export function exact(text: string | number): string {
  const written = String(text);
  const fraction = parseRational(written);
  if (fraction.ok) return written;
  const decimal = parseDecimal(written);
  if (!decimal.ok) throw new Error(`not a number: ${written}`);
  return formatRational(decimal.value);
}

export const num = (value: string | number, unit: Unit = 'number'): Expression => ({
  op: 'constant',
  value: exact(value),
  unit,
});
export const usd = (value: string | number): Expression => num(value, 'USD');
export const pct = (value: string | number): Expression => num(value, 'percent');
export const text = (value: string): Expression => ({ op: 'text', value });
export const val = (id: string, window?: ValueExpression['window']): Expression =>
  window === undefined ? { op: 'value', id } : { op: 'value', id, window };
export const sum = (...of: Expression[]): Expression => ({ op: 'sum', of });
export const times = (...of: Expression[]): Expression => ({ op: 'product', of });
export const least = (...of: Expression[]): Expression => ({ op: 'least', of });
export const greatest = (...of: Expression[]): Expression => ({ op: 'greatest', of });
export const minus = (a: Expression, b: Expression): Expression => ({ op: 'difference', of: [a, b] });
export const over = (a: Expression, b: Expression, whenZero?: Expression): Expression =>
  whenZero === undefined ? { op: 'quotient', of: [a, b] } : { op: 'quotient', of: [a, b], whenZero };
export const col = (name: string): Expression => ({ op: 'column', name });
export const cents = (of: Expression): Expression => ({ op: 'round', of, mode: 'half up', unit: '1/100' });
export const curveAt = (curve: string, at: Expression, read: 'pay' | 'rate' = 'pay'): Expression => ({
  op: 'curve',
  curve,
  at,
  read,
});
export const when = (condition: Condition, then: Expression, otherwise: Expression): Expression => ({
  op: 'select',
  cases: [{ when: condition, then }],
  otherwise,
});
export const compare = (left: Expression, relation: Relation, right: Expression): Condition => ({
  op: 'compare',
  relation,
  left,
  right,
});
export const is = (of: Expression, ...among: string[]): Condition => ({ op: 'is', of, among });

/** A yearly amount spread evenly over the months, as `accrue` wants it. */
export const evenly = (amount: Expression): Expression =>
  times(amount, { op: 'phase', shares: Array.from({ length: 12 }, () => '1/12') });
