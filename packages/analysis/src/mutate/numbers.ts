import type { Unit } from '@ontarget/evaluator/format';
import { add, mul, type Rational, rational, sub } from '@ontarget/evaluator/numbers';

const POINT = rational(1, 100);

/** A number that is a little off: a percent by a point, anything else by a hundredth of itself. */
export function moved(value: Rational, unit: Unit, up: boolean): Rational {
  const step = unit === 'percent' || unit === 'score' ? POINT : mul(value, POINT);
  return up ? add(value, step) : sub(value, step);
}
