import { CURRENCY_SYMBOLS, currencyOfSymbol, isCurrency } from '../currencies.ts';
import type { Money } from '../money.ts';
import type { NumeralCode } from '../numeral.ts';
import { accept, type Parsed, refuse } from '../parsed.ts';
import { readDigits, refuseShortened, type SignedCellCode, takeSignedValue } from './cell.ts';
import type { InputDialect } from './dialect.ts';

export type MoneyCellCode = SignedCellCode | NumeralCode | 'wrong-currency' | 'sign-place' | 'shortened';

/**
 * Reads a money cell of a column whose currency the contract states: `1054`, `-12.5`, `$1,054.00`, `1054 USD`. A sign
 * or a code is accepted only where it is that currency (`$` in a column in CAD is its dollar). No decimal is lost:
 * what is finer than the smallest coin is kept.
 */
export function parseMoneyCell(
  cell: string,
  currency: string,
  dialect: InputDialect,
): Parsed<Money, MoneyCellCode> {
  const signed = takeSignedValue(cell);
  if (!signed.ok) return signed;
  const { body, negative } = signed.value;
  const mark = currencyMark(body);
  if (mark !== undefined && currencyOfMark(mark.mark, currency) !== currency) {
    return refuse('wrong-currency', `the cell says ${mark.mark}, but the column is in ${currency}`);
  }
  const digits = mark?.rest ?? body;
  if (digits.startsWith('-')) return refuse('sign-place', `write the minus first: -${body.replace('-', '')}`);
  const shortened = refuseShortened(digits);
  if (shortened !== undefined) return shortened;
  const amount = readDigits(digits, negative, dialect);
  return amount.ok ? accept({ amount: amount.value, currency }) : amount;
}

interface CurrencyMark {
  readonly mark: string;
  readonly rest: string;
}

function currencyMark(body: string): CurrencyMark | undefined {
  const before = /^(\p{Sc}|[A-Z]{3}) ?(.*)$/u.exec(body);
  if (before && isMark(before[1] ?? '')) return { mark: before[1] ?? '', rest: before[2] ?? '' };
  const after = /^(.*?) ?(\p{Sc}|[A-Z]{3})$/u.exec(body);
  if (after && isMark(after[2] ?? '')) return { mark: after[2] ?? '', rest: after[1] ?? '' };
  return undefined;
}

function isMark(mark: string): boolean {
  return mark.length < 3 || isCurrency(mark);
}

function currencyOfMark(mark: string, columnCurrency: string): string | undefined {
  return CURRENCY_SYMBOLS.includes(mark) ? currencyOfSymbol(mark, columnCurrency) : mark;
}
