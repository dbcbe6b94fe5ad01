import { irrationalPower } from './power-irrational.ts';
import { ONE, type Rational, rational, reciprocal, ZERO } from './rational.ts';
import { type RoundingMode, roundTo } from './rounding.ts';

/**
 * Why a power has no value:
 * - `undefined`: zero to a negative power, or a negative number to one that is not whole;
 * - `too-large`: it has more digits than any number of a plan, or its exponent has.
 */
export type PowerProblem = 'undefined' | 'too-large';

export type PowerResult =
  | { readonly ok: true; readonly value: Rational }
  | { readonly ok: false; readonly problem: PowerProblem };

/** Bits of either side of an exact power: far above the 8,000 that an engine lets through. */
const MOST_BITS = 100_000n;

/** Bits of either side of an exponent. */
const MOST_EXPONENT_BITS = 128;

/** base ^ exponent for a whole exponent, exactly; anything to the power of 0 is 1, and so is 0. */
export function wholePower(base: Rational, exponent: bigint): PowerResult {
  if (exponent === 0n) return accept(ONE);
  if (base.n === 0n) return exponent > 0n ? accept(ZERO) : refuse('undefined');
  const times = exponent < 0n ? -exponent : exponent;
  const bits = Math.max(bitLength(base.n), bitLength(base.d));
  // 1 and -1 stay as they are, however often they are multiplied.
  if (bits === 1) return accept(base.n < 0n && times % 2n === 1n ? base : ONE);
  if (BigInt(bits) * times > MOST_BITS) return refuse('too-large');
  const power = rational(base.n ** times, base.d ** times);
  return accept(exponent < 0n ? reciprocal(power) : power);
}

/**
 * base ^ exponent rounded to a multiple of `unit` (above zero), as if it had been worked out without end before the
 * rounding. A root is a power of one over a whole number.
 */
export function roundedPower(
  base: Rational,
  exponent: Rational,
  { unit, mode }: { readonly unit: Rational; readonly mode: RoundingMode },
): PowerResult {
  if (bitLength(exponent.n) > MOST_EXPONENT_BITS || bitLength(exponent.d) > MOST_EXPONENT_BITS)
    return refuse('too-large');
  const exact = rationalPower(base, exponent);
  if (exact !== undefined) return exact.ok ? accept(roundTo(exact.value, unit, mode)) : exact;
  const value = irrationalPower(base, exponent, { unit, mode });
  return value === undefined ? refuse('too-large') : accept(value);
}

/** The power where it is a fraction; undefined where it is none, as the square root of 2. */
function rationalPower(base: Rational, exponent: Rational): PowerResult | undefined {
  if (exponent.d === 1n) return wholePower(base, exponent.n);
  if (base.n < 0n) return refuse('undefined');
  if (base.n === 0n) return exponent.n > 0n ? accept(ZERO) : refuse('undefined');
  // n/d in lowest terms is a power of a fraction exactly where n and d are powers of whole numbers.
  const [top, bottom] = [wholeRoot(base.n, exponent.d), wholeRoot(base.d, exponent.d)];
  if (top === undefined || bottom === undefined) return undefined;
  return wholePower(rational(top, bottom), exponent.n);
}

/** The whole number whose `degree`-th power is a positive value; undefined where there is none. */
function wholeRoot(value: bigint, degree: bigint): bigint | undefined {
  if (value === 1n) return 1n;
  const bits = bitLength(value);
  if (degree >= BigInt(bits)) return undefined;
  let low = 1n;
  let high = 1n << BigInt(Math.ceil(bits / Number(degree)));
  while (low <= high) {
    const middle = (low + high) / 2n;
    const power = middle ** degree;
    if (power === value) return middle;
    if (power < value) low = middle + 1n;
    else high = middle - 1n;
  }
  return undefined;
}

/** How many binary digits the size of a whole number has. */
export function bitLength(value: bigint): number {
  const digits = (value < 0n ? -value : value).toString(16);
  return digits === '0'
    ? 0
    : 4 * (digits.length - 1) + Number.parseInt(digits.charAt(0), 16).toString(2).length;
}

function accept(value: Rational): PowerResult {
  return { ok: true, value };
}

function refuse(problem: PowerProblem): PowerResult {
  return { ok: false, problem };
}
