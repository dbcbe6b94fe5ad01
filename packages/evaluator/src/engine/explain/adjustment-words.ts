import type { Adjustment } from '../result.ts';
import { BY_HAND } from '../run/manual-adjustments.ts';
import { quantityWords } from './quantity-words.ts';

/** An adjustment in a sentence: what it is of, what was posted, what it comes to today, and why. */
export function adjustmentWords(
  { title, corrects, posted, today, amount, because, causes }: Adjustment,
  currency: string,
): string {
  const words = (quantity: Adjustment['amount']): string => quantityWords(quantity, currency);
  if (causes.some((cause) => cause.startsWith(BY_HAND)))
    return `adjusted by ${words(amount)} by hand for ${corrects.label} (${title}): ${because}`;
  return (
    `adjusted by ${words(amount)}: ${title} was posted with ${words(posted)} for ${corrects.label} and comes to ` +
    `${words(today)} today, because ${because}; explain that period to see how`
  );
}
