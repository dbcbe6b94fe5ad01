import { LANGUAGE_MARKS, type NumeralCode, parseNumeral } from '../numeral.ts';
import { accept, type Parsed, refuse } from '../parsed.ts';
import { neg, type Rational } from '../rational.ts';
import { type SignCode, takeSign } from './sign.ts';

export type MultipleLiteralCode =
  | SignCode
  | NumeralCode
  | 'no-x'
  | 'multiple-place'
  | 'multiple-space'
  | 'multiple-case';

/** Reads a multiple of a rate or of pay: `1.5x` is 3/2. */
export function parseMultipleLiteral(text: string): Parsed<Rational, MultipleLiteralCode> {
  const signed = takeSign(text);
  if (!signed.ok) return signed;
  const { body, negative } = signed.value;
  if (/^[xX×].*[0-9]/.test(body))
    return refuse('multiple-place', `write the x after the number: ${body.slice(1).trim()}x`);
  if (/[X×]$/.test(body))
    return refuse('multiple-case', `write a small letter x: ${body.slice(0, -1).trim()}x`);
  if (!body.endsWith('x')) return refuse('no-x', `"${body}" is not a multiple; write ${body}x`);
  const digits = body.slice(0, -1);
  if (/\s$/.test(digits)) return refuse('multiple-space', `write ${digits.trim()}x without the space`);
  const value = parseNumeral(digits, LANGUAGE_MARKS);
  return value.ok && negative ? accept(neg(value.value)) : value;
}
