import type { Reason } from '@ontarget/evaluator/engine';
import type { NodeId, Plan } from '@ontarget/evaluator/format';
import { add, compare, div, ge, gt, isZero, ONE, type Rational, ZERO } from '@ontarget/evaluator/numbers';
import type { Drivers, SimulatedComponent } from './drivers.ts';
import { excellenceOf } from './excellence.ts';
import { type Spread, share, spreadOf } from './percentiles.ts';
import type { Setting } from './setting.ts';
import type { ComponentOutcome, Cost, RoleOutcome, Simulation } from './simulate.ts';
import type { DrawnYear, PayeeYear } from './year.ts';

/** Adds up what draws come to. */
export class Tally {
  private readonly plan: Plan;
  private readonly drivers: Drivers;
  private readonly setting: Setting;
  private readonly costs: Rational[] = [];
  private readonly byRole = new Map<string, { costs: Rational[]; ratios: Rational[] }>();
  private readonly byComponent = new Map<
    SimulatedComponent,
    { of: number; paid: number; atTarget: number; excellent: number }
  >();
  private readonly byGoal = new Map<NodeId, Rational[]>();
  private readonly held = new Map<string, { message: string; years: number }>();
  private readonly targets = new Map<string, Rational>();
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

  *count({ years, periods, ask }: DrawnYear): Generator<void, void, void> {
    const paidBy = new Map<string, Rational>();
    let cost = ZERO;
    for (const year of years) {
      const { role } = year.assigned.subject;
      cost = add(cost, year.paid);
      paidBy.set(role, add(paidBy.get(role) ?? ZERO, year.paid));
      this.countRatio(role, year);
      for (const { code, message } of distinct(year.held)) {
        const known = this.held.get(code) ?? { message, years: 0 };
        this.held.set(code, { ...known, years: known.years + 1 });
      }
    }
    this.costs.push(cost);
    for (const [role, paid] of paidBy) this.roleOf(role).costs.push(paid);
    for (const { component, reached } of periods) {
      const tally = this.byComponent.get(component) ?? { of: 0, paid: 0, atTarget: 0, excellent: 0 };
      const { payout, attainment } = reached;
      const excellence = this.excellence.get(component);
      tally.of += 1;
      if (gt(payout, ZERO)) tally.paid += 1;
      if (attainment !== undefined && ge(attainment, ONE)) tally.atTarget += 1;
      if (attainment !== undefined && excellence !== undefined && ge(attainment, excellence))
        tally.excellent += 1;
      this.byComponent.set(component, tally);
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

  outcome(): Omit<Simulation, 'ok' | 'scoresAtTarget' | 'assumable'> {
    const { assigned } = this.setting.people;
    const targetOf = (of: typeof assigned) =>
      of.map(({ terms }) => this.targets.get(terms) ?? ZERO).reduce(add, ZERO);
    const roles = [...this.byRole].map(([role, { costs, ratios }]): RoleOutcome => {
      const of = assigned.filter(({ subject }) => subject.role === role);
      const leverage = ratios.length === 0 ? {} : { leverage: spreadOf(ratios) };
      return { role, payees: payees(of), target: targetOf(of), ...costOf(costs), ...leverage };
    });
    return {
      payees: payees(assigned),
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
    { of, paid, atTarget, excellent }: { of: number; paid: number; atTarget: number; excellent: number },
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

  private countRatio(role: string, { assigned, paid }: PayeeYear): void {
    const target = this.targets.get(assigned.terms) ?? ZERO;
    if (!isZero(target)) this.roleOf(role).ratios.push(div(paid, target));
  }

  private roleOf(role: string) {
    const known = this.byRole.get(role) ?? { costs: [], ratios: [] };
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
