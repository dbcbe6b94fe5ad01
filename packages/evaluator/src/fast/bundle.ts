import { type Rational, rational } from '../numbers/index.ts';
import type { Column } from './columns.ts';
import { ExactRows } from './exact-rows.ts';
import { compiled } from './generated/compile.ts';
import { type ColumnsKnown, Emitter } from './guarded/emit.ts';
import { reasonsOf } from './guarded/reasons.ts';
import { type PaidAs, type Result, type Routine, resultOf } from './guarded/routine.ts';
import { interpreted } from './kernels/kernels.ts';
import type { Part } from './parts.ts';
import { NotFast } from './refused.ts';
import type { Runner } from './runner.ts';
import { type Named, Namings } from './traces.ts';
import { type Reasons, reasonsBy } from './without-value.ts';

/**
 * Instructions that stand in one function at most: V8 compiles larger ones badly or not at all, so a plan of many components
 * gets several.
 */
const MOST_INSTRUCTIONS = 400;

/** Parts that one function works out together. */
export interface Bundle {
  readonly routine: Routine;
  readonly run: Runner;
  /** The parts whose results it fills, in the order of the routine's results. */
  readonly filled: readonly Filled[];
  /** The named values of its parts, where they are asked for. */
  readonly named: readonly Named[];
}

export interface Filled {
  /** Its place among all parts. */
  readonly output: number;
  readonly part: Part;
  readonly paid: PaidAs;
  /** What tells of rows without a value why; absent where every row has one. */
  readonly reasons?: Reasons;
  /** Works out a row over big whole numbers, in a function that is made when it pays off; absent where no code may be made. */
  readonly exact?: ExactRows;
}

/** What a plan is made ready for. */
export interface ReadyFor {
  readonly columns: readonly Column[];
  readonly generated: boolean;
  readonly trace: boolean;
  /** Which parts have to stand in columns. */
  readonly wanted: (part: Part) => boolean;
}

/** Makes functions of the parts: one for all where that is small enough, and only of what is wanted; else one after the other. */
export function bundlesOf(parts: readonly Part[], ready: ReadyFor): readonly Bundle[] {
  const together = new Maker(ready).make([...parts.entries()], ready.wanted);
  if (together !== undefined) return [together];
  const maker = new Maker(ready);
  const bundles: Bundle[] = [];
  let rest = [...parts.entries()];
  while (rest.length > 0) {
    let size = Math.min(rest.length, 16);
    let made = maker.make(rest.slice(0, size), () => true);
    while (made === undefined) {
      size = Math.ceil(size / 2);
      made = maker.make(rest.slice(0, size), () => true, size === 1);
    }
    bundles.push(made);
    rest = rest.slice(size);
  }
  return bundles;
}

class Maker {
  private readonly ready: ReadyFor;
  private readonly paid = new Map<number, PaidAs>();
  private readonly known: ColumnsKnown;
  private readonly scales: readonly Rational[];
  private readonly made = new Map<string, Runner>();

  constructor(ready: ReadyFor) {
    this.ready = ready;
    this.scales = ready.columns.map(({ scale }) => scale);
    const columnAt = (input: number): Column => {
      const column = ready.columns[input];
      if (column === undefined) throw new RangeError(`there is no input ${input}`);
      return column;
    };
    this.known = {
      scale: (input) => columnAt(input).scale,
      most: (input) => columnAt(input).most,
      paid: (output) => this.paid.get(output),
    };
  }

  /** One function for some parts; undefined where it would be too large, unless it has to be. */
  make(
    parts: readonly (readonly [number, Part])[],
    wanted: (part: Part) => boolean,
    atAnySize = false,
  ): Bundle | undefined {
    const emitter = new Emitter(this.known);
    const namings = new Namings();
    const results: [number, Part, Result][] = [];
    for (const [output, part] of parts) {
      if (this.ready.trace) this.orNone(() => namings.add(part, emitter), undefined);
      if (!wanted(part) || isSameAsBefore(part)) continue;
      const result = this.orNone(() => resultOf(part.formula, emitter), undefined) ?? never(emitter);
      results.push([output, part, result]);
      if (!atAnySize && emitter.to.all.length > MOST_INSTRUCTIONS) return undefined;
    }
    const { generated } = this.ready;
    const columns = results.map(([, , result]) => result);
    const { named, traced } = namings.placed(columns, emitter.to);
    const routine: Routine = { instructions: emitter.to.all, results: columns, traced };
    const filled = results.map(([output, part, { paid }]): Filled => {
      const reasons = this.reasonsFor(part);
      this.paid.set(output, paid);
      return {
        output,
        part,
        paid,
        ...(reasons === undefined ? {} : { reasons }),
        ...(generated ? { exact: new ExactRows(part.formula, paid.factor, this.scales) } : {}),
      };
    });
    return {
      routine,
      filled,
      named,
      run: generated ? compiled(routine, this.made) : interpreted(routine),
    };
  }

  private reasonsFor({ formula }: Part): Reasons | undefined {
    const routine = this.orNone(() => reasonsOf(formula, this.known), undefined);
    if (routine === undefined) return undefined;
    // Components of one kind have reasons of one kind: one function for all of them is soon a fast one.
    const run = this.ready.generated ? compiled(routine, this.made) : interpreted(routine);
    return reasonsBy(run, routine);
  }

  /** Numbers that leave what doubles hold well are settled, all of them: slow, and as exact. */
  private orNone<T>(work: () => T, none: T): T {
    try {
      return work();
    } catch (problem) {
      if (problem instanceof NotFast) return none;
      throw problem;
    }
  }
}

/** What is paid is often what the total comes to: then it is one column. */
export function isSameAsBefore({ kind, formula }: Part): boolean {
  return kind === 'paid' && formula.op === 'paid';
}

/** A result that is never decided. */
function never({ to }: Emitter): Result {
  return {
    register: to.literal(Number.NaN),
    error: to.literal(0),
    paid: { factor: rational(1), whole: false, most: 2 ** 53, least: 2 ** -200 },
  };
}
