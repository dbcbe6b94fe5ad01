import type { Window } from '../engine/windows.ts';
import type { Rational } from '../numbers/index.ts';
import type { Emitter } from './guarded/emit.ts';
import type { Traced } from './guarded/routine.ts';
import type { Part } from './parts.ts';
import type { TracedColumn } from './result.ts';

/** Where a named value stands for all rows: in the column of an input, in a column that is filled for it, or it is the same for all. */
type Place = { readonly input: number } | { readonly trace: number } | { readonly same: number };

/** A named value of a component. */
export interface Named {
  readonly name: string;
  readonly window: Window;
  readonly factor: Rational;
  readonly place: Place;
}

/** Collects the named values of parts. Many are one number by several names, an input, or a constant: those cost no column. */
export class Namings {
  readonly named: Named[] = [];
  readonly traced: Traced[] = [];
  private readonly places = new Map<number, number>();

  add({ named, window }: Part, emitter: Emitter): void {
    for (const [name, node] of named) {
      const one = emitter.number(node);
      if (one === undefined) continue;
      const { register, factor } = one;
      this.named.push({ name, window, factor, place: this.placeOf(register, factor, emitter) });
    }
  }

  private placeOf(register: number, factor: Rational, { to }: Emitter): Place {
    const instruction = to.all[register];
    if (instruction?.op === 'load') return { input: instruction.input };
    if (instruction?.op === 'literal') return { same: instruction.value };
    const known = this.places.get(register);
    if (known !== undefined) return { trace: known };
    this.traced.push({ name: String(register), register, factor });
    this.places.set(register, this.traced.length - 1);
    return { trace: this.traced.length - 1 };
  }
}

/** The columns of named values. */
export function tracedColumns(
  named: readonly Named[],
  rows: number,
  inputs: readonly Float64Array[],
  traces: readonly Float64Array[],
): readonly TracedColumn[] {
  return named.map(({ name, window, factor, place }) => {
    if ('same' in place) return new SameForAll(name, window, factor, place.same, rows);
    const values = 'input' in place ? inputs[place.input] : traces[place.trace];
    return { name, window, unit: factor, values: values as Float64Array };
  });
}

/** A value that is the same for everybody: its column is made when somebody asks for it. */
class SameForAll implements TracedColumn {
  readonly name: string;
  readonly window: Window;
  readonly unit: Rational;
  private readonly value: number;
  private readonly rows: number;
  private column: Float64Array | undefined;

  constructor(name: string, window: Window, unit: Rational, value: number, rows: number) {
    this.name = name;
    this.window = window;
    this.unit = unit;
    this.value = value;
    this.rows = rows;
  }

  get values(): Float64Array {
    this.column ??= new Float64Array(this.rows).fill(this.value);
    return this.column;
  }
}
