import type { Component, Plan } from '@ontarget/evaluator/format';
import { gt, ONE, parseRational, type Rational } from '@ontarget/evaluator/numbers';

/**
 * The attainment that counts as excellence: where the last row of the component's curve begins, if that lies above
 * target. Undefined for a component whose curve says nothing beyond it.
 */
export function excellenceOf(plan: Plan, { curve }: Component): Rational | undefined {
  const found = curve === undefined ? undefined : plan.curves[curve];
  if (found === undefined || !('pieces' in found) || found.axis !== 'percent') return undefined;
  const from = found.pieces.at(-1)?.from;
  const last = from === undefined ? undefined : parseRational(from);
  return last?.ok && gt(last.value, ONE) ? last.value : undefined;
}
