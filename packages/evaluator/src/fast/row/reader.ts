import { isCurrency, minorDigits, type Rational, rational } from '../../numbers/index.ts';
import type { Column } from '../columns.ts';
import type { FastInput } from '../lower/inputs.ts';
import { exactDecimal, MOST, shortDecimal } from './read-decimal.ts';

/**
 * What one payee has: decimals by the names of the plan's inputs, such as `1234.50` or `95.5%`; left out, or null as JSON has
 * it, where nothing is given.
 */
export type PayeeQuantities = Readonly<Record<string, string | null | undefined>>;

/** The quantities of one payee, read from decimals into columns of one row that are filled again for the next. */
export class RowReader {
  readonly columns: readonly Column[];
  /** Quantities that no column holds, by their input: finer or larger than pay is. Their columns are NaN. */
  readonly beyond = new Map<number, Rational>();
  /** Reads all quantities. Throws `RangeError` for a text that is no decimal, `TypeError` for what is no text. */
  readonly read: (quantities: PayeeQuantities) => void;
  private readonly inputs: readonly FastInput[];
  private readonly places: readonly number[];
  /** What 1 in a column is, in 10^−`WIDE`. */
  private readonly widened: readonly bigint[];

  constructor(inputs: readonly FastInput[], generated: boolean) {
    this.inputs = inputs;
    this.places = inputs.map(placesOf);
    this.widened = this.places.map((places) => 10n ** BigInt(WIDE - places));
    this.columns = this.places.map((places) => ({
      values: new Float64Array(1),
      scale: rational(1n, 10n ** BigInt(places)),
      most: MOST,
    }));
    this.read = generated ? this.generated() : (quantities) => this.readEach(quantities);
  }

  /** All quantities as whole numbers of 10^−`WIDE`, in columns of one row; undefined where one is finer still. */
  wide(): readonly (readonly (number | bigint)[])[] | undefined {
    const columns: (readonly (number | bigint)[])[] = [];
    for (const [index, { values }] of this.columns.entries()) {
      const beyond = this.beyond.get(index);
      if (beyond === undefined) {
        const value = values[0] as number;
        columns.push([Number.isNaN(value) ? value : BigInt(value) * (this.widened[index] as bigint)]);
      } else {
        if (ONE_WIDE % beyond.d !== 0n) return undefined;
        columns.push([beyond.n * (ONE_WIDE / beyond.d)]);
      }
    }
    return columns;
  }

  private readEach(quantities: PayeeQuantities): void {
    for (let index = 0; index < this.inputs.length; index += 1) {
      const text = quantities[(this.inputs[index] as FastInput).name];
      const column = (this.columns[index] as Column).values;
      const value = typeof text === 'string' ? shortDecimal(text, this.places[index] as number) : Number.NaN;
      column[0] = Number.isNaN(value) ? this.other(index, text) : value;
    }
  }

  /**
   * A function that looks each quantity up at a place of its own, so that V8 knows where it lies in the object. Names come in as
   * values: none stands in its text.
   */
  private generated(): (quantities: PayeeQuantities) => void {
    const each = this.places.map((_, at) => at);
    const steps = each.map(
      (at) => `text = quantities[n${at}];
value = typeof text === 'string' ? short(text, ${this.places[at]}) : NaN;
c${at}[0] = value === value ? value : other(${at}, text);`,
    );
    const make = new Function(
      'short',
      'other',
      ...each.map((at) => `n${at}`),
      ...each.map((at) => `c${at}`),
      `"use strict"; return function read(quantities) { let text, value;\n${steps.join('\n')}\n};`,
    );
    return make(
      shortDecimal,
      (index: number, text: PayeeQuantities[string]) => this.other(index, text),
      ...this.inputs.map(({ name }) => keyOf(name)),
      ...this.columns.map(({ values }) => values),
    ) as (quantities: PayeeQuantities) => void;
  }

  /** NaN for what is not given; a decimal that is not short: a whole number after all, or NaN and kept beside its column. */
  private other(index: number, text: PayeeQuantities[string]): number {
    if (text === undefined || text === null) return Number.NaN;
    const { kind, name } = this.inputs[index] as FastInput;
    // Callers without types: a number is binary, and no decimal any more.
    if (typeof text !== 'string') throw new TypeError(`${name} is no text such as "1234.50"`);
    const exact = exactDecimal(text);
    const scale = 10n ** BigInt(this.places[index] as number);
    const isWhole = scale % exact.d === 0n;
    if (kind === 'days' && !isWhole) throw new RangeError(`${name}: "${text}" is no whole number of days`);
    const whole = isWhole ? Number(exact.n * (scale / exact.d)) : Number.NaN;
    if (whole <= MOST && whole >= -MOST) return whole;
    this.beyond.set(index, exact);
    return Number.NaN;
  }
}

/** Places of quantities that no column holds: more than doubles print. */
export const WIDE = 24;
const ONE_WIDE = 10n ** BigInt(WIDE);

/**
 * How many places after the point a quantity of a column may have: those of its currency; ten for what is near one, such as
 * rates, attainments and scores; four for other numbers, which may be as large as pay.
 */
function placesOf({ unit, kind }: FastInput): number {
  if (kind === 'days') return 0;
  if (isCurrency(unit)) return minorDigits(unit);
  return unit === 'percent' || unit === 'score' || unit === 'multiple' ? 10 : 4;
}

/** The text that objects have as the key of this name: V8 compares keys by identity, and other texts of the same letters slowly. */
function keyOf(name: string): string {
  return Object.keys({ [name]: true })[0] as string;
}
