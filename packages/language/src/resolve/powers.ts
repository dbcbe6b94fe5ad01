import { isWhole, neg, type Rational } from '@ontarget/evaluator/numbers';
import type { Expression, Power } from '../generated/ast.ts';
import { amountOf } from '../literals/read.ts';

/** The exponent of a power where it is a whole number that the plan states; only such a power is exact. */
export function wholeExponent({ exponent }: Power, currency: string): Rational | undefined {
  const value = statedNumber(exponent, currency, 0);
  return value !== undefined && isWhole(value) ? value : undefined;
}

function statedNumber(node: Expression | undefined, currency: string, depth: number): Rational | undefined {
  switch (node?.$type) {
    case 'NumberLiteral':
      return amountOf(node.value, currency)?.value;
    case 'Negation': {
      const value = statedNumber(node.operand, currency, depth);
      return value && neg(value);
    }
    case 'Reference': {
      const parameter = node.ref?.ref;
      // A parameter that needs itself has no value; its circle is reported where it is declared.
      if (parameter?.$type !== 'Parameter' || depth > MOST_PARAMETERS) return undefined;
      return statedNumber(parameter.value, currency, depth + 1);
    }
    default:
      return undefined;
  }
}

/** How many parameters may lead to one another before they are taken for a circle. */
const MOST_PARAMETERS = 100;
