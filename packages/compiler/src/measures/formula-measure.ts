import type { Expression } from '@ontarget/evaluator/format';
import { subjectOfMeasure } from '@ontarget/language';
import type { FormulaMeasure, Measure, Reference } from '@ontarget/language/ast';
import { constant, readValue } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { refuseStretch, stretchAlone } from '../conditions/windows.ts';
import { constantOf } from '../formulas/constants.ts';
import { formulaOf } from '../formulas/expression.ts';
import { orElse, refuseOver } from '../formulas/over.ts';
import { cannotCompile } from '../problems.ts';
import { unitOfResult } from './measures.ts';
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
        refuseOver(reference);
        const { value: amount, unit } = constantOf(c, named.value);
        return constant(amount, unit);
      }
      case 'Measure':
        return over(c, reference, named, resultFor(c, measure, named, whose));
      default:
        return cannotCompile(
          reference,
          reference.ref.$refText,
          'a measure is worked out from measures and parameters',
        );
    }
  });
}

/** A result over the stretch that the formula names for it. */
function over(c: Compilation, reference: Reference, measure: Measure, read: Expression): Expression {
  const { stretch } = reference;
  if (stretch === undefined) return read;
  const window = stretchAlone(stretch);
  refuseStretch(measure, window, stretch);
  if (read.op !== 'value')
    return cannotCompile(
      stretch,
      measure.name,
      'the result of a named team is read over its own period alone',
    );
  return orElse(c, reference, { value: { ...read, window }, unit: unitOfResult(c, measure) });
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
