import type { Plan } from '@ontarget/evaluator/format';
import { add, compare, type Rational, rational } from '@ontarget/evaluator/numbers';
import { exactly } from '@ontarget/workspace/view';

const LEAST_END = rational(3, 2);
const BEYOND = rational(1, 5);

/** The attainment that charts and sliders of some components reach to: a fifth beyond the last bound, 150% at least. */
export function attainmentEnd(plan: Plan, role: string, components: readonly string[]): Rational {
  let end = LEAST_END;
  for (const name of components) {
    const curve = plan.curves[plan.roles[role]?.components[name]?.curve ?? ''];
    if (curve === undefined || !('pieces' in curve) || curve.axis !== 'percent') continue;
    for (const { from } of curve.pieces) {
      const bound = exactly(from);
      const beyond = bound && add(bound, BEYOND);
      if (beyond !== undefined && compare(beyond, end) > 0) end = beyond;
    }
  }
  return end;
}
