import type {
  Condition,
  ExactText,
  Expression,
  Quantity,
  Rounding,
  SelectExpression,
  Unit,
  ValueExpression,
  ValueId,
} from '@ontarget/evaluator/format';
import { formatRational, type Rational } from '@ontarget/evaluator/numbers';
import { sorted } from './canonical-order.ts';

/** The stretch that another value is read over; by default the window at hand. */
export type Window = ValueExpression['window'];

export function exact(value: Rational): ExactText {
  return formatRational(value);
}

export function quantity(value: Rational, unit: Unit): Quantity {
  return { value: exact(value), unit };
}

export function constant(value: Rational, unit: Unit): Expression {
  return { op: 'constant', value: exact(value), unit };
}

/** Another value of the same subject. */
export function readValue(id: ValueId, window?: Window): Expression {
  return window === undefined ? { op: 'value', id } : { op: 'value', id, window };
}

/** Sums of sums are one sum, as products of products are one product: brackets do not change the digest. */
export function sum(of: readonly Expression[]): Expression {
  return nary('sum', of);
}

export function product(of: readonly Expression[]): Expression {
  return nary('product', of);
}

export function least(of: readonly Expression[]): Expression {
  return nary('least', of);
}

export function greatest(of: readonly Expression[]): Expression {
  return nary('greatest', of);
}

/** The first less the second. */
export function difference(from: Expression, less: Expression): Expression {
  return { op: 'difference', of: [from, less] };
}

/** The first by the second; a zero divisor gives `whenZero`, or holds the payee. */
export function quotient(top: Expression, bottom: Expression, whenZero?: Expression): Expression {
  return whenZero === undefined
    ? { op: 'quotient', of: [top, bottom] }
    : { op: 'quotient', of: [top, bottom], whenZero };
}

export function round(of: Expression, rounding: Rounding): Expression {
  return { op: 'round', of, mode: rounding.mode, unit: rounding.unit };
}

/** A branch of a selection. */
export function branch(when: Condition, then: Expression): SelectExpression['cases'][number] {
  return { when, then };
}

/** The first case that holds; without cases what is otherwise. */
export function select(cases: SelectExpression['cases'], otherwise: Expression): Expression {
  return cases.length === 0 ? otherwise : { op: 'select', cases, otherwise };
}

function nary(op: 'sum' | 'product' | 'least' | 'greatest', of: readonly Expression[]): Expression {
  const flat = of.flatMap((operand) => (operand.op === op ? operand.of : [operand]));
  const [only, ...more] = flat;
  if (only === undefined) throw new RangeError(`a ${op} of nothing`);
  return more.length === 0 ? only : { op, of: sorted(flat) };
}
