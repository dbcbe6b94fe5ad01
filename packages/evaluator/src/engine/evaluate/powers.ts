import type { DaysExpression, PowerExpression } from '../../format/types/index.ts';
import { gt, type PowerResult, rational, roundedPower, wholePower, ZERO } from '../../numbers/index.ts';
import { found, missing, missingFrom, type Outcome } from '../outcome.ts';
import { rowsOf } from './blame.ts';
import type { Operator, Place } from './evaluation.ts';
import { checkedSize } from './limits.ts';

/**
 * `power`: xʸ. Without `rounded` y is whole and the power exact; with it the power is rounded as if it had been worked
 * out without end. Held `power-undefined` for zero to a negative power and a negative number to one that is not whole.
 */
export const power: Operator<PowerExpression> = ({ of, rounded }, place, evaluation) => {
  const [base, exponent] = [evaluation.number(of[0], place), evaluation.number(of[1], place)];
  if (!base.ok || !exponent.ok) return missingFrom([base, exponent]) as Outcome;
  if (rounded === undefined) {
    if (exponent.value.d !== 1n)
      return missing('wrong-type', 'only a whole power has a value without rounding');
    return outcomeOf(wholePower(base.value, exponent.value.n), place);
  }
  const unit = evaluation.exact(rounded.unit);
  if (!gt(unit, ZERO)) return missing('wrong-type', 'a value can only be rounded to a unit above zero');
  return outcomeOf(roundedPower(base.value, exponent.value, { unit, mode: rounded.mode }), place);
};

function outcomeOf(result: PowerResult, place: Place): Outcome {
  if (result.ok) return checkedSize(result.value);
  if (result.problem === 'too-large')
    return missing('overflow', 'a power has more digits than any amount of pay');
  const message = 'zero has no negative power, and a negative number none that is not whole';
  return missing('power-undefined', message, { rows: rowsOf(place) });
}

/** `days`: from the first date to the second, which is not counted. */
export const days: Operator<DaysExpression> = ({ of }, place, evaluation) => {
  const [first, last] = [evaluation.evaluate(of[0], place), evaluation.evaluate(of[1], place)];
  if (!first.ok || !last.ok) return missingFrom([first, last]) as Outcome;
  if (first.value === null || last.value === null)
    return missing('blank-value', 'a date that days are counted by is blank', { rows: rowsOf(place) });
  if (!isDay(first.value) || !isDay(last.value))
    return missing('wrong-type', 'days are counted between dates', { rows: rowsOf(place) });
  return found(rational(last.value.date - first.value.date));
};

function isDay(value: unknown): value is { readonly date: number } {
  return typeof value === 'object' && value !== null && 'date' in value;
}
