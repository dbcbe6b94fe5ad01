import type { Assigned, WhatIf } from '@ontarget/evaluator/engine';
import { yearGroups } from '@ontarget/evaluator/fast';
import type { Plan } from '@ontarget/evaluator/format';
import type { Setting } from '../setting.ts';
import { Sizes } from '../sizes.ts';
import { type DrawnYear, type GroupYear, Years } from '../year.ts';
import { FormedDraws } from './formed-draw.ts';
import { Forms } from './forms.ts';
import { FastGroup, type FastPeople, type FastWorld, orWhy } from './group.ts';
import { OtherCosts } from './other-costs.ts';
import { Sources } from './sources.ts';

/** Years of so many people are paid at once: enough for a call to be worth its cost, few enough to stay in the cache. */
const ROWS_AT_ONCE = 4_096;

/** Who is left to the reference engine, and why: for a role, of how many people. */
export interface LeftToReference {
  readonly role: string;
  readonly people: number;
  readonly because: string;
}

/**
 * Years of pay, drawn over and over, as `Years` draws them: the same to the cent. Whoever the fast engine can pay is paid in
 * columns, several years at once; the others by the reference engine, by the same drawn results.
 */
export class FastYears {
  readonly left: readonly LeftToReference[];
  readonly world: FastWorld;
  readonly formed: FormedDraws;
  readonly people: readonly FastPeople[];
  /** Whom the reference engine pays. */
  readonly others: readonly Assigned[];
  private readonly years: Years;
  private readonly order: ReadonlyMap<Assigned, number>;
  private readonly otherCosts: OtherCosts[] = [];
  /** The years that were paid at once, from `first` on: of each what each group comes to. */
  private paid: readonly (readonly (GroupYear | undefined)[])[] = [];
  private first = 0;

  private constructor(
    world: FastWorld,
    parts: Pick<FastYears, 'formed' | 'people' | 'others' | 'left'>,
    years: Years,
  ) {
    this.world = world;
    ({ formed: this.formed, people: this.people, others: this.others, left: this.left } = parts);
    this.years = years;
    this.order = new Map(world.setting.people.assigned.map((one, index) => [one, index]));
  }

  /**
   * A step for each group. Undefined where the fast engine pays nobody, or what is supposed does not stand in columns.
   *
   * @param sizes how large results are, where another plan decides that
   */
  static *of(
    setting: Setting,
    { whatIf, paidBy }: { readonly whatIf: WhatIf; readonly paidBy: Plan },
    sizes = new Sizes(setting),
  ): Generator<void, FastYears | undefined, void> {
    const { people, assumptions } = setting;
    const sources = Sources.of(setting);
    if (sources === undefined) return undefined;
    const forms = new Forms(setting, sizes, sources);
    const atOnce = Math.floor(ROWS_AT_ONCE / Math.max(1, people.assigned.length));
    const years = Math.max(1, Math.min(assumptions.draws, atOnce));
    const world: FastWorld = { setting, forms, sources, years };
    const left = new Left();
    const made: FastPeople[] = [];
    const alike = yearGroups(whatIf, people.assigned);
    for (const group of alike) {
      yield;
      const fast = yield* orWhy(FastGroup.of(group, world, { paidBy }));
      if ('because' in fast) left.add(group.role, group.assigned.length, fast.because);
      else made.push({ group, fast });
    }
    if (made.length === 0) return undefined;
    const inColumns = new Set(made.flatMap(({ fast }) => fast.assigned));
    const others = people.assigned.filter((one) => !inColumns.has(one));
    for (const { fast } of made)
      left.add(fast.role, fast.others.length, 'their roster rows hold something else than numbers');
    const formed = new FormedDraws(setting, forms, sources);
    const parts = { formed, people: made, others, left: left.all() };
    return new FastYears(world, parts, new Years(setting, whatIf, sizes));
  }

  /** Also works out what the same years cost by other terms, from now on; a step for each group. */
  *alsoCost(paidBy: Plan, whatIf: () => WhatIf): Generator<void, void, void> {
    this.otherCosts.push(yield* OtherCosts.of(this, paidBy, whatIf));
  }

  /** One draw, as `Years` draws it; those next to it are paid in one go. A step for each group and for each other payee. */
  *draw(number: number): Generator<void, DrawnYear, void> {
    if (number < this.first || number >= this.first + this.paid.length) yield* this.pay(number);
    const paid = this.paid[number - this.first] ?? [];
    const unpaid = this.people.flatMap(({ fast }, index) => (paid[index] === undefined ? fast.assigned : []));
    const others = unpaid.length === 0 ? this.others : this.inOrder([...this.others, ...unpaid]);
    const drawing = this.formed.draw(number);
    const drawn = yield* this.years.draw(number, drawing, others);
    const otherCosts = [];
    for (const one of this.otherCosts) otherCosts.push(yield* one.cost(number, paid));
    return { ...drawn, groups: paid.flatMap((one) => one ?? []), otherCosts };
  }

  /** Pays as many years at once as every group takes, from one on. */
  private *pay(first: number): Generator<void, void, void> {
    const { years: atOnce, sources, setting } = this.world;
    const years = Math.max(1, Math.min(atOnce, setting.assumptions.draws - first));
    const groups = [
      ...this.people.map(({ fast }) => fast),
      ...this.otherCosts.flatMap(({ groups: some }) => some),
    ];
    for (let year = 0; year < years; year += 1) {
      sources.drawTo(first + year);
      for (const group of groups) {
        yield;
        group.take(year, sources);
      }
    }
    const byGroup: (readonly GroupYear[] | undefined)[] = [];
    for (const { fast } of this.people) {
      yield;
      byGroup.push(fast.pay(years));
    }
    for (const one of this.otherCosts) yield* one.pay(first, years);
    this.first = first;
    this.paid = Array.from({ length: years }, (_, year) => byGroup.map((paid) => paid?.[year]));
  }

  private inOrder(people: readonly Assigned[]): readonly Assigned[] {
    return [...people].sort((a, b) => (this.order.get(a) ?? 0) - (this.order.get(b) ?? 0));
  }
}

/** Counts by role and reason who is left. */
class Left {
  private readonly byKey = new Map<string, LeftToReference>();

  add(role: string, people: number, because: string): void {
    if (people === 0) return;
    const key = JSON.stringify([role, because]);
    this.byKey.set(key, { role, because, people: people + (this.byKey.get(key)?.people ?? 0) });
  }

  all(): readonly LeftToReference[] {
    return [...this.byKey.values()].sort((a, b) => (a.role < b.role ? -1 : a.role > b.role ? 1 : 0));
  }
}
