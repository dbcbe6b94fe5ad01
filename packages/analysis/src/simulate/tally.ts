import type { Assigned, Reason } from '@ontarget/evaluator/engine';
import type { NodeId, Plan } from '@ontarget/evaluator/format';
import {
  add,
  compare,
  div,
  ge,
  gt,
  isZero,
  ONE,
  type Rational,
  rational,
  ZERO,
} from '@ontarget/evaluator/numbers';
import type { Drivers, SimulatedComponent } from './drivers.ts';
import { excellenceOf } from './excellence.ts';
import { Leverage, type Targets } from './leverage.ts';
import { type Spread, share, spreadOf } from './percentiles.ts';
import type { Setting } from './setting.ts';
import type { ComponentOutcome, Cost, RoleOutcome, Simulation } from './simulate.ts';
import { wholeSum } from './whole-sum.ts';
import type { DrawnYear, GroupYear, PayeeYear, PeriodCounts } from './year.ts';

/** Adds up what draws come to. */
export class Tally {
  private readonly plan: Plan;
  private readonly drivers: Drivers;
  private readonly setting: Setting;
  private readonly costs: Rational[] = [];
  private readonly byRole = new Map<string, { costs: Rational[]; ratios: Leverage }>();
  private readonly byComponent = new Map<SimulatedComponent, PeriodCounts>();
  private readonly byGoal = new Map<NodeId, Rational[]>();
  private readonly held = new Map<string, { message: string; years: number }>();
  /** What all draws together cost by other terms. */
  private otherCosts: readonly Rational[] = [];
  private order: ReadonlyMap<Assigned, number> | undefined;
  private readonly targets = new Map<string, Rational>();
  private readonly targetsOf = new Map<readonly Assigned[], Targets>();
  private readonly excellence = new Map<SimulatedComponent, Rational | undefined>();

  constructor(plan: Plan, drivers: Drivers, setting: Setting) {
    this.plan = plan;
    this.drivers = drivers;
    this.setting = setting;
    for (const one of drivers.components) this.excellence.set(one, excellenceOf(plan, one.component));
  }

  *countTargets(): Generator<void, void, void> {
    for (const assigned of this.setting.people.assigned) {
      if (!this.targets.has(assigned.terms)) {
        yield;
        this.targets.set(assigned.terms, this.setting.targetPay(assigned));
      }
    }
  }

  *count(drawn: DrawnYear): Generator<void, void, void> {
    const { years, periods, ask, groups } = drawn;
    const paidBy = new Map<string, Rational>();
    let cost = ZERO;
    for (const year of years) {
      const { role } = year.assigned.subject;
      cost = add(cost, year.paid);
      paidBy.set(role, add(paidBy.get(role) ?? ZERO, year.paid));
      this.countRatio(role, year);
    }
    for (const group of groups) {
      yield;
      const paid = rational(wholeSum(group.paid), group.per);
      cost = add(cost, paid);
      paidBy.set(group.role, add(paidBy.get(group.role) ?? ZERO, paid));
      this.roleOf(group.role).ratios.addAll(group.paid, group.per, this.targetsIn(group));
      for (const counts of group.counts) this.addPeriods(counts);
    }
    this.countHeld(drawn);
    this.otherCosts = drawn.otherCosts.map((one, index) => add(one, this.otherCosts[index] ?? ZERO));
    this.costs.push(cost);
    for (const [role, paid] of paidBy) this.roleOf(role).costs.push(paid);
    for (const { component, reached } of periods) {
      const { payout, attainment } = reached;
      const excellence = this.excellence.get(component);
      this.addPeriods({
        component,
        of: 1,
        paid: gt(payout, ZERO) ? 1 : 0,
        atTarget: attainment !== undefined && ge(attainment, ONE) ? 1 : 0,
        excellent: attainment !== undefined && excellence !== undefined && ge(attainment, excellence) ? 1 : 0,
      });
    }
    for (const [node, { actual, target }] of Object.entries(this.plan.goals)) {
      yield;
      const [of, by] = [actual, target].map((id) => ask.number(id, { kind: 'company' }, { from: 0, to: 11 }));
      if (of === undefined || by === undefined || !('n' in of) || !('n' in by) || isZero(by)) continue;
      const known = this.byGoal.get(node) ?? [];
      known.push(div(of, by));
      this.byGoal.set(node, known);
    }
  }

  /** Target pay of the year for the months of an assignment. */
  targetOf(assigned: PayeeYear['assigned']): Rational {
    return this.targets.get(assigned.terms) ?? ZERO;
  }

