import type { Power, Root } from '../generated/ast.ts';
import { wholeExponent } from '../resolve/powers.ts';
import type { Check } from './context.ts';
import { currencyIn } from './values.ts';

/** A root, and a power that is not whole, has no last digit: the words right after it say where it is cut off. */
export const powersMustBeRounded: Check<Power | Root> = (node, say, plan) => {
  if (node.$container?.$type === 'RoundedExpression' && node.$containerProperty === 'operand') return;
  if (node.$type === 'Power') {
    if (node.exponent === undefined || wholeExponent(node, currencyIn(plan)) !== undefined) return;
  }
  const what = node.$type === 'Root' ? `a ${node.degree} root` : 'a power that is not whole';
  say('power-not-rounded', { node }, { what });
};
