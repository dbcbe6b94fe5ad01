import { NumbersError } from './errors.ts';
import { div, floor, mul, type Rational, rational, sign } from './rational.ts';

/**
 * How a value between two multiples of the unit is rounded:
 * - `half up`: to the nearer one; a tie goes away from zero (2.5 → 3, -2.5 → -3), as payroll understands it;
 * - `half even`: to the nearer one; a tie goes to the even multiple (2.5 → 2, 3.5 → 4);
 * - `down`: towards zero; `up`: away from zero;
 * - `floor`: to the lower one; `ceiling`: to the higher one.
 */
export type RoundingMode = 'half up' | 'half even' | 'down' | 'up' | 'floor' | 'ceiling';

export const ROUNDING_MODES: readonly RoundingMode[] = [
  'half up',
  'half even',
  'down',
  'up',
  'floor',
  'ceiling',
];

/** The whole number that r is rounded to. */
export function roundToInteger(r: Rational, mode: RoundingMode): bigint {
  const lower = floor(r);
  if (r.d === 1n) return lower;
  return goesToHigher(r, lower, mode) ? lower + 1n : lower;
}

/**
 * r rounded to a multiple of `unit` (1/100 for cents, 1/20 for the five-centime step). The unit must be above
 * zero, else `not-a-rounding-unit` is thrown. Values that are already multiples come back unchanged.
 */
export function roundTo(r: Rational, unit: Rational, mode: RoundingMode): Rational {
  if (sign(unit) <= 0) {
    throw new NumbersError('not-a-rounding-unit', 'a value can only be rounded to a unit above zero');
  }
  // What is solved for is solved before roundings, and each solution is tried with them.
  if (r.line !== undefined) return r;
  return mul(rational(roundToInteger(div(r, unit), mode)), unit);
}

function goesToHigher(r: Rational, lower: bigint, mode: RoundingMode): boolean {
  switch (mode) {
    case 'floor':
      return false;
    case 'ceiling':
      return true;
    case 'down':
      return r.n < 0n;
    case 'up':
      return r.n > 0n;
    case 'half up':
    case 'half even': {
      const twiceTheRest = 2n * (r.n - lower * r.d);
      if (twiceTheRest !== r.d) return twiceTheRest > r.d;
      return mode === 'half up' ? r.n > 0n : lower % 2n !== 0n;
    }
  }
}
