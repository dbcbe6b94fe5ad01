/** A number as it is written in much of Europe, and how the language writes the same. */
export interface EuropeanNumber {
  readonly written: string;
  readonly meant: string;
}

const SIGN = '[$\\u20ac\\u00a3\\u00a5]';
const UNUSUAL_SPACE = '[\\u00a0\\u2007\\u2009\\u202f]';

/** `1.234,50`, `1.234.567`, `1'234.50`, and `1 234,50` with a space that does not break: none of them is a list of numbers. */
const EUROPEAN = new RegExp(
  [
    `(?<sign>${SIGN}?)`,
    '(?:(?<point>\\d{1,3}(?:\\.\\d{3})+(?=,\\d)|\\d{1,3}(?:\\.\\d{3}){2,})(?:,(?<decimals>\\d+))?',
    `|(?<mark>\\d{1,3}(?:(?:['\\u2019]|${UNUSUAL_SPACE})\\d{3})+)(?:[.,](?<others>\\d+))?)`,
    '(?!\\d|[.,]\\d)(?<unit>%|x(?!\\w)|[KMB](?!\\w))?',
    // A sign behind an amount moves before it; a code may stay where it is.
    `(?:[ \\t]*${UNUSUAL_SPACE}?(?<behind>${SIGN})(?!\\s*\\d))?`,
  ].join(''),
  'uy',
);

/** The European number that a text has at an offset, if it has one there; both ways to write it. */
export function europeanNumberAt(text: string, offset: number): EuropeanNumber | undefined {
  EUROPEAN.lastIndex = offset;
  const found = EUROPEAN.exec(text);
  if (found?.groups === undefined) return undefined;
  const { sign, point, mark, decimals, others, unit = '', behind = '' } = found.groups;
  const meant = `${sign || behind}${grouped(point ?? mark ?? '')}${fraction(decimals ?? others)}${unit}`;
  return { written: found[0], meant };
}

/** Whether something is written with the marks of much of Europe, those of the language, or in a way that is both. */
export type NumberStyle = 'european' | 'own' | 'either' | 'none';

const ALONE = new RegExp(
  `^(?<before>[-\\u2212]?\\s*${SIGN}?\\s*)(?<digits>\\d[\\d.,'\\u2019\\u00a0\\u2007\\u2009\\u202f]*)(?<after>\\s*(?:%|x|[KMB])?\\s*(?:${SIGN}|[A-Z]{3})?)$`,
  'u',
);

/** How the number is written that is all of a cell; `none` where the cell is no number, or has no mark that tells. */
export function styleOf(cell: string): NumberStyle {
  const digits = ALONE.exec(cell)?.groups?.digits;
  if (digits === undefined) return 'none';
  if (/^\d{1,3}(\.\d{3})+,\d+$|^\d{1,3}(\.\d{3}){2,}$|^\d+,(\d{1,2}|\d{4,})$|^0,\d+$/.test(digits))
    return 'european';
  if (/^\d{1,3}(['\u2019\u00a0\u2007\u2009\u202f]\d{3})+([.,]\d+)?$/.test(digits)) return 'european';
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(digits)) return 'either';
  return /[.,]/.test(digits) ? 'own' : 'none';
}

/** The number of a cell as the language writes it, where it is read as it is written in much of Europe. */
export function fromEuropean(cell: string): string {
  const groups = ALONE.exec(cell)?.groups;
  if (groups === undefined || ['own', 'none'].includes(styleOf(cell))) return cell;
  const { before = '', digits = '', after = '' } = groups;
  // Of the Swiss `1'234.50` the point is the one before decimals.
  const decimalMark = /['\u2019\u00a0\u2007\u2009\u202f]/.test(digits) ? /[.,](?=\d+$)/ : /,(?=\d+$)/;
  const [whole = '', decimals] = digits.split(decimalMark);
  const sign = new RegExp(SIGN, 'u').exec(after)?.[0] ?? '';
  const unit = after.replace(sign, '').trim();
  const space = /^[A-Z]{3}$/.test(unit) ? ' ' : '';
  const minus = /^[-\u2212]/.test(before) ? '-' : '';
  const own = before.replace(/[-\u2212\s]/g, '');
  return `${minus}${own || sign}${grouped(whole)}${fraction(decimals)}${space}${unit}`;
}

/**
 * An amount that means one thing with a point before decimals and a thousand times that where points group thousands.
 * Whoever writes `$3.168M` for millions has no thousands to group.
 */
export function twoReadings(
  written: string,
): { readonly decimal: string; readonly thousands: string } | undefined {
  const found = /^(\D*)([1-9]\d{0,2})\.(\d{3})(?![\dKMB])(\D*)$/.exec(written);
  if (found === null) return undefined;
  const [, before = '', whole = '', rest = '', after = ''] = found;
  return { decimal: `${before}${whole}.${rest}0${after}`, thousands: `${before}${whole},${rest}${after}` };
}

function grouped(digits: string): string {
  return digits.replace(/\D/g, '').replace(/\B(?=(?:\d{3})+$)/g, ',');
}

function fraction(decimals: string | undefined): string {
  return decimals === undefined ? '' : `.${decimals}`;
}
