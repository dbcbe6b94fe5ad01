import { type Reason, type TableData, WhatIf } from '@ontarget/evaluator/engine';
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
import { type Assumable, assumableOf } from './assumable.ts';
import type { Assumptions } from './assumptions.ts';
import { constant } from './distribution.ts';
import { Setting } from './draw.ts';
import { type Drivers, driversOf, type SimulatedComponent } from './drivers.ts';
import { excellenceOf } from './excellence.ts';
import { People } from './people.ts';
import { type Spread, share, spreadOf } from './percentiles.ts';
import { type DrawnYear, type PayeeYear, Years } from './year.ts';

/** What a plan and a roster are simulated with. */
export interface SimulationInput {
  readonly plan: Plan;
  /** The roster, and tables that formulas look things up in. */
  readonly tables: Readonly<Record<string, TableData>>;
  readonly assumptions: Assumptions;
  /** Other terms to pay the same results by, such as the plan with another parameter; the plan's own without it. */
  readonly paidBy?: Plan;
  /** Told after each draw how many are done. */
  readonly progress?: (done: number) => void;
}

/** Why nothing can be simulated: measures of which nobody says how large they are, or a roster that cannot be used. */
export interface NotSimulated {
  readonly ok: false;
  /** Measures that have neither a quota nor a target, and whose results nobody supposes. */
  readonly unknown: readonly string[];
  readonly problems: readonly Reason[];
  readonly assumable: readonly Assumable[];
}

/** The cost of a year and how its people come out, over all draws. Money in the plan's currency. */
export interface Simulation {
  readonly ok: true;
  readonly payees: number;
  readonly cost: Cost;
  readonly roles: readonly RoleOutcome[];
  readonly components: readonly ComponentOutcome[];
  /** How goals come out as a share of their target for the year. */
  readonly goals: readonly { readonly node: NodeId; readonly attainment: Spread }[];
  /** Components that cannot be supposed, and are paid nothing here. */
  readonly leftOut: readonly { readonly role: string; readonly component: string; readonly why: string }[];
  /** Results of teams that have neither a target nor people with quotas, such as `NewARR of Web`: taken as nothing. */
  readonly withoutTarget: readonly string[];
  /** How many payee-years of all draws have a part without an amount, by code. */
  readonly held: readonly { readonly code: string; readonly message: string; readonly years: number }[];
  /** Scores that nobody supposed: taken as 100%. */
  readonly scoresAtTarget: readonly string[];
  /** The measures that something can be supposed of. */
  readonly assumable: readonly Assumable[];
}

export interface Cost extends Spread {
  /** Target pay of everybody for the months that they are there. */
  readonly target: Rational;
  /** What each drawn year costs, the cheapest first. */
  readonly years: readonly Rational[];
}

export interface RoleOutcome extends Cost {
  readonly role: string;
  readonly payees: number;
  /** A payee's pay of a year by target pay: how much the best are paid for each dollar at target. Absent without target pay. */
  readonly leverage?: Spread;
}

export interface ComponentOutcome {
  readonly role: string;
  readonly component: string;
  /** Of all measured periods of all payees and draws: how many pay anything, reach 100%, reach excellence. */
  readonly paid: Rational;
  /** Absent without attainment. */
  readonly atTarget?: Rational;
  readonly excellence?: { readonly at: Rational; readonly reached: Rational };
}

/**
 * Draws a year over and over: results of everybody by the stated distributions, rolled up to managers, teams and goals,
 * and paid by the engine. The same input gives the same result, whatever the order of the roster.
 */
export function simulate(input: SimulationInput): Simulation | NotSimulated {
  const steps = simulateInSteps(input);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/**
 * The same in steps: about one for each payee of each draw, between which something else may be done or the work be given
 * up.
 */
export function* simulateInSteps({
  plan,
  tables,
  assumptions: asked,
  paidBy = plan,
  progress,
}: SimulationInput): Generator<void, Simulation | NotSimulated, void> {
  const whatIf = new WhatIf(plan, tables);
  if (whatIf.problems.length > 0 || whatIf.assigned.length === 0) {
    return { ok: false, unknown: [], problems: whatIf.problems, assumable: [] };
  }
  yield;
  const stated = new Set(Object.keys(asked.results));
  const roles = new Set(whatIf.assigned.map(({ subject }) => subject.role));
  const assumable = assumableOf(plan, roles);
  const scoresAtTarget = driversOf(plan, stated, roles).unknown.filter(
    (name) => plan.measures[name]?.unit === 'score',
  );
  const assumptions = {
    ...asked,
    results: { ...Object.fromEntries(scoresAtTarget.map((name) => [name, constant(ONE)])), ...asked.results },
  };
  const drivers = driversOf(plan, new Set(Object.keys(assumptions.results)), roles);
  if (drivers.unknown.length > 0) return { ok: false, unknown: drivers.unknown, problems: [], assumable };
  yield;
  const people = new People(whatIf);
  yield;
  const setting = new Setting(plan, { whatIf, people, drivers, assumptions });
  const tally = new Tally(plan, drivers, setting);
  yield* tally.countTargets();
  const years = new Years(setting, paidBy === plan ? whatIf : new WhatIf(paidBy, tables));
  for (let number = 0; number < assumptions.draws; number += 1) {
    yield* tally.count(yield* years.draw(number));
    progress?.(number + 1);
  }
  return { ok: true, ...tally.outcome(), scoresAtTarget, assumable };
}

/** Adds up what draws come to. */
class Tally {
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

/** By how much more or less a year costs with other terms: the difference of the two means, as a share of the first. */
export function costChange(before: Simulation, after: Simulation): Rational {
  const { mean } = before.cost;
  return isZero(mean) ? ZERO : add(div(after.cost.mean, mean), rational(-1));
}
