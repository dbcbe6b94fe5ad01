import type { Rational } from '../../numbers/index.ts';
import { found, missing, type Outcome } from '../outcome.ts';

/** How deep formulas and the values they read may nest; plans stay far below, and the call stack far above. */
export const MAX_DEPTH = 400;

/** How many operators that repeat their operand one value may meet; only formulas made to waste time need more. */
export const MAX_LOOPS = 1_000_000;

/** No quotient of amounts of pay comes near this size on either side of its slash: about 2,400 digits. */
const GREATEST = 1n << 8_000n;

/** A number, or `overflow` where it is larger than any amount of pay. */
export function checkedSize(value: Rational): Outcome<Rational> {
  if (value.n <= GREATEST && value.n >= -GREATEST && value.d <= GREATEST) return found(value);
  return missing('overflow', 'a number has more digits than any amount of pay');
}

/** Thrown to leave a formula that nests too deep, works too long or reads the table it helps to fill. */
export class LimitReached extends Error {
  readonly code: 'too-deep' | 'too-much-work' | 'circular';

  constructor(code: LimitReached['code'], message: string) {
    super(message);
    this.name = 'LimitReached';
    this.code = code;
  }
}
