import type { Window } from '../engine/windows.ts';
import { div, type Rational, rational } from '../numbers/index.ts';
import type { Emitter } from './guarded/emit.ts';
import type { Instructions, Register } from './guarded/instruction.ts';
import type { Result, Traced } from './guarded/routine.ts';
import type { Part } from './parts.ts';
import type { TracedColumn } from './result.ts';

/**
 * Where a named value stands for all rows: in the column of an input, in that of a result, in one that is filled for it, or it
 * is the same for all.
 */
type Place =
  | { readonly input: number }
  | { readonly result: number }
  | { readonly trace: number }
  | { readonly same: number };

/** A named value of a component. */
export interface Named {
  readonly name: string;
  readonly window: Window;
  readonly factor: Rational;
  readonly place: Place;
}

type Numbered = Omit<Named, 'place'> & { readonly register: Register };

/**
 * Collects the named values of parts. Many are one number by several names, what is paid, an input, or a constant: those cost
 * no column.
 */
export class Namings {
  private readonly all: Numbered[] = [];

  add({ named, window }: Part, emitter: Emitter): void {
    for (const [name, node] of named) {
      const one = emitter.number(node);
      if (one !== undefined) this.all.push({ name, window, factor: one.factor, register: one.register });
    }
  }

  /** Each named value with its place beside the results, and what has to be filled for them. */
  placed(
    results: readonly Result[],
    to: Instructions,
  ): { named: readonly Named[]; traced: readonly Traced[] } {
    const traced: Traced[] = [];
    const places = new Map<Register, Place>();
    const paid = paidOf(results, to);
    const named = this.all.map(({ register, ...one }): Named => {
      const instruction = to.all[register];
      if (instruction?.op === 'load') return { ...one, place: { input: instruction.input } };
      if (instruction?.op === 'literal') return { ...one, place: { same: instruction.value } };
      const result = paid.get(register);
      if (result !== undefined)
        return { ...one, factor: div(one.factor, result.times), place: { result: result.at } };
      const place = places.get(register) ?? { trace: traced.length };
      if (!places.has(register)) traced.push({ name: String(register), register, factor: one.factor });
      places.set(register, place);
      return { ...one, place };
    });
    return { named, traced };
  }
}

/** The registers that stand in columns of results, as they are or so many times. */
function paidOf(
  results: readonly Result[],
  to: Instructions,
): ReadonlyMap<Register, { readonly at: number; readonly times: Rational }> {
  const paid = new Map<Register, { readonly at: number; readonly times: Rational }>();
  for (const [at, { register }] of results.entries()) {
    const one = to.all[register];
    const by = one?.op === 'mul' ? to.all[one.b] : undefined;
    // What is earned is often paid as it is, in cents.
    if (one?.op === 'mul' && by?.op === 'literal' && by.value > 0 && Number.isSafeInteger(by.value))
      paid.set(one.a, { at, times: rational(BigInt(by.value)) });
  }
  for (const [at, { register }] of results.entries()) paid.set(register, { at, times: rational(1) });
  return paid;
}

/** The columns of named values. */
export function tracedColumns(
  named: readonly Named[],
  rows: number,
  columns: {
    readonly inputs: readonly Float64Array[];
    readonly results: readonly Float64Array[];
    readonly traces: readonly Float64Array[];
  },
): readonly TracedColumn[] {
  return named.map(({ name, window, factor, place }) => {
    if ('same' in place) return new SameForAll(name, window, factor, place.same, rows);
    return { name, window, unit: factor, values: columnAt(place, columns) };
  });
}

function columnAt(
  place: Exclude<Place, { readonly same: number }>,
  { inputs, results, traces }: Parameters<typeof tracedColumns>[2],
): Float64Array {
  if ('input' in place) return inputs[place.input] as Float64Array;
  return ('result' in place ? results[place.result] : traces[place.trace]) as Float64Array;
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
