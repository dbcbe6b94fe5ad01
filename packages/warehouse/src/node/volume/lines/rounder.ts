import type { RoundingMode } from '@ontarget/evaluator/numbers';

/**
 * Rounds whole numbers to multiples of `unit`, a whole number too: how many of them. Exact below 2⁵²: the quotient cut off is right
 * or one too high, and the rest, which is exact, says which.
 */
export function rounder(unit: number, mode: RoundingMode): (value: number) => number {
  const higher = goesUp(mode, unit);
  return (value) => {
    let lower = Math.floor(value / unit);
    let rest = value - lower * unit;
    if (rest < 0) {
      lower -= 1;
      rest += unit;
    } else if (rest >= unit) {
      lower += 1;
      rest -= unit;
    }
    return rest !== 0 && higher(value, lower, rest) ? lower + 1 : lower;
  };
}

/** Whether a value between two multiples goes to the higher one. */
function goesUp(mode: RoundingMode, unit: number): (value: number, lower: number, rest: number) => boolean {
  switch (mode) {
    case 'floor':
      return () => false;
    case 'ceiling':
      return () => true;
    case 'down':
      return (value) => value < 0;
    case 'up':
      return (value) => value > 0;
    case 'half up':
      return (value, _, rest) => (rest === unit - rest ? value > 0 : rest > unit - rest);
    case 'half even':
      return (_, lower, rest) => (rest === unit - rest ? lower % 2 !== 0 : rest > unit - rest);
  }
}
