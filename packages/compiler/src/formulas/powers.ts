import type { Expression as Formula, Rounding } from '@ontarget/evaluator/format';
import { isWhole, ONE, type Rational, rational } from '@ontarget/evaluator/numbers';
import { wholeExponent } from '@ontarget/language';
import type { DaysBetween, Power, Root } from '@ontarget/language/ast';
import { constant, sum } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { refuse } from '../problems.ts';
import { formulaOf, type Resolve } from './expression.ts';

/** The power that a root is: of one half for the square root. */
export function rootExponent({ degree }: Root): Rational {
  return rational(1, degree === 'square' ? 2 : 3);
}

/** A power by itself, which must be whole: any other stands right before the words that round it. */
export function wholePowerOf(c: Compilation, node: Power | Root, resolve: Resolve): Formula {
  const exponent = node.$type === 'Root' ? undefined : wholeExponent(node, c.header.currency);
  if (node.$type === 'Root' || exponent === undefined || !isWhole(exponent)) {
    return refuse('power-not-rounded', node, { what: whatOf(node) });
  }
  return { op: 'power', of: [formulaOf(c, node.base, resolve), constant(exponent, 'number')] };
}

/** A power or root with the words that round it. */
export function roundedPowerOf(
  c: Compilation,
  node: Power | Root,
  { mode, unit }: Rounding,
  resolve: Resolve,
): Formula {
  const of: [Formula, Formula] =
    node.$type === 'Root'
      ? [formulaOf(c, node.operand, resolve), constant(rootExponent(node), 'number')]
      : [formulaOf(c, node.base, resolve), formulaOf(c, node.exponent, resolve)];
  return { op: 'power', of, rounded: { mode, unit } };
}

/** What a message calls it. */
export function whatOf(node: Power | Root): string {
  return node.$type === 'Root' ? `a ${node.degree} root` : 'a power that is not whole';
}

/** The days from one date to another; `through` counts the last one too. */
export function daysBetween(c: Compilation, node: DaysBetween, resolve: Resolve): Formula {
  const days: Formula = {
    op: 'days',
    of: [formulaOf(c, node.first, resolve), formulaOf(c, node.last, resolve)],
  };
  return node.through ? sum([days, constant(ONE, 'count')]) : days;
}
