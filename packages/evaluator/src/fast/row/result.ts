import { mul, type Rational, rational, toNumber } from '../../numbers/index.ts';
import type { Exact } from '../arithmetic/exact.ts';
import type { Filled } from '../bundle.ts';
import { gridOf } from './grid.ts';
import { exactText, type Form, formOf, writerOf } from './write-decimal.ts';

/** A part that a function fills, and what the payee at hand gets of it. */
export class RowResult {
  readonly filled: Filled;
  /** The column of one row that is filled. */
  readonly values = new Float64Array(1);
  readonly errors: Float64Array | undefined;
  /** Writes a value of the column; absent where amounts are not rounded, or have no end. */
  readonly write: ((value: number) => string) | undefined;
  private readonly form: Form | undefined;
  /** Whether it is rounded, and doubles do not tell to what: then it is settled for everybody. */
  readonly isSettledAlways: boolean;
  /** Why there is no value; empty where there is one. */
  sites: readonly number[] = NONE;
  /** In units, where it is rounded and no column holds it. */
  private beyond: Rational | undefined;

  constructor(filled: Filled) {
    const { whole, factor } = filled.paid;
    const grid = whole ? factor : gridOf(filled.part.formula);
    this.filled = filled;
    this.errors = whole ? undefined : new Float64Array(1);
    this.form = grid && formOf(grid);
    this.isSettledAlways = !whole && this.form !== undefined;
    this.write = whole && this.form ? writerOf(this.form) : undefined;
  }

  /** What 1 in the column is worth. */
  get unit(): Rational {
    return this.filled.paid.factor;
  }

  /** Forgets why the payee before had no value, or one that no column holds. */
  clear(): void {
    this.sites = NONE;
    this.beyond = undefined;
  }

  /** Takes what it comes to, in units. */
  put(units: Rational): void {
    const value = toNumber(units);
    if (this.errors !== undefined) {
      this.values[0] = value;
      this.errors[0] = Math.abs(value) * 2 ** -50 + 2 ** -59;
      if (this.isSettledAlways) this.beyond = units;
    } else if (units.d === 1n && Number.isSafeInteger(value)) {
      this.values[0] = value;
    } else {
      this.values[0] = Number.NaN;
      this.beyond = units;
    }
  }

  fail(sites: readonly number[]): void {
    this.values[0] = Number.NaN;
    this.sites = sites;
  }

  /** What it comes to as a decimal; undefined where there is no value, or it is not rounded. */
  amount(): string | undefined {
    if (this.form === undefined || this.sites.length > 0) return undefined;
    if (this.beyond !== undefined) return exactText(this.beyond, this.unit, this.form);
    return this.write?.(this.values[0] as number);
  }

  /** What it comes to or why to nothing; undefined where that is not known exactly. */
  known(): Exact | undefined {
    if (this.sites.length > 0) return { sites: this.sites };
    if (this.beyond !== undefined) return mul(this.beyond, this.unit);
    const value = this.values[0] as number;
    if (this.errors !== undefined || Number.isNaN(value)) return undefined;
    return mul(rational(BigInt(value)), this.unit);
  }
}

const NONE: readonly number[] = [];
