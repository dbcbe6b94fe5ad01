import type { Expression, Requirement } from '@ontarget/evaluator/format';
import { product } from '../build/expressions.ts';
import { titleOf } from '../measures/measures.ts';
import { addCap, addFloor, addYearCap } from './caps.ts';
import type { PayByCurve } from './consequences.ts';
import { compileMultipliers } from './multipliers.ts';
import { addRequirements } from './requirements.ts';
import { roundedPayout } from './rounding.ts';
import type { Measured } from './subject.ts';
import { addEarned } from './to-date.ts';
import { addStage, type ComponentWork, stageValue } from './work.ts';

/**
 * The stages after `pay`, in the order that every component follows: multipliers, requirements, cap and floor, the cap of the year, pay to date, clawback, earned,
 * payout.
 * Gives back the requirements with their words.
 */
export function finish(
  work: ComponentWork,
  measured: Measured | undefined,
  byCurve?: PayByCurve,
): Requirement[] {
  const { component, id } = work;
  const block = { id, title: titleOf(component), clauses: component.clauses };
  const factor = compileMultipliers(work, block);
  const times = (pay: Expression): Expression => (factor === undefined ? pay : product([pay, factor]));
  if (factor !== undefined) work.stages.multiplier = `${id}/multiplier`;
  const { requirements, pay } = addRequirements(
    work,
    times(stageValue(work, 'pay')),
    byCurve && ((curve) => times(byCurve(curve))),
  );
  addEarned(work, addYearCap(work, addFloor(work, addCap(work, pay))), measured);
  addStage(work, 'payout', work.c.header.currency, roundedPayout(work));
  return requirements;
}
