import type { InputDialect } from '../../src/numbers/index.ts';

/** `1054.00`, no grouping, ISO dates. */
export const PLAIN: InputDialect = { decimalMark: '.', datePattern: 'YYYY-MM-DD' };
/** `1,054.00` and 03/31/2027. */
export const AMERICAN: InputDialect = { decimalMark: '.', thousands: ',', datePattern: 'MM/DD/YYYY' };
/** `1.054,00` and 31.03.2027. */
export const GERMAN: InputDialect = { decimalMark: ',', thousands: '.', datePattern: 'DD.MM.YYYY' };
/** `1 054,00` and 31/03/2027. */
export const FRENCH: InputDialect = { decimalMark: ',', thousands: ' ', datePattern: 'DD/MM/YYYY' };

/** A money cell in a column of a currency: its exact amount, or the code it is refused with. */
export type MoneyCellRow = readonly [
  cell: string,
  currency: string,
  dialect: InputDialect,
  verdict: 'is' | 'refused',
  amountOrCode: string,
];

export const MONEY_CELLS: readonly MoneyCellRow[] = [
  ['1054', 'USD', PLAIN, 'is', '1054'],
  ['1054.00', 'USD', PLAIN, 'is', '1054'],
  ['-12.5', 'USD', PLAIN, 'is', '-25/2'],
  ['0.10', 'USD', PLAIN, 'is', '1/10'],
  ['0.1', 'USD', PLAIN, 'is', '1/10'],
  ['123456789012345678.01', 'USD', PLAIN, 'is', '12345678901234567801/100'],
  ['10.005', 'USD', PLAIN, 'is', '2001/200'],
  ['  7 ', 'USD', PLAIN, 'is', '7'],
  ['0007.50', 'USD', PLAIN, 'is', '15/2'],
  ['-0', 'USD', PLAIN, 'is', '0'],
  ['$1054', 'USD', PLAIN, 'is', '1054'],
  ['$ 1054', 'USD', PLAIN, 'is', '1054'],
  ['-$1054', 'USD', PLAIN, 'is', '-1054'],
  ['1054 USD', 'USD', PLAIN, 'is', '1054'],
  ['USD 1054', 'USD', PLAIN, 'is', '1054'],
  ['$5', 'CAD', PLAIN, 'is', '5'],
  ['€5', 'EUR', PLAIN, 'is', '5'],
  ['5 €', 'EUR', PLAIN, 'is', '5'],
  ['£5', 'GBP', PLAIN, 'is', '5'],
  ['¥5', 'CNY', PLAIN, 'is', '5'],
  ['$1,054.00', 'USD', AMERICAN, 'is', '1054'],
  ['1,234,567.89', 'USD', AMERICAN, 'is', '123456789/100'],
  ['1.054,00', 'EUR', GERMAN, 'is', '1054'],
  ['1.054,00 €', 'EUR', GERMAN, 'is', '1054'],
  ['1054,5', 'EUR', GERMAN, 'is', '2109/2'],
  ['1 054,00', 'EUR', FRENCH, 'is', '1054'],
  ['1\u00a0054,00', 'EUR', FRENCH, 'is', '1054'],
  ['1\u202f054,00 €', 'EUR', FRENCH, 'is', '1054'],

  ['', 'USD', PLAIN, 'refused', 'blank'],
  ['   ', 'USD', PLAIN, 'refused', 'blank'],
  ['N/A', 'USD', PLAIN, 'refused', 'missing-digits'],
  ['NULL', 'USD', PLAIN, 'refused', 'missing-digits'],
  ['#N/A', 'USD', PLAIN, 'refused', 'spreadsheet-error'],
  ['#DIV/0!', 'USD', PLAIN, 'refused', 'spreadsheet-error'],
  ['########', 'USD', PLAIN, 'refused', 'spreadsheet-error'],
  ['(12.00)', 'USD', PLAIN, 'refused', 'parentheses'],
  ['($12.00)', 'USD', PLAIN, 'refused', 'parentheses'],
  ['+12', 'USD', PLAIN, 'refused', 'plus-sign'],
  ['12-', 'USD', PLAIN, 'refused', 'trailing-minus'],
  ['\u221212', 'USD', PLAIN, 'refused', 'unusual-minus'],
  ['$-12', 'USD', PLAIN, 'refused', 'sign-place'],
  ['--12', 'USD', PLAIN, 'refused', 'sign-place'],
  ['1,054.00', 'USD', PLAIN, 'refused', 'no-thousands-mark'],
  ['1 054', 'USD', PLAIN, 'refused', 'no-thousands-mark'],
  ['1054,00', 'USD', PLAIN, 'refused', 'no-thousands-mark'],
  ['1.054,00', 'USD', AMERICAN, 'refused', 'thousands-after-decimal-mark'],
  ['10,54', 'USD', AMERICAN, 'refused', 'thousands-place'],
  ['1.05', 'EUR', GERMAN, 'refused', 'thousands-place'],
  ['1,054.00', 'EUR', GERMAN, 'refused', 'thousands-after-decimal-mark'],
  ['1.2.3', 'USD', PLAIN, 'refused', 'two-decimal-marks'],
  ['.5', 'USD', PLAIN, 'refused', 'missing-digits'],
  ['5.', 'USD', PLAIN, 'refused', 'missing-digits'],
  ['1.05E+05', 'USD', PLAIN, 'refused', 'scientific-notation'],
  ['1e5', 'USD', PLAIN, 'refused', 'scientific-notation'],
  ['1.2M', 'USD', PLAIN, 'refused', 'shortened'],
  ['$10k', 'USD', PLAIN, 'refused', 'shortened'],
  ['1.2 M', 'USD', PLAIN, 'refused', 'shortened'],
  ['3mn', 'USD', PLAIN, 'refused', 'shortened'],
  ['€5', 'USD', PLAIN, 'refused', 'wrong-currency'],
  ['$5', 'EUR', PLAIN, 'refused', 'wrong-currency'],
  ['5 EUR', 'USD', PLAIN, 'refused', 'wrong-currency'],
  ['GBP 5', 'USD', PLAIN, 'refused', 'wrong-currency'],
  ['₹5', 'INR', PLAIN, 'refused', 'wrong-currency'],
  ['$$5', 'USD', PLAIN, 'refused', 'unexpected-character'],
  ['12%', 'USD', PLAIN, 'refused', 'unexpected-character'],
  ['twelve', 'USD', PLAIN, 'refused', 'missing-digits'],
  ["'12", 'USD', PLAIN, 'refused', 'unexpected-character'],
  ['12abc', 'USD', PLAIN, 'refused', 'unexpected-character'],
  ['Infinity', 'USD', PLAIN, 'refused', 'missing-digits'],
  ['0x10', 'USD', PLAIN, 'refused', 'unexpected-character'],
  ['9'.repeat(90), 'USD', PLAIN, 'refused', 'too-many-digits'],
];
