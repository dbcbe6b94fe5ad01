import type { Assigned, Subject } from '@ontarget/evaluator/engine';
import type { ValueId } from '@ontarget/evaluator/format';
import { ZERO } from '@ontarget/evaluator/numbers';
import { targetFor } from './drivers.ts';
import type { Result } from './results.ts';
import { ALL_MONTHS, NOTHING, type Setting, type Year } from './setting.ts';

type PayeeSubject = Subject & { readonly kind: 'payee' };

/** A person of one of the plans, with the quota that a result of theirs is a multiple of. */
interface Sized {
  readonly setting: Setting;
  readonly assigned: Assigned;
  readonly quota: ValueId;
}

/**
 * How large results are at 100%: quotas and targets, month by month. Where two plans are paid for the same year, the first of
 * them that says how large a result is decides, so that a plan with another quota is paid for the same result.
 */
export class Sizes {
  private readonly own: Setting;
  private readonly world: readonly Setting[];
  private readonly people = new Map<string, Year | undefined>();
  private readonly terms = new Map<Assigned, string>();

  /**
   * @param own the plan that asks
   * @param world the plans that say how large results are, the one that decides first; the plan's own alone for a year of its own
   */
  constructor(own: Setting, world: readonly Setting[] = [own]) {
    this.own = own;
    this.world = world;
  }

  /** Whether people have results of their own of a measure, in either plan. */
  isOfPeople(measure: string): boolean {
    return this.world.some(
      ({ drivers, assumptions }) => drivers.quotas.has(measure) || assumptions.results[measure] !== undefined,
    );
  }

  hasOwn(measure: string, assigned: Assigned): boolean {
    if (this.own.assumptions.results[measure] !== undefined) return this.isRead(measure, assigned);
    return this.quotaOf(measure, assigned) !== undefined;
  }

  /** Whether somebody's own results of a measure decide anybody's pay in their role, by either plan. */
  isRead(measure: string, assigned: Assigned): boolean {
    return this.world.some((setting) =>
      this.alike(setting, assigned).some(({ subject }) =>
        setting.drivers.readers.get(measure)?.has(subject.role),
      ),
    );
  }

  /** The quota of each month that somebody carries for a measure; undefined where they carry none. */
  quotaOf(measure: string, assigned: Assigned): Year | undefined {
    return this.ofPerson('quotas', measure, assigned);
  }

  /** The quota of each month for what rolls up to a manager. */
  managersQuotaOf(measure: string, assigned: Assigned): Year | undefined {
    return this.ofPerson('managers', measure, assigned);
  }

  /** The target of each month of a number that is nobody's own. @param whose the team; empty for the company */
  targetOf(result: Result, whose: string): Year | undefined {
    for (const setting of this.world) {
      const { plan, drivers, people } = setting;
      const team = result.whose === 'its team' ? whose : undefined;
      const target = targetFor(plan, drivers.targets, result, team);
      if (target === undefined) continue;
      const one = plan.values[target]?.subject === 'payee' ? people.inTeam(whose)[0] : undefined;
      return setting.months(target, one?.subject ?? { kind: 'company' }, `target ${whose}`, ALL_MONTHS);
    }
    return undefined;
  }

  /** The target of a ratio or a score for each month. */
  levelOf(result: Result, subject: Subject, whose: string): Year | undefined {
    for (const setting of this.world) {
      const { plan, drivers } = setting;
      const here = subject.kind === 'payee' ? this.subjectIn(setting, subject) : subject;
      if (here === undefined) continue;
      const quota = here.kind === 'payee' ? drivers.quotas.get(result.measure)?.get(here.role) : undefined;
      const target = quota ?? targetFor(plan, drivers.targets, result, whose);
      if (target !== undefined) return setting.months(target, here, `level ${whose}`, ALL_MONTHS);
    }
    return undefined;
  }

  isLowerBetter(measure: string): boolean {
    const said = this.world.find(({ plan }) => plan.measures[measure] !== undefined) ?? this.own;
    return said.plan.measures[measure]?.betterWhen === 'lower';
  }

  /** The same for two people whose results are of one size where the same is drawn for them, and who are paid by one rule. */
  termsOf(assigned: Assigned): string {
    const known = this.terms.get(assigned);
    if (known !== undefined) return known;
    const terms = this.world
      .filter((setting) => setting !== this.own)
      .flatMap((setting) => this.alike(setting, assigned).map((one) => setting.people.keysOf(one).terms));
    const text = [this.own.people.keysOf(assigned).terms, ...terms].join('/');
    this.terms.set(assigned, text);
    return text;
  }

  private ofPerson(kind: 'quotas' | 'managers', measure: string, assigned: Assigned): Year | undefined {
    const key = `${kind} ${measure} ${this.own.people.keysOf(assigned).own}`;
    if (this.people.has(key)) return this.people.get(key);
    const sized = this.world.flatMap((setting): Sized[] =>
      this.alike(setting, assigned).flatMap((one) => {
        const quota = setting.drivers[kind].get(measure)?.get(one.subject.role);
        return quota === undefined ? [] : [{ setting, assigned: one, quota }];
      }),
    );
    const year =
      sized.length === 0 ? undefined : NOTHING.map((_, month) => this.monthOf(sized, assigned, month));
    this.people.set(key, year);
    return year;
  }

  private monthOf(sized: readonly Sized[], { months }: Assigned, month: number) {
    const first = months.includes(month) && sized.find(({ assigned }) => assigned.months.includes(month));
    if (!first) return ZERO;
    const { setting, assigned, quota } = first;
    const { own } = setting.people.keysOf(assigned);
    return setting.months(quota, assigned.subject, own, assigned.months)[month] ?? ZERO;
  }

  /** Who a person of the plan is in another one: in the same role and team, or else in whichever they have there. */
  private alike(setting: Setting, assigned: Assigned): readonly Assigned[] {
    return setting === this.own ? [assigned] : setting.people.alike(assigned.subject);
  }

  private subjectIn(setting: Setting, subject: PayeeSubject): PayeeSubject | undefined {
    return setting === this.own ? subject : setting.people.alike(subject)[0]?.subject;
  }
}
