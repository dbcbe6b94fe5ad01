import { parseDecimal, type Rational, rational } from '../../numbers/index.ts';

/** Whole numbers that `shortDecimal` reads are no larger: columns of one payee are compiled for this size. */
export const MOST = 2 ** 42;

/**
 * A decimal such as `-1234.5` or `95.5%` as a whole number of 10^−places, read digit by digit. NaN for any other text, and
 * for a finer, larger or longer decimal than fits: `exactDecimal` tells which.
 */
export function shortDecimal(text: string, places: number): number {
  let end = text.length;
  if (end === 0) return Number.NaN;
  let shift = places;
  if (text.charCodeAt(end - 1) === PERCENT) {
    end -= 1;
    shift -= 2;
  }
  const isNegative = text.charCodeAt(0) === MINUS;
  const start = isNegative ? 1 : 0;
  let at = start;
  // No more than nine digits at a time: they stay in machine integers.
  let value = 0;
  for (; at < end; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) break;
    value = (value * 10 + digit) | 0;
  }
  const before = at - start;
  if (before === 0 || before > 9) return Number.NaN;
  let scaled = value;
  if (at < end) {
    if (text.charCodeAt(at) !== POINT) return Number.NaN;
    at += 1;
    const after = end - at;
    if (after === 0 || after > 9 || before + after > 15) return Number.NaN;
    let part = 0;
    for (; at < end; at += 1) {
      const digit = text.charCodeAt(at) - ZERO;
      if (digit < 0 || digit > 9) return Number.NaN;
      part = (part * 10 + digit) | 0;
    }
    scaled = value * (TENS[after] as number) + part;
    shift -= after;
  }
  for (; shift < 0; shift += 1) {
    if (scaled % 10 !== 0) return Number.NaN;
    scaled /= 10;
  }
  scaled *= TENS[shift] as number;
  // A product beyond this may have been rounded.
  if (scaled > MOST) return Number.NaN;
  // From nothing, so that -0 is 0.
  return isNegative ? 0 - scaled : scaled;
}

/** A decimal of any size, exactly. Throws `RangeError` for any other text, and for one of more than 80 characters. */
export function exactDecimal(text: string): Rational {
  if (!DECIMAL.test(text)) throw new RangeError(`"${text}" is no decimal such as 1234.50 or 95.5%`);
  const isPercent = text.endsWith('%');
  const read = parseDecimal(isPercent ? text.slice(0, -1) : text);
  if (!read.ok) throw new RangeError(`"${text}" has too many digits`);
  return isPercent ? rational(read.value.n, read.value.d * 100n) : read.value;
}

const DECIMAL = /^-?[0-9]+(?:\.[0-9]+)?%?$/;
const TENS: readonly number[] = Array.from({ length: 13 }, (_, places) => 10 ** places);
const ZERO = 48;
const POINT = 46;
const MINUS = 45;
const PERCENT = 37;
