import { accept, type Parsed, refuse } from './parsed.ts';
import { type Rational, rational } from './rational.ts';

/** How a text writes its numbers. */
export interface NumeralMarks {
  readonly decimalMark: '.' | ',';
  /** Absent where digits may not be grouped. */
  readonly thousands?: ',' | '.' | ' ' | undefined;
  /** Whether `007` is 7; source text refuses it, exported files pad with zeros. */
  readonly leadingZeros?: boolean | undefined;
}

/** The marks of the language's own literals. */
export const LANGUAGE_MARKS: NumeralMarks = { decimalMark: '.', thousands: ',' };

/** The most characters of one written number. */
export const MAX_NUMERAL_LENGTH = 80;

export type NumeralCode =
  | 'missing-digits'
  | 'too-many-digits'
  | 'scientific-notation'
  | 'unexpected-character'
  | 'two-decimal-marks'
  | 'thousands-after-decimal-mark'
  | 'thousands-place'
  | 'no-thousands-mark'
  | 'leading-zero';

/** Reads an unsigned decimal numeral exactly, or says in words which of its marks stands wrong. */
export function parseNumeral(text: string, marks: NumeralMarks): Parsed<Rational, NumeralCode> {
  const refusal = wrongCharacter(text, marks) ?? wrongMark(text, marks);
  if (refusal !== undefined) return refusal;
  const [whole = '', fraction = ''] = text.split(marks.decimalMark);
  const digits = marks.thousands === undefined ? whole : whole.split(marks.thousands).join('');
  return accept(rational(BigInt(digits + fraction), 10n ** BigInt(fraction.length)));
}

type NumeralRefusal = Extract<Parsed<Rational, NumeralCode>, { ok: false }>;

function wrongCharacter(text: string, marks: NumeralMarks): NumeralRefusal | undefined {
  if (text.length > MAX_NUMERAL_LENGTH) {
    return refuse('too-many-digits', `a number may have at most ${MAX_NUMERAL_LENGTH} characters`);
  }
  if (!/[0-9]/.test(text)) return refuse('missing-digits', `"${text}" has no digits`);
  if (/^[0-9.,]+[eE][-+]?[0-9]+$/.test(text)) {
    return refuse('scientific-notation', `"${text}" is in scientific notation; write all the digits`);
  }
  for (const character of text) {
    if (/[0-9]/.test(character) || character === marks.decimalMark || character === marks.thousands) continue;
    if (/[., ]/.test(character) && marks.thousands !== undefined) {
      return refuse(
        'unexpected-character',
        `${named(character)} cannot stand in "${text}"; ${written(marks)}`,
      );
    }
    if (/[., ]/.test(character)) {
      return refuse('no-thousands-mark', `${named(character)} cannot stand in "${text}": ${written(marks)}`);
    }
    return refuse('unexpected-character', `${named(character)} cannot stand in the number "${text}"`);
  }
  return undefined;
}

function wrongMark(text: string, marks: NumeralMarks): NumeralRefusal | undefined {
  const [whole = '', fraction, ...more] = text.split(marks.decimalMark);
  if (more.length > 0) return refuse('two-decimal-marks', `"${text}" has more than one ${decimal(marks)}`);
  if (fraction === '') return refuse('missing-digits', `"${text}" needs a digit after its ${decimal(marks)}`);
  if (whole === '') return refuse('missing-digits', `"${text}" needs a digit before its ${decimal(marks)}`);
  if (marks.thousands !== undefined && fraction?.includes(marks.thousands)) {
    return refuse(
      'thousands-after-decimal-mark',
      `in "${text}" a thousands ${markName(marks.thousands)} stands after the ${decimal(marks)}; ${written(marks)}`,
    );
  }
  const groups = marks.thousands === undefined ? [whole] : whole.split(marks.thousands);
  const [leading = '', ...others] = groups;
  if (others.length > 0 && (!/^[0-9]{1,3}$/.test(leading) || !others.every((group) => group.length === 3))) {
    return refuse('thousands-place', thousandsMessage(text, marks, groups));
  }
  const padded = marks.leadingZeros !== true || others.length > 0;
  if (padded && leading.startsWith('0') && whole.length > 1) {
    return refuse('leading-zero', `"${text}" starts with a needless 0`);
  }
  return undefined;
}

function thousandsMessage(text: string, marks: NumeralMarks, groups: readonly string[]): string {
  const mark = marks.thousands ?? ',';
  const rule = `thousands ${markName(mark)}s must stand before three digits, which they do not in "${text}"`;
  const [leading = '', next = ''] = groups;
  if (groups.includes('')) return rule;
  const whole = regrouped(groups.join(''), mark);
  // One mark before one or two digits is as likely a decimal mark as a slip in grouping.
  const decimalToo = groups.length === 2 && next.length < 3 && !text.includes(marks.decimalMark);
  return decimalToo
    ? `${rule}: write ${whole}, or ${leading}${marks.decimalMark}${next} with a ${decimal(marks)}`
    : `${rule}: write ${whole}`;
}

function regrouped(digits: string, mark: string): string {
  return digits.replace(/\B(?=(?:[0-9]{3})+$)/g, mark);
}

function written(marks: NumeralMarks): string {
  const example = marks.thousands === undefined ? '1234' : `1${marks.thousands}234`;
  return `write it like ${example}${marks.decimalMark}50`;
}

function decimal(marks: NumeralMarks): string {
  return `decimal ${markName(marks.decimalMark)}`;
}

function markName(mark: ',' | '.' | ' '): string {
  return mark === ',' ? 'comma' : mark === '.' ? 'point' : 'space';
}

function named(character: string): string {
  switch (character) {
    case ' ':
    case ',':
    case '.':
      return `a ${markName(character)}`;
    case '\t':
      return 'a tab';
    default:
      return /\s/.test(character) ? 'an unusual space' : `"${character}"`;
  }
}
