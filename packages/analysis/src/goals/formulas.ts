import type { Expression, Plan } from '@ontarget/evaluator/format';
import { ONE, type Rational } from '@ontarget/evaluator/numbers';
import { exactOf } from './exact.ts';

/** How a node's target lies in time other than that of the node above it. */
export interface TargetTiming {
  /** The part of the year's target that each month has, where the node is phased on its own. */
  readonly shares?: readonly Rational[];
  /** What the first months of next year are, as a multiple of this year's; 1 where no lead time looks for them. */
  readonly beyond: Rational;
}

/** Read from the formula of the target, which is the one place that says it. */
export function timingOf(plan: Plan, target: string): TargetTiming {
  const formula = Object.hasOwn(plan.values, target) ? plan.values[target]?.formula : undefined;
  const timing: { shares?: readonly Rational[]; beyond: Rational } = { beyond: ONE };
  if (formula !== undefined) walk(formula, timing);
  return timing;
}

function walk(formula: Expression, timing: { shares?: readonly Rational[]; beyond: Rational }): void {
  if (formula.op === 'phase') timing.shares = formula.shares.map(exactOf);
  if (formula.op === 'shift') timing.beyond = exactOf(formula.beyond);
  if (formula.op === 'over' || formula.op === 'shift') walk(formula.of, timing);
  if (formula.op === 'product') for (const factor of formula.of) walk(factor, timing);
}
