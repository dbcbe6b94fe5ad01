import { accept, type Parsed } from '../parsed.ts';
import { neg, type Rational } from '../rational.ts';
import { type MagnitudeCode, parseMagnitude } from './magnitude.ts';
import { type SignCode, takeSign } from './sign.ts';

export type NumberLiteralCode = SignCode | MagnitudeCode;

/** Reads a number or a count: `1,200`, `10K`, `3.25`, `-4`. */
export function parseNumberLiteral(text: string): Parsed<Rational, NumberLiteralCode> {
  const signed = takeSign(text);
  if (!signed.ok) return signed;
  const value = parseMagnitude(signed.value.body);
  return value.ok && signed.value.negative ? accept(neg(value.value)) : value;
}
