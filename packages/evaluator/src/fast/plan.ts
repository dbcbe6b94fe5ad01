import type { Window } from '../engine/windows.ts';
import type { Plan } from '../format/types/index.ts';
import type { Rational } from '../numbers/index.ts';
import type { Exact } from './arithmetic/exact.ts';
import { strictlyPaid } from './arithmetic/strict.ts';
import { type Bundle, bundlesOf, isSameAsBefore } from './bundle.ts';
import type { Column } from './columns.ts';
import { mayGenerate } from './generated/compile.ts';
import type { FastInput } from './lower/inputs.ts';
import type { FastMemory } from './memory.ts';
import { type FastAsked, type LeftPart, type LoweredRole, lowerRole, type Part } from './parts.ts';
import { payTogether } from './pay.ts';
import type { FastResult } from './result.ts';
import { exactly } from './settle.ts';

/** How a plan is worked out for columns. */
export interface FastOptions {
  /**
   * `generated`: a function is made for each part at run time; the fastest. `kernels`: an operator at a time over blocks, for
   * where a content policy forbids that. Without it, whatever may run here.
   */
  readonly by?: 'generated' | 'kernels';
  /** Whether every named value of the components is put into columns too. */
  readonly trace?: boolean;
  /**
   * `paid`: only what is paid in the end (and the total) has to stand in columns, and who is held or in error; with `component`
   * only what the components pay. Without it, both.
   */
  readonly only?: 'paid' | 'component';
  /** Where the columns of the result lie; those of a result before it, in the same memory, are overwritten. */
  readonly memory?: FastMemory;
}

/** Whether a part of what is paid runs fast, and why not. */
export type FastPart =
  | { readonly id: string; readonly kind: Part['kind']; readonly window: Window; readonly fast: true }
  | (LeftPart & { readonly fast: false });

/**
 * What a role is paid in a payment period, ready for columns of payees. Which columns it needs is in `inputs`; which parts
 * run fast in `parts`: what is left to the reference engine is an input where a total needs it.
 */
export class FastPlan {
  readonly asked: FastAsked;
  readonly inputs: readonly FastInput[];
  readonly parts: readonly FastPart[];
  readonly lowered: LoweredRole;
  private readonly ready = new Map<string, readonly Bundle[]>();
  private last: LastBundles | undefined;

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
    return payTogether(this.lowered, this.bundles(given, options), given, rows, options.memory);
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

  /** The functions for columns of such scales and sizes; made once. */
  bundles(columns: readonly Column[], options: FastOptions): readonly Bundle[] {
    const { by, trace = false, only } = options;
    const generated = by === undefined ? mayGenerate() : by === 'generated';
    // Who pays a few rows at a time pays them alike: the last ones are told without writing a key.
    if (this.last?.isFor(columns, generated, trace, only) === true) return this.last.bundles;
    const key = JSON.stringify([
      generated,
      trace,
      only ?? null,
      columns.map(({ scale, most }) => [`${scale.n}/${scale.d}`, most]),
    ]);
    const bundles = this.ready.get(key) ?? this.made(columns, generated, trace, only);
    this.ready.set(key, bundles);
    this.last = new LastBundles(bundles, columns, generated, trace, only);
    return bundles;
  }

  private made(
    columns: readonly Column[],
    generated: boolean,
    trace: boolean,
    only: FastOptions['only'],
  ): readonly Bundle[] {
    const isEnough = only !== 'paid' || this.paidTellsAll();
    const wanted = (part: Part) =>
      only === undefined || !isEnough || part.kind === only || (only === 'paid' && this.isPaidTotal(part));
    return bundlesOf(this.lowered.parts, { columns, generated, trace, wanted });
  }

  /** Whether what is paid has no value wherever a component has none: then it tells who is held. */
  private paidTellsAll(): boolean {
    const { parts } = this.lowered;
    const paid = parts.find(({ kind }) => kind === 'paid');
    if (paid === undefined) return false;
    const read = strictlyPaid(paid.formula);
    return parts.every(
      ({ kind, component }, at) => kind !== 'component' || !countsIn(component) || read.has(at),
    );
  }

  /** Whether a part is the total, and what is paid is the same. */
  private isPaidTotal({ kind }: Part): boolean {
    return kind === 'total' && this.lowered.parts.some(isSameAsBefore);
  }
}

/** The functions that were asked for last, and what for. */
class LastBundles {
  readonly bundles: readonly Bundle[];
  private readonly scales: readonly Rational[];
  private readonly most: readonly number[];
  private readonly generated: boolean;
  private readonly trace: boolean;
  private readonly only: FastOptions['only'];

  constructor(
    bundles: readonly Bundle[],
    columns: readonly Column[],
    generated: boolean,
    trace: boolean,
    only: FastOptions['only'],
  ) {
    this.bundles = bundles;
    this.scales = columns.map(({ scale }) => scale);
    this.most = columns.map(({ most }) => most);
    this.generated = generated;
    this.trace = trace;
    this.only = only;
  }

  isFor(columns: readonly Column[], generated: boolean, trace: boolean, only: FastOptions['only']): boolean {
    if (generated !== this.generated || trace !== this.trace || only !== this.only) return false;
    for (let at = 0; at < columns.length; at += 1) {
      const { scale, most } = columns[at] as Column;
      const known = this.scales[at] as Rational;
      if (most !== this.most[at] || scale.n !== known.n || scale.d !== known.d) return false;
    }
    return true;
  }
}

/** What is worked out and no part of any total holds nobody. */
export function countsIn(component: Part['component']): boolean {
  return component?.unpaid === undefined;
}
