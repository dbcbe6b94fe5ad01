import type { Expression } from '@ontarget/evaluator/format';
import { difference, readValue, round, sum } from '../build/expressions.ts';
import { type ComponentWork, stageValue } from './work.ts';

/**
 * What is paid out of what is earned. `each payment` rounds later, on the role's total; `on the running total` rounds
 * all that was earned this year and pays what that adds, so that roundings never drift apart from the whole.
 */
export function roundedPayout(work: ComponentWork): Expression {
  const { c, id, measurement } = work;
  const { rounding } = c.header;
  const earned = stageValue(work, 'earned');
  switch (rounding.point) {
    case 'each payment':
      return earned;
    case 'on the running total': {
      const before = (of: Expression): Expression => ({
        op: 'over',
        each: measurement.grain,
        periods: 'before the window',
        of,
        whileAssigned: true,
      });
      return difference(round(sum([earned, before(earned)]), rounding), before(readValue(`${id}/payout`)));
    }
    default:
      return round(earned, rounding);
  }
}
