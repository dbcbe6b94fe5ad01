import { formatRational, type Rational, toDecimalString, toNumber } from '@ontarget/evaluator/numbers';

/** How a cell looks; the order is that of the formats in the workbook's styles. */
export const LOOKS = [
  'plain',
  'title',
  'heading',
  'figures',
  'money',
  'percent',
  'number',
  'note',
  'total',
  'label',
] as const;
export type Look = (typeof LOOKS)[number];

/** A cell: a text, or an exact number with the formula that comes to it. */
export interface Cell {
  readonly text?: string;
  readonly value?: Rational;
  /** Without `=`; what it comes to stands in `value`, for programs that do not recalculate. */
  readonly formula?: string;
  readonly look: Look;
}

/** A sheet, row by row; a missing cell is empty. */
export interface Sheet {
  readonly name: string;
  /** Of columns, in letters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (Cell | undefined)[])[];
}

export function text(words: string, look: Look = 'plain'): Cell {
  return { text: words, look };
}

/**
 * A number. A spreadsheet computes with binary numbers of about 15 digits: what has no end in decimals is written as a
 * division, so that it is as near as such numbers come.
 */
export function amount(value: Rational, look: Look): Cell {
  if (toDecimalString(value, 15) !== undefined) return { value, look };
  const [above, below] = formatRational(value).split('/');
  return { value, look, formula: `${above}/${below}` };
}

/** The heading of a column: of figures to the right, where they stand. */
export function heading(words: string, of: 'words' | 'figures' = 'words'): Cell {
  return { text: words, look: of === 'figures' ? 'figures' : 'heading' };
}

export function computed(formula: string, value: Rational, look: Look): Cell {
  return { formula, value, look };
}

/** A number as a cell holds it. */
export function cellNumber(value: Rational): string {
  return toDecimalString(value, 15) ?? String(toNumber(value));
}

/** `B7` of column 1 and row 6, both counted from 0. */
export function reference(column: number, row: number, fixed = false): string {
  const mark = fixed ? '$' : '';
  return `${mark}${columnName(column)}${mark}${row + 1}`;
}

export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`;
}
