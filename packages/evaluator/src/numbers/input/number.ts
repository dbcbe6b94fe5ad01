import { isWhole } from '../compare.ts';
import type { NumeralCode } from '../numeral.ts';
import { type Parsed, refuse } from '../parsed.ts';
import type { Rational } from '../rational.ts';
import { readDigits, refuseShortened, type SignedCellCode, takeSignedValue } from './cell.ts';
import type { InputDialect } from './dialect.ts';

export type NumberCellCode = SignedCellCode | NumeralCode | 'shortened' | 'percent-not-number';

export type CountCellCode = NumberCellCode | 'not-whole';

/** Reads a number cell exactly: `1054.25`, `-3`. */
export function parseNumberCell(cell: string, dialect: InputDialect): Parsed<Rational, NumberCellCode> {
  const signed = takeSignedValue(cell);
  if (!signed.ok) return signed;
  const { body, negative } = signed.value;
  if (body.endsWith('%')) {
    return refuse('percent-not-number', `"${body}" is a percent, but the column holds plain numbers`);
  }
  return refuseShortened(body) ?? readDigits(body, negative, dialect);
}

/** Reads a count cell: a whole number; `12.0` is one, as some programs write it. */
export function parseCountCell(cell: string, dialect: InputDialect): Parsed<Rational, CountCellCode> {
  const value = parseNumberCell(cell, dialect);
  if (!value.ok || isWhole(value.value)) return value;
  return refuse('not-whole', `"${cell.trim()}" is not a whole number, but the column counts things`);
}
