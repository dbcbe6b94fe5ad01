import type { Plan } from '@ontarget/evaluator/format';
import { div, ONE, type Rational, sub } from '@ontarget/evaluator/numbers';
import { atTarget, dependsOnRoster, paysWhen } from './at-target.ts';
import { own } from './plan-view.ts';
import { roleWeights } from './weights.ts';

/** A fall of some results while all others stay at their targets. */
export interface Fall {
  /** Measures whose results fall, wherever they are read: the company's, each node's and each payee's own. */
  readonly measures: readonly string[];
  /** Levels of the targets: from 1 to 9/10 is a fall by a tenth. */
  readonly from: Rational;
  readonly to: Rational;
}

/** Which part of its variable pay a role loses, or why that is not decided. */
export type Exposure =
  | {
      readonly ok: true;
      /** (before − after) ÷ before; negative where pay rises. */
      readonly lost: Rational;
      /** Variable pay of the year before and after the fall, exactly. */
      readonly before: Rational;
      readonly after: Rational;
    }
  | { readonly ok: false; readonly reason: string };

/**
 * The share of a role's variable pay that is lost when some results fall and nothing else changes, worked out by the
 * engine: curves, gates, multipliers and caps of components and of the total count; SPIFFs, what has no target, draws and
 * rounding do not. Requirements and multipliers that read none of the falling results are taken as met, and as one.
 */
export function exposure(plan: Plan, role: string, fall: Fall): Exposure {
  if (own(plan.roles, role) === undefined) throw new RangeError(`the plan has no role "${role}"`);
  const falling = new Set(fall.measures);
  const { leftOut } = roleWeights(plan, role);
  const without = leftOut.map(({ name }) => name);
  const world = atTarget(plan, role);
  if (dependsOnRoster(world, without))
    return { ok: false, reason: 'only the roster says what some of its components are paid on' };
  const before = paysWhen(world, falling, fall.from, without);
  if (!before.ok) return before;
  const after = paysWhen(world, falling, fall.to, without);
  if (!after.ok) return after;
  if (before.value.n === 0n) return { ok: false, reason: 'it pays nothing before the fall' };
  return {
    ok: true,
    lost: div(sub(before.value, after.value), before.value),
    before: before.value,
    after: after.value,
  };
}

/** All measures of a plan that count as revenue, in the order of their names. */
export function revenueMeasures(plan: Plan): string[] {
  return Object.entries(plan.measures)
    .filter(([, { revenue }]) => revenue)
    .map(([name]) => name);
}

/** Revenue falling by a part of its targets, everything else at its own. */
export function revenueFall(plan: Plan, by: Rational): Fall {
  return { measures: revenueMeasures(plan), from: ONE, to: sub(ONE, by) };
}
