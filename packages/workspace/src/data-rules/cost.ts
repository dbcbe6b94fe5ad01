import { targetsOf, yearInPeriods } from '@ontarget/analysis/goals';
import {
  div,
  formatNumber,
  formatPercent,
  gt,
  lt,
  mul,
  parseRational,
  rational,
  roundTo,
} from '@ontarget/evaluator/numbers';
import type { DataCase, DataFinding } from './inputs.ts';
import type { DataBound } from './terms.ts';

/** The cost of those who sell, in parts of the year's revenue: the target of the goal on revenue. */
export function costOfSelling({ plan, inputs, bound }: DataCase<DataBound>): DataFinding[] {
  const { cost } = inputs;
  if (cost === undefined)
    return [
      { kind: 'not evaluated', needs: 'it needs what paying for selling costs in the year: --cost <money>' },
    ];
  const roots = Object.entries(plan.goals).filter(
    ([, { parent, measure }]) =>
      parent === undefined &&
      plan.measures[measure]?.revenue === true &&
      plan.measures[measure]?.unit === plan.currency,
  );
  const [root] = roots;
  if (root === undefined || roots.length > 1) {
    const has = root === undefined ? 'none' : `${roots.length}`;
    return [
      {
        kind: 'not evaluated',
        needs: `it needs one goal on revenue in ${plan.currency}, whose target is the year's revenue, and the plan has ${has}`,
      },
    ];
  }
  const [id] = root;
  const target = targetsOf(plan, [yearInPeriods(plan, 'year').year], [id]).get(id)?.[0];
  if (target === undefined || 'reason' in target)
    return [
      {
        kind: 'not evaluated',
        needs: `the target of ${id} is not known: ${target?.reason ?? 'it has none'}`,
      },
    ];
  const revenue = parseRational(target.quantity.value);
  if (!revenue.ok || revenue.value.n <= 0n)
    return [{ kind: 'not evaluated', needs: `the target of ${id} is not above zero` }];
  const share = div(cost, revenue.value);
  if (!lt(share, bound.low) && !gt(share, bound.high)) return [];
  const percent = roundTo(mul(share, rational(100)), rational(1, 10), 'half up');
  const isHigh = gt(share, bound.high);
  return [
    {
      kind: 'broken',
      places: [id],
      finding: `paying for selling costs ${formatNumber(percent)}% of the year's revenue target, not ${formatPercent(bound.low)} to ${formatPercent(bound.high)}`,
      mend: isHigh
        ? 'See in `ontarget simulate` which terms the cost comes from'
        : 'See whether pay keeps those who could sell elsewhere',
    },
  ];
}
