import type { Assigned, Window } from '@ontarget/evaluator/engine';
import { periodsOfYear } from '@ontarget/evaluator/engine';
import {
  type Asker,
  type Column,
  columnUpTo,
  type FastInput,
  FastMemory,
  FastYear,
  NotFast,
  type PaidYear,
  type SupposedInput,
  type SupposedOf,
  type Supposition,
  type YearGroup,
} from '@ontarget/evaluator/fast';
import type { Plan, ValueId } from '@ontarget/evaluator/format';
import type { SimulatedComponent } from '../drivers.ts';
import { excellenceOf } from '../excellence.ts';
import type { Setting } from '../setting.ts';
import { type GroupYear, type PeriodCounts, touches } from '../year.ts';
import { type Combination, combined, fill } from './combination.ts';
import type { Forms } from './forms.ts';
import type { Sources } from './sources.ts';
import { common } from './tables.ts';

/** What every group of people draws from. */
export interface FastWorld {
  readonly setting: Setting;
  readonly forms: Forms;
  readonly sources: Sources;
  /** How many drawn years are paid at once. */
  readonly years: number;
}

/** A component, and its measured periods that are counted. */
interface Counted {
  readonly component: SimulatedComponent;
  readonly windows: readonly Window[];
}

/** By which plan's terms people are paid. */
export interface Terms {
  readonly paidBy: Plan;
  /** The same people by the terms of the plan that is simulated. */
  readonly like?: FastGroup;
}

/** People, and how the fast engine pays them by the terms of the plan that is simulated. */
export interface FastPeople {
  readonly group: YearGroup;
  readonly fast: FastGroup;
}

/** A column that is filled again for each draw. */
interface Supposed {
  readonly into: Float64Array;
  readonly by: Combination;
}

interface Made {
  readonly assigned: readonly Assigned[];
  readonly others: readonly Assigned[];
  readonly columns: readonly Column[];
  readonly supposed: readonly Supposed[];
}

/** People who are paid by the same arithmetic, whose drawn years stand in columns. */
export class FastGroup {
  readonly role: string;
  assigned: readonly Assigned[] = [];
  /** Those of the group whose roster rows hold something else than numbers. */
  others: readonly Assigned[] = [];
  private readonly years: number;
  private readonly counted: readonly Counted[];
  private readonly fast: FastYear;
  private columns: readonly Column[] = [];
  /** By the names of inputs, those that other terms share. */
  private byName: ReadonlyMap<string, Column> = new Map();
  private supposed: readonly Supposed[] = [];
  private readonly memory = new FastMemory();
  /** Whether it pays what the group that it is like does. */
  readonly isLike: boolean;
  private signed: string | undefined;

  private constructor(group: YearGroup, world: FastWorld, { paidBy, like }: Terms) {
    const { setting } = world;
    const { role, team, stay } = group;
    const [first] = group.assigned;
    const paid = setting.plan.roles[role]?.paid;
    const begun = first?.months[0];
    if (first === undefined || paid === undefined || begun === undefined)
      throw new NotFast('nobody is assigned in the year');
    this.role = role;
    this.years = world.years;
    this.counted = setting.drivers.components
      .filter((one) => one.role === role && one.leftOut === undefined && one.component.unpaid === undefined)
      .map((component) => ({
        component,
        windows: periodsOfYear(component.component.measured).filter((window) => touches(first, window)),
      }));
    this.fast = new FastYear(paidBy, {
      role,
      ...(team === undefined ? {} : { team }),
      stay,
      noDeals: group.noDeals,
      supposed: remembered((value, asker) => suppositionOf(value, asker, group, world)),
      counted: this.counted.map(({ component: { component }, windows }) => {
        const excellence = excellenceOf(setting.plan, component);
        return { component, windows, ...(excellence === undefined ? {} : { excellence }) };
      }),
      paid,
      paidWindows: periodsOfYear(setting.plan.paid).filter(({ to }) => to >= begun),
      paidAlone: like !== undefined,
    });
    this.isLike = like !== undefined && this.signature === like.signature;
  }

  /**
   * In three steps. Throws `NotFast`, with the reason, for people whom only the reference engine can pay.
   *
   * @param terms whose terms are paid by; and, for what the same people cost by other terms than the plan's, how they are paid by
   *   these: then nothing but the cost is told
   */
  static *of(group: YearGroup, world: FastWorld, terms: Terms): Generator<void, FastGroup, void> {
    const made = new FastGroup(group, world, terms);
    const { like } = terms;
    if (made.isLike) {
      made.assigned = like?.assigned ?? [];
      return made;
    }
    yield;
    const { assigned, others, columns, supposed } = made.columnsOf(made.fast.inputs, group, world, like);
    if (like !== undefined && assigned.length !== like.assigned.length)
      throw new NotFast('other rows of the roster are read than by the plan');
    made.assigned = assigned;
    made.others = others;
    made.columns = columns;
    made.supposed = supposed;
    made.byName = new Map(made.fast.inputs.map(({ name }, index) => [name, columns[index] as Column]));
    yield;
    made.fast.ready(columns);
    return made;
  }

  /** The same for groups that are paid the same for the same results. */
  get signature(): string {
    this.signed ??= this.fast.signature;
    return this.signed;
  }

  /** Writes what the sources have drawn into the columns, as one of the years that are paid at once. */
  take(year: number, sources: Sources): void {
    const from = year * this.assigned.length;
    for (const { into, by } of this.supposed) {
      fill(by, sources.values, into, from);
      if (by.rows === 1) into.fill(into[from] as number, from, from + this.assigned.length);
    }
  }

