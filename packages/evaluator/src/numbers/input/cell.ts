import { type NumeralCode, parseNumeral } from '../numeral.ts';
import { accept, type Parsed, type Refusal, refuse } from '../parsed.ts';
import { neg, type Rational } from '../rational.ts';
import type { InputDialect } from './dialect.ts';

export type BlankCode = 'blank' | 'spreadsheet-error';

export type SignedCellCode = BlankCode | 'parentheses' | 'plus-sign' | 'trailing-minus' | 'unusual-minus';

/** A cell without the spaces around it and without its minus. */
export interface SignedCell {
  readonly negative: boolean;
  readonly body: string;
}

/** Takes off the spaces around a value, which mean nothing in it; an empty cell is refused as `blank`. */
export function takeValue(cell: string): Parsed<string, BlankCode> {
  const value = cell.replace(/^[ \t]+|[ \t]+$/g, '');
  if (value === '') return refuse('blank', 'the cell is blank');
  if (/^#(?:N\/A|DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|#+)$/.test(value)) {
    return refuse(
      'spreadsheet-error',
      `the spreadsheet wrote ${value} for a value that it did not have or show`,
    );
  }
  return accept(value);
}

/** Takes the minus off a number of any kind; only `-12.5` is below zero, other ways to say so are refused. */
export function takeSignedValue(cell: string): Parsed<SignedCell, SignedCellCode> {
  const value = takeValue(cell);
  if (!value.ok) return value;
  const text = value.value;
  const bracketed = /^\((.*)\)$/.exec(text);
  if (bracketed) {
    return refuse(
      'parentheses',
      `"${text}" may be meant as less than zero; write it with a minus, -${bracketed[1]}`,
    );
  }
  if (text.startsWith('+')) return refuse('plus-sign', `"${text}" has a plus; write ${text.slice(1)}`);
  if (text.endsWith('-')) {
    return refuse('trailing-minus', `"${text}" has its minus at the end; write -${text.slice(0, -1)}`);
  }
  if (/[\u2010-\u2015\u2212]/.test(text)) {
    return refuse('unusual-minus', `"${text}" has a dash in it; the minus is the plain hyphen -`);
  }
  return accept(
    text.startsWith('-') ? { negative: true, body: text.slice(1) } : { negative: false, body: text },
  );
}

/** Reads the digits of a cell under its dialect, with the sign that was taken off before. */
export function readDigits(
  digits: string,
  negative: boolean,
  { decimalMark, thousands }: InputDialect,
): Parsed<Rational, NumeralCode> {
  // Files that group with spaces use the non-breaking kinds as well.
  const spaced = thousands === ' ' ? digits.replace(/[\u00a0\u202f]/g, ' ') : digits;
  const value = parseNumeral(spaced, { decimalMark, thousands, leadingZeros: true });
  return value.ok && negative ? accept(neg(value.value)) : value;
}

/** Refuses `1.2M` and `10K`, which hide digits that an exact file must state. */
export function refuseShortened(digits: string): Refusal<'shortened'> | undefined {
  const match = /^[0-9.,]*[0-9]\s?([KkMmBb]|[Mm][Nn]|[Bb][Nn])$/.exec(digits);
  return match
    ? refuse('shortened', `"${digits}" is shortened; write all its digits instead of ${match[1]}`)
    : undefined;
}
