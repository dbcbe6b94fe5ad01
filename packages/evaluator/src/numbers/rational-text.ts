import { accept, type Parsed, refuse } from './parsed.ts';
import { type Rational, rational } from './rational.ts';

/** The most digits one canonical quantity may have on either side of its slash; longer text is refused unread. */
export const MAX_RATIONAL_DIGITS = 1000;

export type RationalTextCode = 'not-canonical' | 'not-lowest-terms' | 'too-many-digits';

/** The one form of a quantity in an evaluator file: an integer, or `n/d` in lowest terms with d > 1. */
export function formatRational(r: Rational): string {
  return r.d === 1n ? r.n.toString() : `${r.n}/${r.d}`;
}

/**
 * Reads the canonical form back and refuses every other spelling of the same value (`2/4`, `3/1`, `-0`, `+1`,
 * `01`, `0.5`), so that equal quantities are equal text.
 */
export function parseRational(text: string): Parsed<Rational, RationalTextCode> {
  if (text.length > 2 * MAX_RATIONAL_DIGITS + 2) return tooManyDigits();
  const match = /^(0|-?[1-9][0-9]*)(?:\/([1-9][0-9]*))?$/.exec(text);
  if (!match) {
    return refuse(
      'not-canonical',
      `"${shortened(text)}" is not an exact quantity; write an integer or a fraction such as -7/3`,
    );
  }
  const [, top = '', bottom] = match;
  const longest = Math.max(top.replace('-', '').length, (bottom ?? '').length);
  if (longest > MAX_RATIONAL_DIGITS) return tooManyDigits();
  const value = bottom === undefined ? rational(BigInt(top)) : rational(BigInt(top), BigInt(bottom));
  if (formatRational(value) !== text) {
    return refuse(
      'not-lowest-terms',
      `"${shortened(text)}" must be written ${shortened(formatRational(value))}`,
    );
  }
  return accept(value);
}

function tooManyDigits(): Parsed<Rational, RationalTextCode> {
  return refuse('too-many-digits', `an exact quantity may have at most ${MAX_RATIONAL_DIGITS} digits a side`);
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
