import {
  accept,
  type DayNumber,
  type LiteralCode,
  type Parsed,
  parseDate,
  parseLiteral,
  type Rational,
} from '@ontarget/evaluator/numbers';
import { money, plain, type Unit } from '../types/unit.ts';

/** An exact value and its unit. Percents and multiples are ratios: 65% is 13/20, 1.5x is 3/2. */
export interface Amount {
  readonly value: Rational;
  readonly unit: Unit;
}

/**
 * Reads a money, percent, multiple or number literal of the text; `currency` is the plan's, which says what `$` is.
 * What the grammar lets through may still be refused, in words: `1.2MEUR`, `007%`.
 */
export function readAmount(text: string, currency: string): Parsed<Amount, LiteralCode | 'not-an-amount'> {
  const literal = parseLiteral(text, currency);
  if (!literal.ok) return literal;
  switch (literal.value.kind) {
    case 'money':
      return accept({ value: literal.value.amount, unit: money(literal.value.currency) });
    case 'percent':
    case 'multiple':
    case 'number':
      return accept({ value: literal.value.value, unit: plain(literal.value.kind) });
    default:
      return { ok: false, code: 'not-an-amount', message: `"${text}" is not an amount` };
  }
}

/** As `readAmount`; undefined for what is refused or missing, which the checker reports at its place. */
export function amountOf(text: string | undefined, currency: string): Amount | undefined {
  if (text === undefined) return undefined;
  const read = readAmount(text, currency);
  return read.ok ? read.value : undefined;
}

/** The exact fraction that a percent literal is; undefined for what is no percent. */
export function fractionOf(text: string | undefined): Rational | undefined {
  const amount = amountOf(text, 'USD');
  return amount?.unit.kind === 'percent' ? amount.value : undefined;
}

/** The day that a date literal names; undefined for what is no day of the calendar. */
export function dayOf(text: string | undefined): DayNumber | undefined {
  if (text === undefined) return undefined;
  const read = parseDate(text);
  return read.ok ? read.value : undefined;
}
