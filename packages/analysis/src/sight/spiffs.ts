import type { Plan } from '@ontarget/evaluator/format';
import { add, div, type Rational, sum } from '@ontarget/evaluator/numbers';
import { atTarget, paysAtTarget, type Worked } from './at-target.ts';
import { own, paidComponentsOf } from './plan-view.ts';
import { roleWeights } from './weights.ts';

/**
 * What the SPIFFs of a role pay at target ÷ what all of its components do, SPIFFs included. A SPIFF is a component in force
 * on some days of the year only. Undefined where the role has none; with the reason where what one pays at target, or what
 * the others do, is not stated.
 */
export function spiffShare(plan: Plan, role: string): Worked | undefined {
  const known = own(plan.roles, role);
  if (known === undefined) throw new RangeError(`the plan has no role "${role}"`);
  const spiffs = paidComponentsOf(role, known).filter(({ component }) => component.active !== undefined);
  if (spiffs.length === 0) return undefined;
  const { components, targetPay } = roleWeights(plan, role);
  if (targetPay === undefined)
    return { ok: false, reason: 'nothing states what its other components pay at target' };
  const world = atTarget(plan, role);
  const pays: Rational[] = [];
  let onTop: Rational = targetPay;
  for (const { name, component } of spiffs) {
    // One with a weight is a part of target pay already.
    const weighed = components.find((one) => one.name === name)?.targetPay;
    if (weighed !== undefined) {
      pays.push(weighed);
      continue;
    }
    if (component.stages.measure !== undefined && component.stages.quota === undefined)
      return { ok: false, reason: `${name} has no quota, so nothing says what it pays at target` };
    const paid = paysAtTarget(plan, world, name);
    if (!paid.ok) return { ok: false, reason: `${name} cannot be worked out at target: ${paid.reason}` };
    pays.push(paid.value);
    onTop = add(onTop, paid.value);
  }
  return onTop.n === 0n ? undefined : { ok: true, value: div(sum(pays), onTop) };
}
