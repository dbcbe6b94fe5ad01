import type { Plan } from '@ontarget/evaluator/format';
import { formatDate } from '@ontarget/evaluator/numbers';
import type { PlanSettings } from '@ontarget/language';
import type { Choices } from '../choices.ts';
import { date } from '../literals.ts';

/** From when the plan amends the version before, and what becomes of results across that day. */
export function amendmentOf(
  { amendment }: Pick<PlanSettings, 'amendment'>,
  choices: Choices,
): Plan['amended'] {
  if (amendment === undefined) return undefined;
  const { fate } = amendment;
  const words =
    fate === undefined
      ? choices.settle({
          code: 'choice-amendment',
          params: { date: amendment.date },
          node: amendment,
          owner: 'plan',
          readings: ['results continue', 'results restart'],
        })
      : `results ${fate}`;
  return {
    from: formatDate(date(amendment, amendment.date)),
    results: words === 'results continue' ? 'continue' : 'restart',
  };
}
