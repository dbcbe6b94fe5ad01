import { LANGUAGE_MARKS, type NumeralCode, parseNumeral } from '../numeral.ts';
import { accept, type Parsed, refuse } from '../parsed.ts';
import { mul, type Rational, rational } from '../rational.ts';

const FACTORS: Readonly<Record<string, Rational>> = {
  K: rational(1_000),
  M: rational(1_000_000),
  B: rational(1_000_000_000),
};

export type MagnitudeCode = NumeralCode | 'magnitude-case' | 'magnitude-space' | 'unknown-magnitude';

/** Reads `1,200`, `3.25`, `300K`, `1.2M` or `2B` (thousand, million, thousand million), unsigned. */
export function parseMagnitude(text: string): Parsed<Rational, MagnitudeCode> {
  const match = /^([0-9.,]+)(\s*)([A-Za-z]+)$/.exec(text);
  if (!match) return parseNumeral(text, LANGUAGE_MARKS);
  const [, digits = '', space = '', suffix = ''] = match;
  const factor = Object.hasOwn(FACTORS, suffix) ? FACTORS[suffix] : undefined;
  if (factor === undefined) {
    const capital = suffix.toUpperCase();
    return Object.hasOwn(FACTORS, capital)
      ? refuse('magnitude-case', `write "${digits}${capital}" with a capital ${capital}`)
      : refuse(
          'unknown-magnitude',
          `"${suffix}" after ${digits} is unknown; K is thousand, M million, B a thousand million`,
        );
  }
  if (space !== '') return refuse('magnitude-space', `write "${digits}${suffix}" without the space`);
  const numeral = parseNumeral(digits, LANGUAGE_MARKS);
  return numeral.ok ? accept(mul(numeral.value, factor)) : numeral;
}
