import type { Requirement } from '@ontarget/evaluator/format';
import { addCap } from './caps.ts';
import type { PayByCurve } from './consequences.ts';
import { addRequirements } from './requirements.ts';
import { roundedPayout } from './rounding.ts';
import { addEarned } from './to-date.ts';
import { addStage, type ComponentWork } from './work.ts';

/**
 * The stages after `pay`, in the order that every component follows: requirements, cap, pay to date, earned, payout.
 * Gives back the requirements with their words.
 */
export function finish(work: ComponentWork, byCurve?: PayByCurve): Requirement[] {
  const { requirements, pay } = addRequirements(work, byCurve);
  const capped = addCap(work, pay);
  addEarned(work, capped);
  addStage(work, 'payout', work.c.header.currency, roundedPayout(work));
  return requirements;
}
