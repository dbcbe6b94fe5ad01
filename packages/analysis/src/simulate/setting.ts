import type { Assigned, Subject, Supposing, WhatIf } from '@ontarget/evaluator/engine';
import type { Plan, ValueId } from '@ontarget/evaluator/format';
import { add, type Rational, ZERO } from '@ontarget/evaluator/numbers';
import type { Assumptions } from './assumptions.ts';
import { Chance } from './chance.ts';
import type { Drivers } from './drivers.ts';
import type { People } from './people.ts';

/** Twelve months' results. */
export type Year = readonly Rational[];

export const NOTHING: Year = Array.from({ length: 12 }, () => ZERO);
export const ALL_MONTHS = NOTHING.map((_, month) => month);

/** What every draw has in common: quotas, targets, people. */
export class Setting {
  readonly plan: Plan;
  readonly people: People;
  readonly drivers: Drivers;
  readonly assumptions: Assumptions;
  readonly chance: Chance;
  /** Results of teams that no quota or target says the size of: they come to nothing, and the outcome says so. */
  readonly withoutTarget = new Set<string>();
  private readonly terms: Supposing;
  private readonly monthly = new Map<string, Year>();

  constructor(
    plan: Plan,
    {
      whatIf,
      people,
      drivers,
      assumptions,
    }: { whatIf: WhatIf; people: People; drivers: Drivers; assumptions: Assumptions },
  ) {
    this.plan = plan;
    this.people = people;
    this.drivers = drivers;
    this.assumptions = assumptions;
    this.chance = new Chance(assumptions.seed);
    this.terms = whatIf.suppose(() => undefined);
  }

  /** A quota or target of each month; nothing for a month that has none, as before the first day. */
  months(value: ValueId, subject: Subject, key: string, months: readonly number[]): Year {
    const known = this.monthly.get(`${value} ${key}`);
    if (known !== undefined) return known;
    const year = NOTHING.map((_, month) => {
      if (!months.includes(month)) return ZERO;
      const quota = this.terms.number(value, subject, { from: month, to: month });
      return 'n' in quota ? quota : ZERO;
    });
    this.monthly.set(`${value} ${key}`, year);
    return year;
  }

  /** Target pay of the year for the months that somebody is there. */
  targetPay({ subject, months }: Assigned): Rational {
    const id = `role/${subject.role}/target-pay`;
    if (this.plan.values[id] === undefined) return ZERO;
    let target = ZERO;
    for (const month of months) {
      const amount = this.terms.number(id, subject, { from: month, to: month });
      if ('n' in amount) target = add(target, amount);
    }
    return target;
  }
}
