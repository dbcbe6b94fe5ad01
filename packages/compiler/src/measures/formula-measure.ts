import type { Expression } from '@ontarget/evaluator/format';
import { subjectOfMeasure } from '@ontarget/language';
import type { FormulaMeasure, Measure } from '@ontarget/language/ast';
import { constant, readValue } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { constantOf } from '../formulas/constants.ts';
import { formulaOf } from '../formulas/expression.ts';
import { cannotCompile } from '../problems.ts';
import { resultOf, resultValue, type Whose } from './results.ts';

/**
 * A formula of other results, each of whoever the formula is asked for: of a team that of the team, of a payee with those
 * below what is credited to both. A number of the company is that of the company, whoever reads it.
 */
export function workedOut(
  c: Compilation,
  measure: Measure,
  { value }: FormulaMeasure,
  whose: Whose,
): Expression {
  return formulaOf(c, value, (reference) => {
    const named = reference.ref.ref;
    switch (named?.$type) {
      case 'Parameter': {
        const { value: amount, unit } = constantOf(c, named.value);
        return constant(amount, unit);
      }
      case 'Measure':
        return resultFor(c, measure, named, whose);
      default:
        return cannotCompile(
          reference,
          reference.ref.$refText,
          'a measure is worked out from measures and parameters',
        );
    }
  });
}

function resultFor(c: Compilation, measure: Measure, read: Measure, whose: Whose): Expression {
  const of = subjectOfMeasure(read);
  if (of === 'company') return readValue(resultValue(c, read, 'company'));
  if (typeof whose === 'object') return resultOf(c, read, whose);
  if (of === 'payee') return readValue(resultValue(c, read, whose));
  if (whose === 'company')
    return cannotCompile(
      measure,
      measure.name,
      `${read.name} is a number of each team, and the company has none`,
    );
  return readValue(resultValue(c, read, 'team'));
}
