import type { Expression, Rounding } from '@ontarget/evaluator/format';
import { ONE, ZERO } from '@ontarget/evaluator/numbers';
import { clauseOf } from '@ontarget/language';
import { constant, exact, least, quotient, round } from '../build/expressions.ts';
import { fraction } from '../literals.ts';
import { quotaWindow, resultsWindow } from './timing.ts';
import { addStage, type ComponentWork, stageValue } from './work.ts';

/**
 * Adds attainment: the result by the quota, rounded and then capped where the component says so. The result is the
 * component's own, unless another one picks the rate of a commission.
 */
export function addAttainment(work: ComponentWork, of?: Expression): void {
  const { component, measurement } = work;
  const result = of ?? stageValue(work, 'measure', resultsWindow(measurement));
  const quota = stageValue(work, 'quota', quotaWindow(measurement));
  const rounding = clauseOf(component, 'AttainmentRounding');
  const cap = clauseOf(component, 'AttainmentCap');
  let attainment = quotient(result, quota, whenZero(work));
  if (rounding !== undefined) {
    const unit = exact(fraction(rounding, rounding.unit));
    attainment = round(attainment, { mode: rounding.direction as Rounding['mode'], unit });
  }
  if (cap !== undefined) attainment = least([attainment, constant(fraction(cap, cap.percent), 'percent')]);
  addStage(work, 'attainment', 'percent', attainment);
}

/** A zero quota holds the payee, unless the component says what it pays; then the pay itself is decided by that. */
function whenZero({ component }: ComponentWork): Expression {
  switch (clauseOf(component, 'ZeroQuotaClause')?.fate) {
    case 'nothing':
      return constant(ZERO, 'percent');
    case 'target':
      return constant(ONE, 'percent');
    default:
      return { op: 'hold', code: 'zero-quota' };
  }
}
