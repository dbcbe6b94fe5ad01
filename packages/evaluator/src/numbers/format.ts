import { isWhole } from './compare.ts';
import { minorDigits, symbolOfCurrency } from './currencies.ts';
import { decimalPlaces, toFixed } from './decimal.ts';
import { abs, mul, type Rational, rational, sign } from './rational.ts';

/** How amounts are written for people. */
export interface MoneyFormat {
  /** The currency that `$` stands for on this page; other dollars are then written with their code. */
  readonly planCurrency?: string | undefined;
  /** Whether whole amounts show their minor digits: `$12,800` or `$12,800.00`. By default they do not. */
  readonly minorDigits?: 'when needed' | 'always' | undefined;
}

/** Terminating values show up to this many decimals beyond what is usual for them; then an ellipsis cuts them. */
const MORE_EXACT_PLACES = 4;

/**
 * Money for people: `$12,800`, `$12,800.50`, `-$3.33`, `€1,200`, `1,200 SEK`. It never rounds silently: what the
 * smallest unit cannot hold shows more digits (`$0.125`), and what no digits can hold is cut and marked (`$33.333…`).
 * Throws `unknown-currency`.
 */
export function formatMoney(amount: Rational, currency: string, options: MoneyFormat = {}): string {
  const minor = minorDigits(currency);
  const least = options.minorDigits === 'always' || !isWhole(amount) ? minor : 0;
  const digits = exactOrCut(abs(amount), least, minor + MORE_EXACT_PLACES, minor + 1);
  const minus = sign(amount) < 0 ? '-' : '';
  const symbol = symbolOfCurrency(currency, options.planCurrency);
  return symbol === undefined ? `${minus}${digits} ${currency}` : `${minus}${symbol}${digits}`;
}

/** A fraction as a percent: 1/8 is `12.5%`, 1/3 is `33.33…%`. Never rounds silently. */
export function formatPercent(fraction: Rational): string {
  return `${formatNumber(mul(fraction, rational(100)))}%`;
}

/** A multiple: 3/2 is `1.5x`, 4/3 is `1.33…x`. Never rounds silently. */
export function formatMultiple(value: Rational): string {
  return `${formatNumber(value)}x`;
}

/** A number with thousands commas: `3,528`, `3.25`, `33.33…`. Never rounds silently. */
export function formatNumber(value: Rational): string {
  const digits = exactOrCut(abs(value), 0, 2 + MORE_EXACT_PLACES, 2);
  return sign(value) < 0 ? `-${digits}` : digits;
}

/**
 * Writes a value that is not negative: exactly where `most` decimals can, with at least `least`; else its first
 * `cut` decimals and an ellipsis, going on until a digit other than 0 shows, so that nothing looks like zero.
 */
function exactOrCut(value: Rational, least: number, most: number, cut: number): string {
  const needed = decimalPlaces(value);
  if (needed !== undefined && needed <= most) return grouped(toFixed(value, Math.max(needed, least), 'down'));
  let places = cut;
  while (places < MOST_CUT_PLACES && !/[1-9]/.test(toFixed(value, places, 'down'))) places += 1;
  // A tiny value whose only digit is its last was shown whole after all.
  if (needed !== undefined && needed <= places) return grouped(toFixed(value, needed, 'down'));
  return `${grouped(toFixed(value, places, 'down'))}…`;
}

/** Past this a value is shown as `0.000…`; the evaluator and the explanation still hold it exactly. */
const MOST_CUT_PLACES = 30;

function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const commas = whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ',');
  return fraction === undefined ? commas : `${commas}.${fraction}`;
}
