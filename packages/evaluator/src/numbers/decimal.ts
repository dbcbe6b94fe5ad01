import { NumbersError } from './errors.ts';
import { accept, type Parsed, refuse } from './parsed.ts';
import { type Rational, rational } from './rational.ts';
import { type RoundingMode, roundToInteger } from './rounding.ts';

/** The most characters that plain decimal text may have; no amount of money comes near it. */
export const MAX_DECIMAL_LENGTH = 80;

export type DecimalCode = 'not-a-plain-decimal' | 'too-many-digits';

/**
 * Reads plain decimal text: an optional minus, digits, and at most one point with digits on both sides
 * (`-1250.50`). No thousands marks, no exponent, no plus, no spaces.
 */
export function parseDecimal(text: string): Parsed<Rational, DecimalCode> {
  if (text.length > MAX_DECIMAL_LENGTH) {
    return refuse('too-many-digits', `a number may have at most ${MAX_DECIMAL_LENGTH} characters`);
  }
  const match = /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(text);
  if (!match) {
    return refuse('not-a-plain-decimal', `"${text}" is not a plain decimal number such as -1250.50`);
  }
  const [, minus = '', whole = '', fraction = ''] = match;
  const digits = BigInt(whole + fraction);
  return accept(rational(minus === '' ? digits : -digits, 10n ** BigInt(fraction.length)));
}

/**
 * How many decimal places write r exactly, or undefined where no number of them does (1/3). A fraction
 * terminates exactly when its denominator is 2^a × 5^b, and then needs max(a, b) places.
 */
export function decimalPlaces(r: Rational): number | undefined {
  const [twos, withoutTwos] = powersOf(2n, r.d);
  const [fives, rest] = powersOf(5n, withoutTwos);
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

/** r written exactly in decimal text with no idle zeros, or undefined where it needs more than `maxPlaces` places. */
export function toDecimalString(r: Rational, maxPlaces: number): string | undefined {
  const places = decimalPlaces(r);
  if (places === undefined || places > checkedPlaces(maxPlaces)) return undefined;
  return toFixed(r, places, 'down');
}

/** r rounded by `mode` and written with exactly `places` decimal places; a result of zero has no minus. */
export function toFixed(r: Rational, places: number, mode: RoundingMode): string {
  const scale = 10n ** BigInt(checkedPlaces(places));
  const scaled = roundToInteger(rational(r.n * scale, r.d), mode);
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  const minus = scaled < 0n ? '-' : '';
  if (places === 0) return minus + digits;
  return `${minus}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function checkedPlaces(places: number): number {
  if (!Number.isInteger(places) || places < 0 || places > 1000) {
    throw new NumbersError(
      'not-a-number-of-places',
      `${places} is not a number of decimal places (0 to 1000)`,
    );
  }
  return places;
}

function powersOf(prime: bigint, value: bigint): [count: number, rest: bigint] {
  let count = 0;
  let rest = value;
  while (rest % prime === 0n) {
    rest /= prime;
    count += 1;
  }
  return [count, rest];
}
