import type { Plan } from '@ontarget/evaluator/format';
import { add, compare, div, eq, mul, type Rational, sub, ZERO } from '@ontarget/evaluator/numbers';
import { NotDecided } from './not-decided.ts';
import { PayFunction } from './pay-function.ts';

/** An attainment, and how many payees of each hundred (or whatever the weights add up to) reach it. */
export interface Attained {
  readonly attainment: Rational;
  readonly weight: Rational;
}

/** What two plans pay for the same attainment of every result. */
export interface Comparison {
  readonly at: readonly {
    readonly attainment: Rational;
    readonly here: Rational;
    readonly there: Rational;
  }[];
  /** What the first pays at target, and the other. */
  readonly target: { readonly here: Rational; readonly there: Rational };
  /** By how much more the first pays over the whole of the weights, for each payee. */
  readonly expected: Rational;
  readonly isNeutralAtTarget: boolean;
}

/**
 * Compares what a role's total (or a component) pays in two plans: at target, and with every result that has a quota or a
 * goal at each stated attainment of it, the others at target. Throws `NotDecided` where either is no exact function.
 */
export function against(
  plans: { readonly here: Plan; readonly there: Plan },
  role: string,
  component: string | undefined,
  attained: readonly Attained[],
): Comparison {
  const here = new PayFunction(plans.here, role, component);
  const there = new PayFunction(plans.there, role, component);
  const at = attained.map(({ attainment }) => ({
    attainment,
    here: here.atAttainment(attainment),
    there: there.atAttainment(attainment),
  }));
  const target = { here: here.atTarget(), there: there.atTarget() };
  const weights = attained.reduce((total, { weight }) => add(total, weight), ZERO);
  if (compare(weights, ZERO) <= 0) throw new NotDecided('no attainment is stated');
  const difference = at.reduce(
    (total, one, index) => add(total, mul(attained[index]?.weight ?? ZERO, sub(one.here, one.there))),
    ZERO,
  );
  return {
    at,
    target,
    expected: div(difference, weights),
    isNeutralAtTarget: eq(target.here, target.there),
  };
}
