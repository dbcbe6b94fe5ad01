import type { Plan } from '@ontarget/evaluator/format';
import { div, mul, ONE, type Rational, sum, ZERO } from '@ontarget/evaluator/numbers';
import { atTarget, paysAtTarget, type TargetWorld } from './at-target.ts';
import { type Chain, chainsOf } from './chain.ts';
import { exact, own, type PlacedComponent, paidComponentsOf } from './plan-view.ts';

/** What a component counts for in its role. */
export interface ComponentWeight extends PlacedComponent {
  /** Target pay of the year in the plan's currency; absent where only the roster says how much target pay there is. */
  readonly targetPay?: Rational;
  /** Its part of the target pay of all components that have one; from 0 to 1. */
  readonly weight: Rational;
  /** Whether a measure that it is paid on is marked as revenue. */
  readonly onRevenue: boolean;
  /** Whether it is on revenue, or on a number that a goal counted in revenue is converted into. */
  readonly linked: boolean;
  readonly chains: readonly Chain[];
}

/** A component that the weights leave out, and why. */
export interface LeftOut extends PlacedComponent {
  readonly reason: string;
}

/** How the variable pay of a role is divided, at target. */
export interface RoleWeights {
  readonly role: string;
  readonly components: readonly ComponentWeight[];
  readonly leftOut: readonly LeftOut[];
  /** Target pay of all components that have one; absent where only the roster says it. */
  readonly targetPay?: Rational;
  /** Target pay of components on revenue ÷ target pay of all variable components; absent where nothing has a target. */
  readonly revenueWeight?: Rational;
  /** The same, with goals that are converted from revenue counted too. */
  readonly linkedWeight?: Rational;
}

/**
 * Divides a role's target pay among its components: a weight's part of target pay, and what a commission or a bonus comes
 * to over the year when each result is at its target. What is in force on some days of the year only (a SPIFF) is left
 * out, and so is what nothing states a target for. Throws `RangeError` for a role that the plan does not have.
 *
 * @param worldOf makes the year in which every result is at its target; for who needs it for more than the weights.
 */
export function roleWeights(
  plan: Plan,
  role: string,
  worldOf: () => TargetWorld = () => atTarget(plan, role),
): RoleWeights {
  const known = own(plan.roles, role);
  if (known === undefined) throw new RangeError(`the plan has no role "${role}"`);
  const placed = paidComponentsOf(role, known);
  const total = known.targetPay === undefined ? undefined : exact(known.targetPay.value);
  const others = placed.filter(({ component }) => component.kind !== 'weighted');
  const world = others.some((one) => spiff(one) === undefined) ? worldOf() : undefined;
  const valued: { one: PlacedComponent; pay: Rational }[] = [];
  const leftOut: LeftOut[] = [];
  for (const one of placed) {
    const found = targetOf(one);
    if (typeof found === 'string') leftOut.push({ ...one, reason: found });
    else valued.push({ one, pay: found });
  }
  const sumOfAll = sum(valued.map(({ pay }) => pay));
  const isMoney = total !== undefined || valued.every(({ one }) => one.component.kind !== 'weighted');
  const components = valued.map(({ one, pay }): ComponentWeight => {
    const chains = chainsOf(plan, one);
    const onRevenue = isOnRevenue(plan, one);
    return {
      ...one,
      ...(isMoney ? { targetPay: pay } : {}),
      weight: sumOfAll.n === 0n ? ZERO : div(pay, sumOfAll),
      onRevenue,
      linked: onRevenue || chains.some((chain) => comesFromRevenue(plan, chain)),
      chains,
    };
  });
  return {
    role,
    components,
    leftOut,
    ...(isMoney && valued.length > 0 ? { targetPay: sumOfAll } : {}),
    ...(sumOfAll.n === 0n
      ? {}
      : {
          revenueWeight: sum(components.filter((one) => one.onRevenue).map(({ weight }) => weight)),
          linkedWeight: sum(components.filter((one) => one.linked).map(({ weight }) => weight)),
        }),
  };

  /** Money, or a part of target pay where only the roster says how much that is; or why there is neither. */
  function targetOf(one: PlacedComponent): Rational | string {
    const { component, name } = one;
    if (component.kind === 'weighted') return mul(exact(component.weight ?? '0'), total ?? ONE);
    const dates = spiff(one);
    if (dates !== undefined) return dates;
    if (total === undefined && placed.some((other) => other.component.kind === 'weighted'))
      return 'only the roster says how much target pay there is to compare it with';
    if (world === undefined) return NO_TARGET;
    if (component.stages.measure !== undefined && component.stages.quota === undefined) return NO_TARGET;
    const pays = paysAtTarget(plan, world, name);
    return pays.ok ? pays.value : `it cannot be worked out at target: ${pays.reason}`;
  }
}

const NO_TARGET = 'it has no quota, so nothing says what it pays at target';

function spiff({ component: { active } }: PlacedComponent): string | undefined {
  return active && `it is in force from ${active.first} to ${active.last} only`;
}

/** Whether a measure that a component is paid on is marked as revenue. */
export function isOnRevenue(plan: Plan, { component }: PlacedComponent): boolean {
  return component.on.measures.some((measure) => own(plan.measures, measure)?.revenue === true);
}

/** Whether a line leads to a number of revenue through shares and conversions alone; what only supports it does not. */
function comesFromRevenue(plan: Plan, { steps, adds }: Chain): boolean {
  return adds && steps.some(({ measure }) => own(plan.measures, measure)?.revenue === true);
}
