import { spiffShare } from '@ontarget/analysis/sight';
import { div, gt, mul, rational, sum } from '@ontarget/evaluator/numbers';
import type { PolicyContext } from './context.ts';
import { drawsOf } from './draws.ts';
import type { Figure, FigureOf } from './figure.ts';
import { leverageOf } from './leverage.ts';
import type { JudgedSubject } from './subjects.ts';

/** Numbers about the whole pay of a role, over the year. */
export const FIGURES_OF_ROLE: Readonly<Record<string, FigureOf>> = {
  leverage: (one, context, enough) => {
    const found = leverageOf(one, context, enough);
    return found === undefined ? 'none' : 'why' in found ? found : { value: found.times };
  },
  'draw months': ({ role = '' }, { plan }) => {
    const months = drawsOf(plan, role).flatMap((draw) =>
      draw.months === 'without end' ? [] : [draw.months],
    );
    return months.length === 0 ? 'none' : { value: rational(Math.max(...months)) };
  },
  'draw share': drawShare,
  'spiff share': ({ role = '' }, { plan }) => {
    const share = spiffShare(plan, role);
    if (share === undefined) return 'none';
    return share.ok ? { value: share.value } : { why: share.reason };
  },
};

/** What a draw tops up to in the months that it does ÷ a twelfth of the year's target pay for each of them. */
function drawShare({ role = '' }: JudgedSubject, context: PolicyContext): Figure {
  const { targetPay } = context.weightsOf(role);
  if (targetPay === undefined || targetPay.n <= 0n) return 'none';
  const shares = drawsOf(context.plan, role)
    .filter(({ amounts }) => amounts.length > 0)
    .map(({ amounts }) => div(mul(sum(amounts), rational(12)), mul(targetPay, rational(amounts.length))));
  const [first, ...rest] = shares;
  return first === undefined
    ? 'none'
    : { value: rest.reduce((most, one) => (gt(one, most) ? one : most), first) };
}
