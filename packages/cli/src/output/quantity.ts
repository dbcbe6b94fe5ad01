import type { Quantity } from '@ontarget/evaluator/format';
import {
  formatMoney,
  formatMultiple,
  formatNumber,
  formatPercent,
  isCurrency,
  minorDigits,
  parseRational,
  type Rational,
  toDecimalString,
  toFixed,
} from '@ontarget/evaluator/numbers';

/** A quantity as people write it: `$12,800.50`, `97.5%`, `1.5x`, `$4/count`. Nothing is rounded on the way. */
export function quantityText({ value, unit }: Quantity, planCurrency: string): string {
  if (WORDS.has(unit)) return value;
  const exact = rationalOf(value);
  const [numerator = unit, per] = unit.split('/');
  const text = isCurrency(numerator)
    ? formatMoney(exact, numerator, { planCurrency, minorDigits: 'always' })
    : plain(exact, numerator);
  return per === undefined ? text : `${text} per ${per}`;
}

/** Units of what is no number: it is shown as it stands. */
const WORDS: ReadonlySet<string> = new Set(['flag', 'grade', 'text', 'payee', 'date']);

function plain(value: Rational, unit: string): string {
  switch (unit) {
    case 'percent':
    case 'score':
      return formatPercent(value);
    case 'multiple':
      return formatMultiple(value);
    default:
      return formatNumber(value);
  }
}

/** The exact value of a canonical text of an evaluator or a result; throws where it is none. */
export function rationalOf(value: string): Rational {
  const parsed = parseRational(value);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}

/**
 * A quantity for a file: plain decimal text without its unit, money with all the digits of its smallest coin; `n/d`
 * where no decimal is exact.
 */
export function exactText({ value, unit }: Quantity): string {
  if (WORDS.has(unit)) return value;
  const exact = rationalOf(value);
  const text = toDecimalString(exact, MOST_PLACES);
  if (text === undefined) return value;
  const places = text.split('.')[1]?.length ?? 0;
  const least = isCurrency(unit) ? minorDigits(unit) : 0;
  return places < least ? toFixed(exact, least, 'down') : text;
}

const MOST_PLACES = 1000;
