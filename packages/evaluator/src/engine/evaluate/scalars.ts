import type {
  BinaryExpression,
  ConstantExpression,
  DateExpression,
  HoldExpression,
  NaryExpression,
  QuotientExpression,
  RoundExpression,
  TextExpression,
} from '../../format/types/index.ts';
import {
  add,
  div,
  gt,
  isZero,
  max,
  min,
  mul,
  parseDate,
  type Rational,
  roundTo,
  sub,
  ZERO,
} from '../../numbers/index.ts';
import { found, missing, missingFrom, type Outcome } from '../outcome.ts';
import { rowsOf } from './blame.ts';
import type { Operator } from './evaluation.ts';
import { holdReason } from './hold.ts';
import { checkedSize } from './limits.ts';
import { decidedBy } from './watch.ts';

/** `constant`: its quantity. */
export const constant: Operator<ConstantExpression> = ({ value }, _place, evaluation) =>
  found(evaluation.exact(value));

/** `text`: its words. */
export const text: Operator<TextExpression> = ({ value }) => found(value);

/** `date`: its day. */
export const date: Operator<DateExpression> = ({ value }) => {
  const parsed = parseDate(value);
  return parsed.ok ? found({ date: parsed.value }) : missing('wrong-type', parsed.message);
};

/**
 * `sum`, `product`, `least`, `greatest` of all operands, exactly. All operands are evaluated, so that one that is
 * held holds the whole, whatever the others are.
 */
export const nary: Operator<NaryExpression> = (formula, place, evaluation) => {
  const { op, of } = formula;
  const operands = of.map((operand) => evaluation.number(operand, place));
  const values = operands.flatMap((operand) => (operand.ok ? [operand.value] : []));
  const [first, ...rest] = values;
  if (values.length < operands.length) return missingFrom(operands) as Outcome;
  if (first === undefined) return missing('wrong-type', `"${op}" has nothing to work on`);
  const result = rest.reduce(STEPS[op], first);
  if (evaluation.watch !== undefined && (op === 'least' || op === 'greatest')) {
    const by = decidedBy(values, result);
    if (by !== undefined) evaluation.watch({ kind: 'decided', of: formula, by });
  }
  return checkedSize(result);
};

const STEPS: Readonly<Record<NaryExpression['op'], (a: Rational, b: Rational) => Rational>> = {
  sum: add,
  product: mul,
  least: (a, b) => min(a, b),
  greatest: (a, b) => max(a, b),
};

/** `difference`: the first less the second. */
export const difference: Operator<BinaryExpression> = ({ of }, place, evaluation) => {
  const [left, right] = [evaluation.number(of[0], place), evaluation.number(of[1], place)];
  if (!left.ok || !right.ok) return missingFrom([left, right]) as Outcome;
  return checkedSize(sub(left.value, right.value));
};

/** `quotient`: the first by the second; where the second is zero `whenZero`, and without it held `zero-divisor`. */
export const quotient: Operator<QuotientExpression> = ({ of, whenZero }, place, evaluation) => {
  const [top, bottom] = [evaluation.number(of[0], place), evaluation.number(of[1], place)];
  if (!top.ok || !bottom.ok) return missingFrom([top, bottom]) as Outcome;
  if (!isZero(bottom.value)) return checkedSize(div(top.value, bottom.value));
  if (whenZero !== undefined) return evaluation.evaluate(whenZero, place);
  return missing('zero-divisor', 'a quotient divides by zero and the plan does not say what that pays', {
    rows: rowsOf(place),
  });
};

/** `round`: to the nearest multiple of `unit` by `mode`; `half up` sends ties away from zero. */
export const round: Operator<RoundExpression> = ({ of, mode, unit }, place, evaluation) => {
  const operand = evaluation.number(of, place);
  if (!operand.ok) return operand;
  const step = evaluation.exact(unit);
  if (!gt(step, ZERO)) return missing('wrong-type', 'a value can only be rounded to a unit above zero');
  return found(roundTo(operand.value, step, mode));
};

/** `hold`: never a value. */
export const hold: Operator<HoldExpression> = ({ code }) => holdReason(code);
