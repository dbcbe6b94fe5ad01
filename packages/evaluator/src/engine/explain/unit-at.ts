import type { Expression, Unit } from '../../format/types/index.ts';
import { currencyOf } from '../evaluate/convert.ts';
import type { Evaluation, Place } from '../evaluate/evaluation.ts';
import { unitOfFormula } from './units.ts';

/** The unit of what a formula comes to at a place: of money whose currency is only known there, that currency. */
export function unitAt(formula: Expression, place: Place, evaluation: Evaluation): Unit {
  const currency =
    formula.op === 'minor' ? formula.currency : formula.op === 'convert' ? formula.to : undefined;
  if (currency === undefined) return unitOfFormula(formula, evaluation.plan);
  const code = currencyOf(currency, place, evaluation);
  return code.ok ? code.value : 'money';
}
