import type { Expression as Formula } from '@ontarget/evaluator/format';
import { formatDate, neg, ONE } from '@ontarget/evaluator/numbers';
import type { Expression, Reference } from '@ontarget/language/ast';
import { constant, difference, greatest, least, product, quotient, sum } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { amount, date } from '../literals.ts';

/** What a name stands for, which depends on where the expression stands. */
export type Resolve = (reference: Reference) => Formula;

/** An expression of the text as one of the evaluator. */
export function formulaOf(c: Compilation, expression: Expression, resolve: Resolve): Formula {
  const next = (operand: Expression) => formulaOf(c, operand, resolve);
  switch (expression.$type) {
    case 'Arithmetic':
      return arithmetic(expression.operator, next(expression.left), next(expression.right));
    case 'Negation':
      return product([constant(neg(ONE), 'number'), next(expression.operand)]);
    case 'FunctionCall': {
      const of = expression.arguments.map(next);
      return expression.function === 'least' ? least(of) : greatest(of);
    }
    case 'Reference':
      return resolve(expression);
    case 'DateLiteral':
      return { op: 'date', value: formatDate(date(expression, expression.value)) };
    case 'TextLiteral':
      return { op: 'text', value: expression.value };
    default: {
      const { value, unit } = amount(expression, expression.value, c.header.currency);
      return constant(value, unit);
    }
  }
}

function arithmetic(operator: '+' | '-' | '*' | '/', left: Formula, right: Formula): Formula {
  switch (operator) {
    case '+':
      return sum([left, right]);
    case '-':
      return difference(left, right);
    case '*':
      return product([left, right]);
    case '/':
      return quotient(left, right);
  }
}
