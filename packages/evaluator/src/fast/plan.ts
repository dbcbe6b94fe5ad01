import type { Window } from '../engine/windows.ts';
import type { Plan } from '../format/types/index.ts';
import type { Exact } from './arithmetic/exact.ts';
import type { Column } from './columns.ts';
import { compiled, mayGenerate } from './generated/compile.ts';
import type { ColumnsKnown } from './guarded/emit.ts';
import { reasonsOf } from './guarded/reasons.ts';
import { type Routine, routineOf } from './guarded/routine.ts';
import { interpreted } from './kernels/kernels.ts';
import type { FastInput } from './lower/inputs.ts';
import { type FastAsked, type LeftPart, type LoweredRole, lowerRole, type Part } from './parts.ts';
import { payTogether } from './pay.ts';
import { NotFast } from './refused.ts';
import type { FastResult } from './result.ts';
import type { Runner } from './runner.ts';
import { exactly, type Reasons } from './settle.ts';

/** How a plan is worked out for columns. */
export interface FastOptions {
  /**
   * `generated`: a function is made for each part at run time; the fastest. `kernels`: an operator at a time over blocks, for
   * where a content policy forbids that. Without it, whatever may run here.
   */
  readonly by?: 'generated' | 'kernels';
  /** Whether every named value of the components is put into columns too. */
  readonly trace?: boolean;
}

/** Whether a part of what is paid runs fast, and why not. */
export type FastPart =
  | { readonly id: string; readonly kind: Part['kind']; readonly window: Window; readonly fast: true }
  | (LeftPart & { readonly fast: false });

/** A part that is ready to run over columns of certain scales and sizes. */
export interface Ready {
  readonly part: Part;
  readonly routine: Routine;
  readonly run: Runner;
  /** What tells of rows without a value why; absent where every row has one. */
  readonly reasons?: Reasons;
}

/**
 * What a role is paid in a payment period, ready for columns of payees. Which columns it needs is in `inputs`; which parts
 * run fast in `parts`: what is left to the reference engine is an input where a total needs it.
 */
export class FastPlan {
  readonly asked: FastAsked;
  readonly inputs: readonly FastInput[];
  readonly parts: readonly FastPart[];
  readonly lowered: LoweredRole;
  private readonly ready = new Map<string, readonly Ready[]>();

  constructor(plan: Plan, asked: FastAsked) {
    this.asked = asked;
    this.lowered = lowerRole(plan, asked);
    this.inputs = this.lowered.lowering.inputs.all;
    this.parts = [
      ...this.lowered.parts.map(({ id, kind, window }) => ({ id, kind, window, fast: true as const })),
      ...this.lowered.left.map((one) => ({ ...one, fast: false as const })),
    ];
  }

  /**
   * Pays all rows at once. `columns` are by the names of `inputs`. Throws `RangeError` for a column that is missing or of
   * another length than `rows`.
   */
  pay(columns: Readonly<Record<string, Column>>, rows: number, options: FastOptions = {}): FastResult {
    const given = this.columnsOf(columns, rows);
    return payTogether(this.lowered, this.readyFor(given, options), given, rows, options.trace === true);
  }

  /** What a part comes to for one row, exactly; or where it has no value for. */
  exact(id: string, columns: Readonly<Record<string, Column>>, row: number): Exact {
    const part = this.lowered.parts.find((one) => one.id === id);
    if (part === undefined) throw new RangeError(`${id} is no part that runs fast`);
    return exactly(part.formula, this.columnsOf(columns), row);
  }

  columnsOf(columns: Readonly<Record<string, Column>>, rows?: number): readonly Column[] {
    return this.inputs.map(({ name }) => {
      const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
      if (column === undefined) throw new RangeError(`the column ${name} is missing`);
      if (rows !== undefined && column.values.length < rows)
        throw new RangeError(`the column ${name} is too short`);
      return column;
    });
  }

  /** The parts that run for columns of such scales and sizes; made once. */
  private readyFor(columns: readonly Column[], { by, trace = false }: FastOptions): readonly Ready[] {
    const generated = by === undefined ? mayGenerate() : by === 'generated';
    const key = JSON.stringify([
      generated,
      trace,
      columns.map(({ scale, most }) => [`${scale.n}/${scale.d}`, most]),
    ]);
    const known = this.ready.get(key);
    if (known !== undefined) return known;
    const made = makeReady(this.lowered.parts, columns, generated, trace);
    this.ready.set(key, made);
    return made;
  }
}

function makeReady(
  parts: readonly Part[],
  columns: readonly Column[],
  generated: boolean,
  trace: boolean,
): readonly Ready[] {
  const made: Ready[] = [];
  const known: ColumnsKnown = {
    scale: (input) => columnAt(columns, input).scale,
    most: (input) => columnAt(columns, input).most,
    paid: (output) => (made[output] as Ready).routine.paid,
  };
  for (const part of parts) {
    const routine = routineFor(part, known, trace);
    const reasons = reasonsFor(part, known, generated);
    made.push({
      part,
      routine,
      run: generated ? compiled(routine) : interpreted(routine),
      ...(reasons === undefined ? {} : { reasons }),
    });
  }
  return made;
}

/** Numbers that leave what doubles hold well are settled, all of them: slow, and as exact. */
function routineFor({ formula, named }: Part, known: ColumnsKnown, trace: boolean): Routine {
  try {
    const routine = routineOf(formula, known, trace ? named : []);
    if (routine !== undefined) return routine;
  } catch (problem) {
    if (!(problem instanceof NotFast)) throw problem;
  }
  return { ...NEVER };
}

function reasonsFor({ formula }: Part, known: ColumnsKnown, generated: boolean): Reasons | undefined {
  try {
    const routine = reasonsOf(formula, known);
    if (routine === undefined) return undefined;
    const run = generated ? compiled(routine) : interpreted(routine);
    return { run, sites: routine.traced.map(({ name }) => Number(name)) };
  } catch (problem) {
    if (!(problem instanceof NotFast)) throw problem;
    return undefined;
  }
}

const NEVER: Routine = {
  instructions: [
    { op: 'literal', value: Number.NaN },
    { op: 'literal', value: 0 },
  ],
  result: 0,
  error: 1,
  paid: { factor: { n: 1n, d: 1n }, whole: false, most: 2 ** 53, least: 2 ** -200 },
  traced: [],
};

function columnAt(columns: readonly Column[], input: number): Column {
  const column = columns[input];
  if (column === undefined) throw new RangeError(`there is no input ${input}`);
  return column;
}