  /** A step for each role. */
  *outcome(): Generator<void, Omit<Simulation, 'ok' | 'scoresAtTarget' | 'assumable' | 'byReference'>, void> {
    const { assigned } = this.setting.people;
    const targetOf = (of: typeof assigned) =>
      of.map(({ terms }) => this.targets.get(terms) ?? ZERO).reduce(add, ZERO);
    const roles: RoleOutcome[] = [];
    for (const [role, { costs, ratios }] of this.byRole) {
      yield;
      const of = assigned.filter(({ subject }) => subject.role === role);
      const leverage = ratios.spread();
      const cost = { role, payees: payees(of), target: targetOf(of), ...costOf(costs) };
      roles.push(leverage === undefined ? cost : { ...cost, leverage });
    }
    yield;
    return {
      payees: payees(assigned),
      otherCosts: this.otherCosts.map((all) => div(all, rational(Math.max(1, this.costs.length)))),
      cost: { target: targetOf(assigned), ...costOf(this.costs) },
      roles: roles.sort((a, b) => (a.role < b.role ? -1 : 1)),
      components: this.drivers.components.flatMap((one) => {
        const tally = this.byComponent.get(one);
        return tally === undefined ? [] : [this.componentOutcome(one, tally)];
      }),
      goals: [...this.byGoal].map(([node, ratios]) => ({ node, attainment: spreadOf(ratios) })),
      leftOut: this.drivers.components.flatMap(({ role, name, leftOut }) =>
        leftOut === undefined ? [] : [{ role, component: name, why: leftOut }],
      ),
      withoutTarget: [...this.setting.withoutTarget].sort(),
      held: [...this.held].map(([code, one]) => ({ code, ...one })),
    };
  }

  private componentOutcome(
    one: SimulatedComponent,
    { of, paid, atTarget, excellent }: PeriodCounts,
  ): ComponentOutcome {
    const at = this.excellence.get(one);
    const measured = one.component.stages.attainment !== undefined;
    return {
      role: one.role,
      component: one.name,
      paid: share(paid, of),
      ...(measured ? { atTarget: share(atTarget, of) } : {}),
      ...(measured && at !== undefined ? { excellence: { at, reached: share(excellent, of) } } : {}),
    };
  }

  private addPeriods({ component, of, paid, atTarget, excellent }: PeriodCounts): void {
    if (of === 0) return;
    const known = this.byComponent.get(component) ?? { component, of: 0, paid: 0, atTarget: 0, excellent: 0 };
    known.of += of;
    known.paid += paid;
    known.atTarget += atTarget;
    known.excellent += excellent;
    this.byComponent.set(component, known);
  }

  /** In the order of the roster, whoever was paid by which engine: the first of a code says it in words. */
  private countHeld({ years, groups, yearOf }: DrawnYear): void {
    const inGroups = groups.flatMap(({ assigned, held }) =>
      [...held].flatMap(([index, codes]) => {
        const one = assigned[index];
        return one === undefined ? [] : [{ assigned: one, codes, held: undefined }];
      }),
    );
    const others = years
      .filter(({ held }) => held.length > 0)
      .map(({ assigned, held }) => ({ assigned, codes: new Set(held.map(({ code }) => code)), held }));
    const all = [...inGroups, ...others];
    const isNew = all.some(({ codes }) => [...codes].some((code) => !this.held.has(code)));
    if (isNew && inGroups.length > 0) {
      this.order ??= new Map(this.setting.people.assigned.map((one, index) => [one, index]));
      const place = (one: Assigned) => this.order?.get(one) ?? 0;
      all.sort((a, b) => place(a.assigned) - place(b.assigned));
    }
    for (const { assigned, codes, held } of all) {
      const isKnown = [...codes].every((code) => this.held.has(code));
      const reasons = held ?? (isKnown ? [] : yearOf(assigned).held);
      for (const { code, message } of distinct(reasons))
        if (!this.held.has(code)) this.held.set(code, { message, years: 0 });
      for (const code of codes) {
        const known = this.held.get(code);
        if (known !== undefined) known.years += 1;
      }
    }
  }

  private targetsIn({ assigned }: GroupYear): Targets {
    const known = this.targetsOf.get(assigned);
    if (known !== undefined) return known;
    const all: Rational[] = [];
    const places = new Map<string, number>();
    const which = Int32Array.from(assigned, ({ terms }) => {
      const target = this.targets.get(terms) ?? ZERO;
      if (isZero(target)) return -1;
      const place = places.get(terms) ?? all.push(target) - 1;
      places.set(terms, place);
      return place;
    });
    const targets = { all, which };
    this.targetsOf.set(assigned, targets);
    return targets;
  }

  private countRatio(role: string, { assigned, paid }: PayeeYear): void {
    const target = this.targets.get(assigned.terms) ?? ZERO;
    if (!isZero(target)) this.roleOf(role).ratios.add(div(paid, target));
  }

  private roleOf(role: string) {
    const known = this.byRole.get(role) ?? { costs: [], ratios: new Leverage() };
    this.byRole.set(role, known);
    return known;
  }
}

function costOf(costs: readonly Rational[]): Spread & Pick<Cost, 'years'> {
  return { ...spreadOf(costs), years: [...costs].sort(compare) };
}

function payees(of: readonly { readonly subject: { readonly payee: string } }[]): number {
  return new Set(of.map(({ subject }) => subject.payee)).size;
}

function distinct(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((one) => [one.code, one])).values()];
}
