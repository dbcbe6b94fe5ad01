import type { ExplanationNode } from '@ontarget/evaluator/engine';
import type { Expression } from '@ontarget/evaluator/format';
import { add, mul, type Rational, sub } from '@ontarget/evaluator/numbers';
import { rationalOf } from '../quantity.ts';
import { found } from './found.ts';

/**
 * What a formula of sums, differences and products comes to with the numbers that an explanation shows below `node`,
 * exactly. Undefined for other formulas, and where a number is not shown.
 */
export function comesTo(formula: Expression, node: ExplanationNode): Rational | undefined {
  switch (formula.op) {
    case 'constant':
      return rationalOf(formula.value);
    case 'value': {
      const read = found(node, ({ kind, node: id }) => kind === 'value' && id === formula.id);
      return read?.quantity === undefined ? undefined : rationalOf(read.quantity.value);
    }
    case 'sum':
      return all(formula.of, node, add);
    case 'product':
      return all(formula.of, node, mul);
    case 'difference':
      return all(formula.of, node, sub);
    default:
      return undefined;
  }
}

function all(
  operands: readonly Expression[],
  node: ExplanationNode,
  joined: (a: Rational, b: Rational) => Rational,
): Rational | undefined {
  return operands
    .map((operand) => comesTo(operand, node))
    .reduce((sum, one) => (sum === undefined || one === undefined ? undefined : joined(sum, one)));
}
