import type { Expression as Formula } from '@ontarget/evaluator/format';
import type { Expression, Reference } from '@ontarget/language/ast';
import { constant } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { cannotCompile } from '../problems.ts';
import { constantOf } from './constants.ts';
import { formulaOf } from './expression.ts';
import { refuseOver } from './over.ts';

/** An expression over the columns of one row. */
export function rowFormula(c: Compilation, expression: Expression): Formula {
  return formulaOf(c, expression, (reference) => columnOrParameter(c, reference));
}

function columnOrParameter(c: Compilation, reference: Reference): Formula {
  const named = reference.ref.ref;
  refuseOver(reference);
  switch (named?.$type) {
    case 'InputColumn':
    case 'ComputedColumn':
    case 'DerivedColumn':
      return { op: 'column', name: named.name };
    case 'Parameter': {
      const { value, unit } = constantOf(c, named.value);
      return constant(value, unit);
    }
    default:
      return cannotCompile(
        reference,
        reference.ref.$refText,
        'a row has only columns, and the plan parameters',
      );
  }
}
