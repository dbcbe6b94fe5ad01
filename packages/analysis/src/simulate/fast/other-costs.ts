import type { Assigned, WhatIf } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { add, type Rational, rational, ZERO } from '@ontarget/evaluator/numbers';
import { wholeSum } from '../whole-sum.ts';
import { type GroupYear, Years } from '../year.ts';
import type { FormedDraws } from './formed-draw.ts';
import { FastGroup, type FastPeople, type FastWorld, orWhy } from './group.ts';

/** How everybody is paid by the plan's own terms. */
interface PaidByPlan {
  readonly world: FastWorld;
  readonly formed: FormedDraws;
  readonly people: readonly FastPeople[];
  /** Whom the reference engine pays. */
  readonly others: readonly Assigned[];
}

/**
 * What drawn years cost by other terms than the plan's, such as with another parameter: from the same columns, and paid again
 * only where the arithmetic is another.
 */
export class OtherCosts {
  /** By place among the people of the plan: how they are paid by these terms; undefined where the reference engine pays them. */
  private readonly fast: readonly (FastGroup | undefined)[];
  private readonly others: readonly Assigned[];
  private readonly years: () => Years;
  private readonly plan: PaidByPlan;
  private first = 0;
  private paid: readonly (readonly GroupYear[] | undefined)[] = [];

  private constructor(plan: PaidByPlan, fast: readonly (FastGroup | undefined)[], years: () => Years) {
    this.plan = plan;
    this.fast = fast;
    this.years = years;
    this.others = plan.people.flatMap(({ fast: { assigned } }, index) =>
      fast[index] === undefined ? assigned : [],
    );
  }

  /** @param whatIf the people by these terms, for whoever the reference engine has to pay */
  static *of(plan: PaidByPlan, paidBy: Plan, whatIf: () => WhatIf): Generator<void, OtherCosts, void> {
    const fast: (FastGroup | undefined)[] = [];
    for (const { group, fast: like } of plan.people) {
      yield;
      const made = yield* orWhy(FastGroup.of(group, plan.world, { paidBy, like }));
      fast.push('because' in made ? undefined : made);
    }
    let years: Years | undefined;
    return new OtherCosts(plan, fast, () => {
      years ??= new Years(plan.world.setting, whatIf());
      return years;
    });
  }

  /** Those who are paid otherwise than by the plan. */
  get groups(): readonly FastGroup[] {
    return this.fast.flatMap((one) => (one === undefined || one.isLike ? [] : one));
  }

  /** Pays so many years that were taken. */
  *pay(first: number, years: number): Generator<void, void, void> {
    const paid: (readonly GroupYear[] | undefined)[] = [];
    for (const group of this.fast) {
      yield;
      paid.push(group === undefined || group.isLike ? undefined : group.pay(years));
    }
    this.first = first;
    this.paid = paid;
  }

  /**
   * What a year costs.
   *
   * @param byPlan the same year by the plan's own terms, of each group
   */
  *cost(number: number, byPlan: readonly (GroupYear | undefined)[]): Generator<void, Rational, void> {
    let cost = ZERO;
    const people = [...this.plan.others, ...this.others];
    for (const [index, group] of this.fast.entries()) {
      if (group === undefined) continue;
      const year = group.isLike ? byPlan[index] : this.paid[index]?.[number - this.first];
      if (year === undefined) people.push(...group.assigned);
      else cost = add(cost, rational(wholeSum(year.paid), year.per));
    }
    if (people.length === 0) return cost;
    const drawn = yield* this.years().draw(number, this.plan.formed.draw(number), people);
    return drawn.years.reduce((sum, { paid }) => add(sum, paid), cost);
  }
}
