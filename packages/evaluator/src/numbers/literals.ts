import { CURRENCY_SYMBOLS, isCurrency } from './currencies.ts';
import { type DateCode, type DayNumber, parseDate } from './dates.ts';
import { type Duration, type DurationCode, parseDuration } from './durations.ts';
import { type MoneyLiteralCode, parseMoneyLiteral } from './literals/money.ts';
import { type MultipleLiteralCode, parseMultipleLiteral } from './literals/multiple.ts';
import { type NumberLiteralCode, parseNumberLiteral } from './literals/number.ts';
import { type PercentLiteralCode, parsePercentLiteral } from './literals/percent.ts';
import { takeSign } from './literals/sign.ts';
import { type CalendarMonth, type MonthCode, parseMonth } from './months.ts';
import { accept, type Parsed } from './parsed.ts';
import type { Rational } from './rational.ts';

/** The exact value of a literal of the language, with its kind. Percents are fractions: `65%` is 13/20. */
export type Literal =
  | { readonly kind: 'money'; readonly amount: Rational; readonly currency: string }
  | { readonly kind: 'percent'; readonly value: Rational }
  | { readonly kind: 'multiple'; readonly value: Rational }
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'date'; readonly date: DayNumber }
  | { readonly kind: 'month'; readonly month: CalendarMonth }
  | { readonly kind: 'duration'; readonly duration: Duration };

export type LiteralKind = Literal['kind'];

export type LiteralCode =
  | MoneyLiteralCode
  | PercentLiteralCode
  | MultipleLiteralCode
  | NumberLiteralCode
  | DateCode
  | MonthCode
  | DurationCode;

/** Reads a literal of any kind; the kind is told by its shape. `$` is read as `parseMoneyLiteral` says. */
export function parseLiteral(text: string, planCurrency = 'USD'): Parsed<Literal, LiteralCode> {
  const plain = takeSign(text);
  if (!plain.ok) return plain;
  switch (literalKind(text)) {
    case 'money':
      return tagged(parseMoneyLiteral(text, planCurrency), (money) => ({ kind: 'money', ...money }));
    case 'percent':
      return tagged(parsePercentLiteral(text), (value) => ({ kind: 'percent', value }));
    case 'multiple':
      return tagged(parseMultipleLiteral(text), (value) => ({ kind: 'multiple', value }));
    case 'number':
      return tagged(parseNumberLiteral(text), (value) => ({ kind: 'number', value }));
    case 'date':
      return tagged(parseDate(text), (date) => ({ kind: 'date', date }));
    case 'month':
      return tagged(parseMonth(text), (month) => ({ kind: 'month', month }));
    case 'duration':
      return tagged(parseDuration(text), (duration) => ({ kind: 'duration', duration }));
  }
}

/** The kind that a text means to be, by its shape alone; it may still be refused as one. */
export function literalKind(text: string): LiteralKind {
  if (/^\d{4}-\d{1,2}-\d{1,2}$|^\d{1,4}[./]\d{1,2}[./]\d{1,4}$/.test(text)) return 'date';
  if (/^\d{4}-\d{1,2}$/.test(text)) return 'month';
  if (CURRENCY_SYMBOLS.some((symbol) => text.includes(symbol)) || /\p{Sc}/u.test(text)) return 'money';
  if (text.includes('%')) return 'percent';
  const word = /(?:^|[^A-Za-z])([A-Za-z]{3,})$/.exec(text)?.[1] ?? '';
  const leading = /^-?([A-Z]{3})\s*-?[0-9]/.exec(text)?.[1] ?? '';
  if (isCurrency(word.toUpperCase()) || isCurrency(leading)) return 'money';
  if (/^[A-Z]{3}$/.test(word) || /[0-9][KMB]?[A-Z]{3}$/.test(text)) return 'money';
  if (word !== '') return 'duration';
  if (/[xX×]$|^-?[xX×]/.test(text)) return 'multiple';
  return 'number';
}

function tagged<T>(parsed: Parsed<T, LiteralCode>, tag: (value: T) => Literal): Parsed<Literal, LiteralCode> {
  return parsed.ok ? accept(tag(parsed.value)) : parsed;
}
