import type { Relation, Rounding } from '../../format/types/index.ts';

/** A double that is worked out for a row, by its place among the instructions. */
export type Register = number;

/**
 * One step of plain double arithmetic; its result is the register of its own place. Truths are 1 and 0. NaN is what is
 * not decided: it stands for no number, and whatever reads it is not decided either.
 */
export type Instruction =
  /** The column of an input. */
  | { readonly op: 'load'; readonly input: number }
  /** What another function paid, or the bound of its error. */
  | { readonly op: 'paid'; readonly output: number; readonly column: 'values' | 'errors' }
  | { readonly op: 'literal'; readonly value: number }
  | {
      readonly op: 'add' | 'sub' | 'mul' | 'least' | 'greatest';
      readonly a: Register;
      readonly b: Register;
    }
  | { readonly op: 'abs'; readonly a: Register }
  /** a / b; NaN where b is 0, or with `gap` where it may be: where |b| is not above it. */
  | { readonly op: 'div'; readonly a: Register; readonly b: Register; readonly gap?: Register }
  /** a in relation to b; NaN where they are no further apart than `gap`. */
  | {
      readonly op: 'compare';
      readonly relation: Relation;
      readonly a: Register;
      readonly b: Register;
      readonly gap?: Register;
    }
  | { readonly op: 'all' | 'any'; readonly of: readonly Register[] }
  | { readonly op: 'not'; readonly a: Register }
  /** Whether a column has something in this row. */
  | { readonly op: 'given'; readonly a: Register }
  /** a where `when` is 1, b where it is 0. */
  | { readonly op: 'pick'; readonly when: Register; readonly a: Register; readonly b: Register }
  /** starts[j] + slopes[j] · x for the last j whose bound x has reached; bounds[j] is where j + 1 begins. */
  | {
      readonly op: 'line';
      readonly x: Register;
      readonly bounds: readonly Bound[];
      readonly starts: readonly number[];
      readonly slopes: readonly number[];
    }
  /** 1 where x is further than `gap` from each of the bounds, else NaN. */
  | { readonly op: 'clear'; readonly x: Register; readonly gap: Register; readonly bounds: readonly number[] }
  /** a rounded to a whole number; NaN where it lies no further than `gap` from where that turns. */
  | { readonly op: 'whole'; readonly a: Register; readonly gap: Register; readonly mode: Rounding['mode'] }
  /** The whole number a · top / bottom, rounded to a whole number: exactly. */
  | {
      readonly op: 'ratio';
      readonly a: Register;
      readonly top: number;
      readonly bottom: number;
      readonly mode: Rounding['mode'];
    };

/** Where a piece begins; `includes` says whether at the bound itself. */
export interface Bound {
  readonly at: number;
  readonly includes: boolean;
}

/** Instructions in the order of work, each once. */
export class Instructions {
  readonly all: Instruction[] = [];
  private readonly known = new Map<string, Register>();

  push(instruction: Instruction): Register {
    const key = JSON.stringify(instruction, (_key, value) =>
      Object.is(value, -0) ? '-0' : value === Number.POSITIVE_INFINITY ? 'inf' : value,
    );
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.all.push(instruction);
    this.known.set(key, this.all.length - 1);
    return this.all.length - 1;
  }

  literal(value: number): Register {
    return this.push({ op: 'literal', value });
  }

  /** The product of bounds of errors, of which many are 0. */
  product(a: Register, b: Register): Register {
    return this.isZero(a) || this.isZero(b) ? this.literal(0) : this.push({ op: 'mul', a, b });
  }

  isZero(register: Register): boolean {
    const one = this.all[register];
    return one?.op === 'literal' && one.value === 0;
  }

  /** A register times a number that is known beforehand. */
  times(a: Register, by: number): Register {
    if (by === 1) return a;
    const of = this.all[a];
    return of?.op === 'literal'
      ? this.literal(of.value * by)
      : this.push({ op: 'mul', a, b: this.literal(by) });
  }
}
