import { decimalPlaces, mul, type Rational, rational, toFixed } from '../../numbers/index.ts';

/** How amounts of a unit are written: with so many places, of which one unit is `times` the last. */
export interface Form {
  readonly places: number;
  readonly times: number;
}

/** The form of whole numbers of a unit; undefined where their decimals have no end, as of a third, or very many places. */
export function formOf(unit: Rational): Form | undefined {
  const places = decimalPlaces(unit);
  if (places === undefined || places > MOST_PLACES) return undefined;
  const times = Number((unit.n * 10n ** BigInt(places)) / unit.d);
  return Number.isSafeInteger(times) ? { places, times } : undefined;
}

/** Writes whole numbers in a form. */
export function writerOf(form: Form): (value: number) => string {
  if (form.places === 2 && form.times === 1) return centsText;
  return (value) => decimalText(value, form);
}

/** A whole number of a unit as a decimal. */
export function decimalText(value: number, { places, times }: Form): string {
  const scaled = value * times;
  if (!Number.isSafeInteger(scaled))
    return toFixed(rational(BigInt(value) * BigInt(times), 10n ** BigInt(places)), places, 'down');
  if (places === 0) return String(scaled === 0 ? 0 : scaled);
  const size = Math.abs(scaled);
  const one = 10 ** places;
  const whole = Math.floor(size / one);
  const rest = String(size - whole * one).padStart(places, '0');
  return scaled < 0 ? `-${whole}.${rest}` : `${whole}.${rest}`;
}

/** An exact number of a unit as a decimal: with the places of its form, or more where it is finer; undefined where it has no end. */
export function exactText(value: Rational, unit: Rational, { places }: Form): string | undefined {
  const amount = mul(value, unit);
  const needed = decimalPlaces(amount);
  if (needed === undefined || needed > MOST_EXACT_PLACES) return undefined;
  return toFixed(amount, Math.max(needed, places), 'down');
}

/** Cents as a decimal, put together of digits by threes: a third of the time that `String` takes, for nearly all pay. */
function centsText(cents: number): string {
  if (cents >= MOST_BY_THREES || cents <= -MOST_BY_THREES) return decimalText(cents, CENTS);
  const size = cents < 0 ? -cents : cents;
  const whole = (size / 100) | 0;
  const rest = HUNDREDTHS[(size - whole * 100) | 0] as string;
  const text = whole < 1_000 ? `${SMALL[whole]}${rest}` : `${thousands(whole)}${rest}`;
  return cents < 0 ? `-${text}` : text;
}

/** A whole number of four to nine digits. */
function thousands(whole: number): string {
  const upper = (whole / 1_000) | 0;
  const lower = THREES[whole - upper * 1_000] as string;
  if (upper < 1_000) return `${SMALL[upper]}${lower}`;
  const millions = (upper / 1_000) | 0;
  return `${SMALL[millions]}${THREES[upper - millions * 1_000]}${lower}`;
}

/** Below this, hundredths are machine integers. */
const MOST_BY_THREES = 2 ** 31;
const MOST_PLACES = 12;
/** Of amounts that are not rounded, made of quantities with at most 80 digits. */
const MOST_EXACT_PLACES = 1_000;
const CENTS: Form = { places: 2, times: 1 };
const SMALL: readonly string[] = Array.from({ length: 1_000 }, (_, n) => String(n));
const THREES: readonly string[] = SMALL.map((text) => text.padStart(3, '0'));
const HUNDREDTHS: readonly string[] = SMALL.slice(0, 100).map((text) => `.${text.padStart(2, '0')}`);
