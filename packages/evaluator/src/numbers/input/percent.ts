import type { NumeralCode } from '../numeral.ts';
import { accept, type Parsed, refuse } from '../parsed.ts';
import { mul, type Rational, rational } from '../rational.ts';
import { readDigits, type SignedCellCode, takeSignedValue } from './cell.ts';
import type { InputDialect } from './dialect.ts';

/** How a column writes twelve percent: `12%`, `0.12`, or `12`. The contract states it, for nothing can guess it. */
export type PercentStyle = 'percent sign' | 'fraction' | 'percent points';

export type PercentCellCode = SignedCellCode | NumeralCode | 'no-percent-sign' | 'percent-sign';

const HUNDREDTH = rational(1, 100);

/** Reads a percent cell as the fraction it is: 3/25 for twelve percent. */
export function parsePercentCell(
  cell: string,
  style: PercentStyle,
  dialect: InputDialect,
): Parsed<Rational, PercentCellCode> {
  const signed = takeSignedValue(cell);
  if (!signed.ok) return signed;
  const { body, negative } = signed.value;
  const marked = body.endsWith('%');
  if (style === 'percent sign' && !marked) {
    return refuse(
      'no-percent-sign',
      `"${body}" has no percent sign, but the column's values are written like 12%`,
    );
  }
  if (style !== 'percent sign' && marked) {
    const example = style === 'fraction' ? `0${dialect.decimalMark}12` : '12';
    return refuse('percent-sign', `"${body}" has a percent sign, but the column writes 12% as ${example}`);
  }
  const value = readDigits(marked ? body.slice(0, -1).trimEnd() : body, negative, dialect);
  if (!value.ok || style === 'fraction') return value;
  return accept(mul(value.value, HUNDREDTH));
}
