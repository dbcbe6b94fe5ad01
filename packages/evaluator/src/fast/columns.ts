import { type Rational, rational } from '../numbers/index.ts';

/**
 * A quantity of many payees, one of each row: whole numbers of `scale`, such as cents with a scale of 1/100, or hundredths of
 * a percent with one of 1/10000. NaN where nothing is given.
 */
export interface Column {
  readonly values: Float64Array;
  /** What 1 in `values` is worth. */
  readonly scale: Rational;
  /** No value is larger, whatever its sign. */
  readonly most: number;
}

/** Columns are compiled for their size, in steps of two bits: smaller numbers leave more room for exact work. */
const SIZES: readonly number[] = [...Array.from({ length: 25 }, (_, step) => 4 ** (step + 2)), 2 ** 53];

/**
 * A column of whole numbers, of which `perUnit` make up one unit: 100 for money in cents, 10,000 for percents in hundredths of
 * a percent. The values are looked through once. Throws `RangeError` for a value that is no whole number, or none that a
 * double holds exactly.
 */
export function column(values: Float64Array, perUnit: number | bigint = 1): Column {
  let most = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (size > most) most = size;
    if (Math.floor(size) !== size && !Number.isNaN(size)) {
      throw new RangeError('a column holds a number that is not whole; give it in smaller units');
    }
  }
  const size = SIZES.find((one) => most <= one);
  if (size === undefined)
    throw new RangeError('a column holds a number that is too large for a double to hold exactly');
  return { values, scale: rational(1, perUnit), most: size };
}

/** A column with the same number for everybody. */
export function sameForAll(rows: number, value: number, perUnit: number | bigint = 1): Column {
  return column(new Float64Array(rows).fill(value), perUnit);
}

/** The exact quantity of a row; undefined where nothing is given. */
export function quantityOf({ values, scale }: Column, row: number): Rational | undefined {
  const value = values[row];
  if (value === undefined || Number.isNaN(value)) return undefined;
  return rational(BigInt(value) * scale.n, scale.d);
}

/**
 * A column that is filled again and again with whole numbers no larger than `most`, whatever their sign; nobody looks whether
 * they are. Throws `RangeError` where a double might not hold one.
 */
export function columnUpTo(values: Float64Array, most: number, perUnit: number | bigint = 1): Column {
  const size = SIZES.find((one) => most <= one);
  if (size === undefined)
    throw new RangeError('a column may hold a number that is too large for a double to hold exactly');
  return { values, scale: rational(1, perUnit), most: size };
}
