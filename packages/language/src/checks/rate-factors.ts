import type { RateFactor } from '../generated/ast.ts';
import { unitOf } from '../types/unit-of.ts';
import type { Check } from './context.ts';
import { unitInWords } from './unit-words.ts';
import { currencyIn } from './values.ts';

const PLAIN: ReadonlySet<string> = new Set(['multiple', 'percent', 'number', 'ratio', 'unknown']);

/** A rate times money would be no rate any more. */
export const factorsOfARateMustBeMultiples: Check<RateFactor> = (factor, say, plan) => {
  const parameter = factor.parameter?.ref;
  if (parameter === undefined) return;
  const unit = unitOf(parameter.value, { currency: currencyIn(plan) });
  if (PLAIN.has(unit.kind)) return;
  const what = `What the rate of ${ownerOf(factor)} is multiplied by`;
  say('unit-unexpected', { node: factor }, { what, expected: 'a multiple', found: unitInWords(unit) });
};

function ownerOf({ $container: around }: RateFactor): string {
  return around.$type === 'RateCap' ? around.$container.name : around.name;
}
