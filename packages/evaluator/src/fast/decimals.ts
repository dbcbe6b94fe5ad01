import type { Rational } from '../numbers/index.ts';

/**
 * A decimal such as `-1234.5` or `95.5%` as a whole number of 10^−places. Throws `RangeError` for any other text, and for one
 * with finer digits or more of them than a double holds.
 */
export function decimalOf(text: string, places: number): number {
  const isPercent = text.charCodeAt(text.length - 1) === PERCENT;
  const end = isPercent ? text.length - 1 : text.length;
  const isNegative = text.charCodeAt(0) === MINUS;
  let at = isNegative ? 1 : 0;
  let value = 0;
  let digits = 0;
  let after = -1;
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= ZERO + 9) {
      value = value * 10 + (code - ZERO);
      digits += 1;
      if (after >= 0) after += 1;
    } else if (code === POINT && after < 0 && digits > 0) after = 0;
    else throw notDecimal(text);
  }
  if (digits === 0 || after === 0) throw notDecimal(text);
  let shift = places - Math.max(after, 0) - (isPercent ? 2 : 0);
  for (; shift < 0 && value % 10 === 0; shift += 1) value /= 10;
  if (shift < 0) throw new RangeError(`"${text}" is finer than ${places} places`);
  const whole = value * (TENS[shift] ?? 10 ** shift);
  if (digits > 16 || whole > Number.MAX_SAFE_INTEGER) throw new RangeError(`"${text}" has too many digits`);
  return isNegative ? -whole : whole;
}

/** A whole number of `unit` as a decimal; undefined where that has no end, such as a third. */
export function decimalText(value: number, unit: Rational): string | undefined {
  const form = formOf(unit);
  if (form === undefined) return undefined;
  const scaled = value * form.times;
  if (!Number.isSafeInteger(scaled)) return undefined;
  const { places } = form;
  if (places === 0) return String(scaled === 0 ? 0 : scaled);
  const size = Math.abs(scaled);
  const one = TENS[places] ?? 10 ** places;
  const whole = Math.floor(size / one);
  const rest = String(size - whole * one).padStart(places, '0');
  return scaled < 0 ? `-${whole}.${rest}` : `${whole}.${rest}`;
}

interface Form {
  readonly places: number;
  readonly times: number;
}

const forms = new WeakMap<Rational, Form | 'none'>();

function formOf(unit: Rational): Form | undefined {
  const known = forms.get(unit);
  if (known !== undefined) return known === 'none' ? undefined : known;
  const places = TENS.findIndex((ten) => BigInt(ten) % unit.d === 0n);
  const form = places < 0 ? undefined : { places, times: Number((unit.n * 10n ** BigInt(places)) / unit.d) };
  forms.set(unit, form ?? 'none');
  return form;
}

function notDecimal(text: string): RangeError {
  return new RangeError(`"${text}" is no decimal such as 1234.50 or 95.5%`);
}

const TENS: readonly number[] = Array.from({ length: 13 }, (_, places) => 10 ** places);
const ZERO = 48;
const POINT = 46;
const MINUS = 45;
const PERCENT = 37;
