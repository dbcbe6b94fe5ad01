import type { EnteredExpression, Expression } from '@ontarget/evaluator/format';
import type { Measure } from '@ontarget/language/ast';
import { anyOf, compare, isAmong, not } from '../build/conditions.ts';
import { branch, constant, select } from '../build/expressions.ts';
import { fraction } from '../literals.ts';
import type { Whose } from './results.ts';

/** A result that is typed in: held where it is missing, and where it is none that the measure allows. */
export function enteredResult(measure: Measure, whose: Whose): Expression {
  const value = entry(measure, whose);
  const { body } = measure;
  switch (body.$type) {
    case 'ScoredMeasure': {
      const lowest = constant(fraction(body, body.lowest), 'percent');
      const highest = constant(fraction(body, body.highest), 'percent');
      return refusing(anyOf([compare(value, 'below', lowest), compare(value, 'above', highest)]), value);
    }
    case 'GradedMeasure': {
      const grades = body.grades.map(({ name }) => name);
      return refusing(not(isAmong(value, grades)), value);
    }
    default:
      return value;
  }
}

/** The entry itself, whatever it says. */
export function entry(measure: Measure, whose: Whose): EnteredExpression {
  return { op: 'entered', measure: measure.name, whose: enteredFor(whose) };
}

function refusing(wrong: Parameters<typeof select>[0][number]['when'], value: Expression): Expression {
  return select([branch(wrong, { op: 'hold', code: 'unreadable-result' })], value);
}

function enteredFor(whose: Whose): EnteredExpression['whose'] {
  if (typeof whose === 'object') return whose;
  return whose === 'company' ? 'company' : whose === 'team' ? 'its team' : 'payee';
}
