import { mul, ONE, type Rational } from '@ontarget/evaluator/numbers';
import type { RateFactor } from '@ontarget/language/ast';
import type { Compilation } from '../compilation.ts';
import { constantOf } from '../formulas/constants.ts';
import { type Amount, amount } from '../literals.ts';
import { cannotCompile, refuse } from '../problems.ts';

/** A stated rate that a curve has multiples of, or what the rates of a curve are multiplied by. */
export interface Base extends Amount {
  readonly ofRates?: boolean;
}

/** A rate times what is written beside it: `8% * 1.2x` is 9.6%. */
export function timesFactors(c: Compilation, rate: Amount, factors: readonly RateFactor[]): Amount {
  return { ...rate, value: mul(rate.value, productOf(c, factors)) };
}

/** What the factors of a rate come to; 1 where there are none. */
export function productOf(c: Compilation, factors: readonly RateFactor[]): Rational {
  return factors.reduce((product, factor) => mul(product, factorOf(c, factor)), ONE);
}

const PLAIN: ReadonlySet<string> = new Set(['multiple', 'percent', 'number']);

function factorOf(c: Compilation, factor: RateFactor): Rational {
  const { literal, parameter } = factor;
  if (literal !== undefined) return amount(factor, literal, c.header.currency).value;
  const declared = parameter?.ref;
  if (declared === undefined) return cannotCompile(factor, 'This factor', 'it is unknown');
  const { value, unit } = constantOf(c, declared.value);
  if (PLAIN.has(unit)) return value;
  return refuse('unit-unexpected', factor, { what: declared.name, expected: 'a multiple', found: unit });
}
