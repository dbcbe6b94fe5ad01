import type { PayoutCap } from '../generated/ast.ts';
import type { Check } from './context.ts';

/** A cap for a quarter is half of it, or all of it, for somebody who was there for half of the quarter. */
export const capsInMoneyMustSayWhatPartOfAPeriodGets: Check<PayoutCap> = (cap, say) => {
  if (cap.amount === undefined || cap.proration !== undefined) return;
  const around = cap.$container;
  const owner = around.$type === 'TotalTerms' ? `the total of ${around.$container.name}` : around.name;
  say('choice-cap-proration', { node: cap, property: 'amount' }, { owner, amount: cap.amount });
};