  /** Pays the first so many years that were taken. Undefined where an amount is larger than a column holds. */
  pay(years: number): readonly GroupYear[] | undefined {
    const size = this.assigned.length;
    const paid = this.fast.pay(this.columns, years * size, this.memory);
    if (paid === undefined) return undefined;
    const all = Array.from({ length: years }, (_, year) => this.yearOf(paid, year * size));
    return all.every((one) => one.paid.every(Number.isSafeInteger)) ? all : undefined;
  }

  private yearOf(year: PaidYear, from: number): GroupYear {
    const size = this.assigned.length;
    const paid = new Float64Array(size);
    const per = year.paid.reduce((all, { unit }) => common(all, unit.d), 1n);
    const held = new Map<number, Set<string>>();
    for (const column of year.paid) {
      const { values, unit } = column;
      const times = Number((unit.n * per) / unit.d);
      for (let index = 0; index < size; index += 1) {
        const value = values[from + index] as number;
        if (!Number.isNaN(value)) paid[index] = (paid[index] as number) + value * times;
        else {
          const known = held.get(index) ?? new Set<string>();
          held.set(index, known);
          for (const code of year.codes(column, from + index)) known.add(code);
        }
      }
    }
    const { role, assigned } = this;
    return { role, assigned, paid, per, counts: this.countsOf(year, from), held };
  }

  private countsOf({ periods }: PaidYear, from: number): readonly PeriodCounts[] {
    const to = from + this.assigned.length;
    let at = 0;
    return this.counted.map(({ component, windows }) => {
      const counts: PeriodCounts = { component, of: 0, paid: 0, atTarget: 0, excellent: 0 };
      for (const _ of windows) {
        const period = periods[at];
        at += 1;
        for (let row = from; row < to; row += 1) {
          const isPaid = period?.isPaid(row);
          if (isPaid === undefined) continue;
          counts.of += 1;
          if (isPaid) counts.paid += 1;
          const reached = period?.reached?.(row);
          if (reached === undefined) continue;
          if (reached >= 1) counts.atTarget += 1;
          if (reached >= 2) counts.excellent += 1;
        }
      }
      return counts;
    });
  }

  private columnsOf(
    inputs: readonly FastInput[],
    group: YearGroup,
    world: FastWorld,
    like: FastGroup | undefined,
  ): Made {
    const supposed: Supposed[] = [];
    const { assigned, others, columns: said } = group.gathered(inputs);
    if (assigned.length === 0) throw new NotFast('their roster rows hold something else than numbers');
    const columns = inputs.map((input): Column => {
      if (input.kind === 'total') throw new NotFast(`${input.value} adds up rows, which nobody supposes`);
      if (input.kind !== 'supposed') return repeated(said[input.name], this.years);
      const shared = like?.byName.get(input.name);
      if (shared !== undefined) return shared;
      const by = combinationOf(input, assigned, world);
      const into = new Float64Array(this.years * assigned.length);
      supposed.push({ into, by });
      return columnUpTo(into, by.most, by.per);
    });
    return { assigned, others, columns, supposed };
  }
}

/** The same for each of the years that are paid at once. */
function repeated(column: Column | undefined, years: number): Column {
  if (column === undefined) throw new RangeError('a column is missing');
  const { values } = column;
  const all = new Float64Array(years * values.length);
  for (let year = 0; year < years; year += 1) all.set(values, year * values.length);
  return { ...column, values: all };
}

function remembered(of: SupposedOf): SupposedOf {
  const known = new Map<string, Supposition>();
  return (value, asker) => {
    const key = `${value} ${asker.kind} ${asker.kind === 'team' ? asker.team : ''}`;
    const supposition = known.get(key) ?? of(value, asker);
    known.set(key, supposition);
    return supposition;
  };
}

/** One row where it is the same for all. */
function combinationOf(
  { value, asker, window }: SupposedInput,
  assigned: readonly Assigned[],
  { setting, forms, sources }: FastWorld,
): Combination {
  const result = setting.drivers.results.get(value);
  const all = (asker.kind === 'payee' ? assigned.map(({ subject }) => subject) : [asker]).map((subject) => {
    const form = result && forms.of(result, subject, window);
    if (form === undefined) throw new NotFast(`${value} is supposed of some alone`);
    return form;
  });
  const combination = combined(all, sources);
  if (combination === undefined) throw new NotFast(`${value} may have more digits than a column holds`);
  return combination;
}

/** What stands in place of a value's formula, for all of a group alike. */
function suppositionOf(
  value: ValueId,
  asker: Asker,
  { role, assigned }: YearGroup,
  { setting, forms }: FastWorld,
): Supposition {
  const { results, components } = setting.drivers;
  if (asker.kind === 'payee') {
    const component = components.find((one) => one.component.stages.payout === value);
    if (component?.leftOut !== undefined) return 'nothing';
  }
  const result = results.get(value);
  if (result === undefined) return 'formula';
  const window = { from: 0, to: 0 };
  if (asker.kind !== 'payee') return forms.of(result, asker, window) === undefined ? 'formula' : 'given';
  const formed = assigned.filter(({ subject }) => forms.of(result, subject, window) !== undefined).length;
  if (formed !== 0 && formed !== assigned.length)
    throw new NotFast(`${value} is supposed of some of ${role} alone`);
  return formed === 0 ? 'formula' : 'given';
}

/** What is made, or why only the reference engine pays it. */
export function* orWhy<T extends object>(
  work: Generator<void, T, void>,
): Generator<void, T | { readonly because: string }, void> {
  try {
    return yield* work;
  } catch (problem) {
    if (problem instanceof NotFast) return { because: problem.message };
    throw problem;
  }
}
