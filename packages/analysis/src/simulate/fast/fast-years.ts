import type { Assigned, WhatIf } from '@ontarget/evaluator/engine';
import { NotFast, yearGroups } from '@ontarget/evaluator/fast';
import type { Plan } from '@ontarget/evaluator/format';
import type { Setting } from '../setting.ts';
import { Sizes } from '../sizes.ts';
import { type DrawnYear, type GroupYear, Years } from '../year.ts';
import { FormedDraws } from './formed-draw.ts';
import { Forms } from './forms.ts';
import { FastGroup } from './group.ts';
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
  private readonly groups: readonly FastGroup[];
  private readonly others: readonly Assigned[];
  private readonly sources: Sources;
  private readonly formed: FormedDraws;
  private readonly years: Years;
  private readonly order: ReadonlyMap<Assigned, number>;
  private readonly draws: number;
  private readonly atOnce: number;
  /** The years that were paid at once, from `first` on: of each what each group comes to. */
  private paid: readonly (readonly (GroupYear | undefined)[])[] = [];
  private first = 0;

  private constructor(
    setting: Setting,
    { whatIf, paidBy }: { readonly whatIf: WhatIf; readonly paidBy: Plan },
    sizes: Sizes,
  ) {
    this.sources = new Sources(setting);
    const forms = new Forms(setting, sizes, this.sources);
    this.formed = new FormedDraws(setting, forms, this.sources);
    this.years = new Years(setting, whatIf, sizes);
    this.order = new Map(setting.people.assigned.map((one, index) => [one, index]));
    const left = new Map<string, LeftToReference>();
    const groups: FastGroup[] = [];
    const fast = new Set<Assigned>();
    const leave = (role: string, people: number, because: string): void => {
      const key = JSON.stringify([role, because]);
      left.set(key, { role, because, people: people + (left.get(key)?.people ?? 0) });
    };
    const alike = yearGroups(whatIf, setting.people.assigned);
    const people = Math.max(1, setting.people.assigned.length);
    const { draws } = setting.assumptions;
    const atOnce = Math.max(1, Math.min(draws, Math.floor(ROWS_AT_ONCE / people)));
    for (const group of alike) {
      const made = fastGroup(
        () => new FastGroup(group, { setting, forms, sources: this.sources, paidBy }, atOnce),
      );
      if ('because' in made) {
        leave(group.role, group.assigned.length, made.because);
        continue;
      }
      groups.push(made);
      for (const one of made.assigned) fast.add(one);
    }
    this.groups = groups;
    this.draws = draws;
    this.atOnce = atOnce;
    this.others = setting.people.assigned.filter((one) => !fast.has(one));
    const inGroups = new Set(alike.flatMap(({ assigned }) => assigned));
    for (const { subject } of this.others.filter((one) => !inGroups.has(one)))
      leave(subject.role, 1, 'they are paid by several rows of the roster');
    for (const { role, others } of groups)
      if (others.length > 0) leave(role, others.length, 'their roster rows hold something else than numbers');
    this.left = [...left.values()].sort((a, b) => (a.role < b.role ? -1 : a.role > b.role ? 1 : 0));
  }

  /** Undefined where the fast engine pays nobody, or what is supposed does not stand in columns. */
  static of(
    setting: Setting,
    terms: { readonly whatIf: WhatIf; readonly paidBy: Plan },
    sizes = new Sizes(setting),
  ): FastYears | undefined {
    const made = fastGroup(() => new FastYears(setting, terms, sizes));
    return 'because' in made || made.groups.length === 0 ? undefined : made;
  }

  /** One draw, as `Years` draws it; those next to it are paid in one go. A step for each group and for each other payee. */
  *draw(number: number): Generator<void, DrawnYear, void> {
    if (number < this.first || number >= this.first + this.paid.length) yield* this.pay(number);
    const paid = this.paid[number - this.first] ?? [];
    const unpaid = this.groups.filter((_, index) => paid[index] === undefined);
    const others =
      unpaid.length === 0
        ? this.others
        : this.inOrder([...this.others, ...unpaid.flatMap(({ assigned }) => assigned)]);
    const drawn = yield* this.years.draw(number, this.formed.draw(number), others);
    return { ...drawn, groups: paid.flatMap((one) => one ?? []) };
  }

  /** Pays as many years at once as every group takes, from one on. */
  private *pay(first: number): Generator<void, void, void> {
    const years = Math.max(1, Math.min(this.atOnce, this.draws - first));
    for (let year = 0; year < years; year += 1) {
      this.sources.drawTo(first + year);
      for (const group of this.groups) {
        yield;
        group.take(year, this.sources);
      }
    }
    const byGroup: (readonly GroupYear[] | undefined)[] = [];
    for (const group of this.groups) {
      yield;
      byGroup.push(group.pay(years));
    }
    this.first = first;
    this.paid = Array.from({ length: years }, (_, year) => byGroup.map((paid) => paid?.[year]));
  }

  private inOrder(people: readonly Assigned[]): readonly Assigned[] {
    return [...people].sort((a, b) => (this.order.get(a) ?? 0) - (this.order.get(b) ?? 0));
  }
}

function fastGroup<T>(work: () => T): T | { readonly because: string } {
  try {
    return work();
  } catch (problem) {
    if (problem instanceof NotFast) return { because: problem.message };
    throw problem;
  }
}
