import type { Expression as Formula } from '@ontarget/evaluator/format';
import { formatDate, neg, ONE } from '@ontarget/evaluator/numbers';
import { unitOf } from '@ontarget/language';
import type { Expression, Reference } from '@ontarget/language/ast';
import { constant, difference, greatest, least, product, quotient, sum } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { amount, date } from '../literals.ts';
import { cannotCompile } from '../problems.ts';
import { branchesOf, roundedOf } from './branches.ts';
import { convertedOf, moneyOfAnyCurrency } from './converted.ts';
import { readingOf } from './curve-reading.ts';
import { lookupOf } from './lookup.ts';
import { daysBetween, wholePowerOf } from './powers.ts';

/** What a name stands for, which depends on where the expression stands. */
export type Resolve = (reference: Reference) => Formula;

/** An expression of the text as one of the evaluator. */
export function formulaOf(c: Compilation, expression: Expression, resolve: Resolve): Formula {
  const next = (operand: Expression) => formulaOf(c, operand, resolve);
  switch (expression.$type) {
    case 'Arithmetic':
      refuseDates(c, expression);
      return arithmetic(expression.operator, next(expression.left), next(expression.right));
    case 'Negation':
      return product([constant(neg(ONE), 'number'), next(expression.operand)]);
    case 'FunctionCall': {
      refuseDates(c, expression);
      const of = expression.arguments.map(next);
      return expression.function === 'least' ? least(of) : greatest(of);
    }
    case 'Reference':
      return resolve(expression);
    case 'DateLiteral':
      return { op: 'date', value: formatDate(date(expression, expression.value)) };
    case 'TextLiteral':
      return { op: 'text', value: expression.value };
    case 'WhenExpression':
      return branchesOf(c, expression, resolve);
    case 'RoundedExpression':
      return roundedOf(c, expression, resolve);
    case 'SelfReference':
      return { op: 'unknown' };
    case 'Power':
    case 'Root':
      return wholePowerOf(c, expression, resolve);
    case 'DaysBetween':
      return daysBetween(c, expression, resolve);
    case 'Lookup':
      return lookupOf(c, expression, resolve);
    case 'ConvertedExpression':
      return convertedOf(c, expression, resolve);
    case 'CurveReading':
      return readingOf(c, expression, resolve);
    default: {
      const converted = moneyOfAnyCurrency(expression, c.header.currency);
      const { value, unit } = converted ?? amount(expression, expression.value, c.header.currency);
      return constant(value, unit);
    }
  }
}

/** Evaluators compare dates, and have no numbers of days. */
function refuseDates(c: Compilation, expression: Expression): void {
  const { kind } = unitOf(expression, { currency: c.header.currency });
  if (kind !== 'date' && kind !== 'duration') return;
  cannotCompile(
    expression,
    'This calculation',
    'dates can be compared, and nothing else is worked out of them',
  );
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
