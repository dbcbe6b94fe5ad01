import { LANGUAGE_MARKS, type NumeralCode, parseNumeral } from '../numeral.ts';
import { accept, type Parsed, refuse } from '../parsed.ts';
import { mul, neg, type Rational, rational } from '../rational.ts';
import { type SignCode, takeSign } from './sign.ts';

export type PercentLiteralCode =
  | SignCode
  | NumeralCode
  | 'no-percent-sign'
  | 'percent-place'
  | 'percent-space';

const HUNDREDTH = rational(1, 100);

/** Reads a percent as the fraction it is: `65%` is 13/20, `12.5%` is 1/8. */
export function parsePercentLiteral(text: string): Parsed<Rational, PercentLiteralCode> {
  const signed = takeSign(text);
  if (!signed.ok) return signed;
  const { body, negative } = signed.value;
  if (/^%.*[0-9]/.test(body)) {
    return refuse('percent-place', `write the percent sign after the number: ${body.slice(1).trim()}%`);
  }
  if (!body.endsWith('%')) return refuse('no-percent-sign', `"${body}" has no percent sign; write ${body}%`);
  const digits = body.slice(0, -1);
  if (/\s$/.test(digits)) return refuse('percent-space', `write ${digits.trim()}% without the space`);
  const points = parseNumeral(digits, LANGUAGE_MARKS);
  if (!points.ok) return points;
  const fraction = mul(points.value, HUNDREDTH);
  return accept(negative ? neg(fraction) : fraction);
}
