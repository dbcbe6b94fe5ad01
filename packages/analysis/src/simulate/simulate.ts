import { type Reason, type TableData, WhatIf } from '@ontarget/evaluator/engine';
import type { NodeId, Plan } from '@ontarget/evaluator/format';
import { add, div, isZero, type Rational, rational, ZERO } from '@ontarget/evaluator/numbers';
import type { Assumable } from './assumable.ts';
import type { Assumptions } from './assumptions.ts';
import { FastYears, type LeftToReference } from './fast/fast-years.ts';
import type { Spread } from './percentiles.ts';
import { driversFor, set, sideOf } from './side.ts';
import { Tally } from './tally.ts';
import { Years } from './year.ts';

/** What a plan and a roster are simulated with. */
export interface SimulationInput {
  readonly plan: Plan;
  /** The roster, and tables that formulas look things up in. */
  readonly tables: Readonly<Record<string, TableData>>;
  readonly assumptions: Assumptions;
  /** Other terms to pay the same results by, such as the plan with another parameter; the plan's own without it. */
  readonly paidBy?: Plan;
  /** Still other terms: what the same years cost by each is told as well. */
  readonly others?: readonly Plan[];
  /** `reference`: everybody is paid by the reference engine, payee by payee; without it, whoever can be in columns. */
  readonly by?: 'reference';
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
  /** Whom the reference engine alone can pay, and why: as exact, and slow. */
  readonly byReference: readonly LeftToReference[];
  /** What a year costs in the mean by each of the `others`. */
  readonly otherCosts: readonly Rational[];
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
export function* simulateInSteps(input: SimulationInput): Generator<void, Simulation | NotSimulated, void> {
  const { plan, tables, assumptions: asked, paidBy = plan, others = [], by, progress } = input;
  const side = sideOf(plan, tables, asked);
  if (!side.ok) return side;
  yield;
  const { setting, whatIf } = set(side, driversFor(side, asked));
  const { drivers, assumptions } = setting;
  if (drivers.unknown.length > 0)
    return { ok: false, unknown: drivers.unknown, problems: [], assumable: side.assumable };
  yield;
  const tally = new Tally(plan, drivers, setting);
  yield* tally.countTargets();
  const terms = { paidBy, whatIf: paidBy === plan ? whatIf : new WhatIf(paidBy, tables) };
  const fast = by === 'reference' ? undefined : yield* FastYears.of(setting, terms);
  const inColumns = others.map((other) => fast !== undefined && readsAlike(other, paidBy));
  for (const [index, other] of others.entries())
    if (inColumns[index] === true) yield* fast?.alsoCost(other, () => new WhatIf(other, tables)) ?? [];
  const years = fast ?? new Years(setting, terms.whatIf);
  for (let number = 0; number < assumptions.draws; number += 1) {
    yield* tally.count(yield* years.draw(number));
    progress?.(number + 1);
  }
  const outcome = yield* tally.outcome();
  const shared = outcome.otherCosts.values();
  const otherCosts: Rational[] = [];
  for (const [index, other] of others.entries()) {
    const known = inColumns[index] === true ? shared.next().value : undefined;
    otherCosts.push(known ?? (yield* costBy(other, input)));
  }
  const { scoresAtTarget, assumable } = side;
  return { ok: true, ...outcome, otherCosts, scoresAtTarget, assumable, byReference: fast?.left ?? [] };
}

/** Whether two plans read the same tables over the same year: their people stand in the same columns. */
function readsAlike(one: Plan, other: Plan): boolean {
  const [a, b] = [one, other].map(({ tables, year, paid }) => JSON.stringify([tables, year, paid]));
  return a === b;
}

/** What the same years cost in the mean by other terms, drawn again for them alone. */
function* costBy(paidBy: Plan, input: SimulationInput): Generator<void, Rational, void> {
  const { others: _, progress: __, ...rest } = input;
  const result = yield* simulateInSteps({ ...rest, paidBy });
  if (!result.ok) throw new Error('the same years cannot be drawn again');
  return result.cost.mean;
}

/** By how much more or less a year costs with other terms: the difference of the two means, as a share of the first. */
export function costChange({ cost: { mean } }: Simulation, after: Rational): Rational {
  return isZero(mean) ? ZERO : add(div(after, mean), rational(-1));
}
