import type { PayoutCap, PayoutFloor, TotalCap, YearCap } from '../generated/ast.ts';
import { blockInWords } from './blocks.ts';
import type { Check } from './context.ts';

/** A cap or a floor for a quarter is half of it, or all of it, for somebody who was there for half of the quarter. */
export const capsInMoneyMustSayWhatPartOfAPeriodGets: Check<PayoutCap | YearCap | TotalCap | PayoutFloor> = (
  cap,
  say,
) => {
  if (cap.amount === undefined || cap.proration !== undefined) return;
  const owner = blockInWords(cap.$container);
  say('choice-cap-proration', { node: cap, property: 'amount' }, { owner, amount: cap.amount });
};
