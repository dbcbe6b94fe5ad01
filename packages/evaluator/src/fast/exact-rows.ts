import type { Rational } from '../numbers/index.ts';
import type { Num } from './arithmetic/node.ts';
import { type ExactFunction, exactFunction } from './generated/exact.ts';

/** Making a function over big whole numbers pays off for so many rows, of one run or of several. */
const ROWS_WORTH_A_FUNCTION = 50;

/** A formula in a function over big whole numbers, made when there have been rows enough for it and kept from then on. */
export class ExactRows {
  private readonly formula: Num;
  private readonly unit: Rational;
  private readonly scales: readonly Rational[];
  private rows = 0;
  private made: ExactFunction | undefined;

  constructor(formula: Num, unit: Rational, scales: readonly Rational[]) {
    this.formula = formula;
    this.unit = unit;
    this.scales = scales;
  }

  /** The function, for so many rows more; undefined while rationals are quicker than making it. */
  functionFor(rows: number): ExactFunction | undefined {
    this.rows += rows;
    if (this.made === undefined && this.rows > ROWS_WORTH_A_FUNCTION)
      this.made = exactFunction(this.formula, this.unit, this.scales);
    return this.made;
  }
}
