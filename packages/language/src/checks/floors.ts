import { gt } from '@ontarget/evaluator/numbers';
import type { PayoutCap, PayoutFloor, TotalCap } from '../generated/ast.ts';
import { amountOf } from '../literals/read.ts';
import { FALLBACK_CURRENCY } from '../resolve/settings.ts';
import { blockInWords, clausesIn } from './blocks.ts';
import type { Check } from './context.ts';

/** What a floor adds is a gift, or pay in advance. */
export const floorsMustSayWhetherWhatTheyAddIsKept: Check<PayoutFloor> = (floor, say) => {
  if (floor.fate !== undefined) return;
  say('choice-floor', { node: floor }, { owner: blockInWords(floor.$container), floor: limitInWords(floor) });
};

/** No pay is both at least the greater and at most the lesser of two amounts. */
export const floorsMustLieBelowTheCap: Check<PayoutFloor> = (floor, say) => {
  for (const cap of clausesIn(floor.$container)) {
    if (cap.$type !== 'PayoutCap' && cap.$type !== 'TotalCap') continue;
    if ((cap.percent === undefined) !== (floor.percent === undefined)) continue;
    const [least, most] = [limitOf(floor), limitOf(cap)];
    if (least === undefined || most === undefined || !gt(least, most)) continue;
    const owner = blockInWords(floor.$container);
    say('floor-above-cap', { node: floor }, { owner, floor: limitInWords(floor), cap: limitInWords(cap) });
  }
};

type Limit = PayoutFloor | PayoutCap | TotalCap;

function limitOf({ amount, percent }: Limit) {
  return amountOf(amount ?? percent, FALLBACK_CURRENCY)?.value;
}

function limitInWords({ amount, percent }: Limit): string {
  return percent === undefined ? (amount ?? '') : `${percent} of target`;
}
