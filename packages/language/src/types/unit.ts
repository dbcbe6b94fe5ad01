import { isCurrency } from '@ontarget/evaluator/numbers';

/**
 * What a number counts, or what kind of thing a value is. The currency is an ISO 4217 code, or words for one that only
 * a row says: see `ownMoney`.
 */
export type Unit =
  | { readonly kind: 'money'; readonly currency: string }
  /** Money for each one of something counted, such as the price of a lead. */
  | { readonly kind: 'rate'; readonly currency: string }
  | { readonly kind: PlainKind };

/**
 * - `ratio`: what is left when like is divided by like; it reads as a percent or a multiple wherever one is asked for;
 * - `unknown`: of something that has its own mistake already, so that one mistake makes one message.
 */
export type PlainKind =
  | 'ratio'
  | 'percent'
  | 'multiple'
  | 'number'
  | 'count'
  | 'score'
  | 'grade'
  | 'date'
  | 'duration'
  | 'flag'
  | 'text'
  | 'choice'
  | 'payee'
  | 'currency'
  | 'unknown';

export type UnitKind = Unit['kind'];

export const UNKNOWN: Unit = Object.freeze({ kind: 'unknown' });

/** Money of a currency. */
export function money(currency: string): Unit {
  return { kind: 'money', currency };
}

/** Money of the currency that a column of its row names; `row` tells rows of other tables apart. */
export function ownMoney(column: string, row = 'its row'): Unit {
  return money(`the ${column} of ${row}`);
}

/** Whether a unit is money, or a rate, of a currency that only a row says. */
export function isOwnMoney(unit: Unit): boolean {
  const currency = currencyOf(unit);
  return currency !== undefined && !isCurrency(currency);
}

/** A unit that needs no currency. */
export function plain(kind: PlainKind): Unit {
  return { kind };
}

/** Whether two units are the same, currency included. */
export function sameUnit(a: Unit, b: Unit): boolean {
  return a.kind === b.kind && currencyOf(a) === currencyOf(b);
}

/** The currency of money or of a rate. */
export function currencyOf(unit: Unit): string | undefined {
  return unit.kind === 'money' || unit.kind === 'rate' ? unit.currency : undefined;
}

/** Whether a unit is a number without money in it: only these scale money. */
export function isScale(unit: Unit): boolean {
  return SCALES.has(unit.kind);
}

/** A unit as messages name it: `USD`, `a percent`, `a date`. */
export function unitName(unit: Unit): string {
  switch (unit.kind) {
    case 'money':
      return `money in ${unit.currency}`;
    case 'rate':
      return `${unit.currency} for each`;
    case 'duration':
      return 'a number of days';
    case 'flag':
      return 'a yes or no';
    case 'text':
      return 'text';
    case 'choice':
      return 'one of a list';
    case 'unknown':
      return 'something unknown';
    default:
      return `a ${unit.kind}`;
  }
}

/**
 * A unit as an evaluator writes it: an ISO 4217 code for money, `USD/count` for a rate, else a word. A ratio is a
 * `number`, a choice is `text`, and money of a currency that only its row says is `money`.
 */
export function unitCode(unit: Unit): string {
  switch (unit.kind) {
    case 'money':
      return isOwnMoney(unit) ? 'money' : unit.currency;
    case 'rate':
      return isOwnMoney(unit) ? 'money/count' : `${unit.currency}/count`;
    case 'ratio':
      return 'number';
    case 'choice':
      return 'text';
    default:
      return unit.kind;
  }
}

const SCALES: ReadonlySet<UnitKind> = new Set(['ratio', 'percent', 'multiple', 'number', 'count', 'score']);
