import type { Expression, SelectExpression } from '@ontarget/evaluator/format';
import { ZERO } from '@ontarget/evaluator/numbers';
import { clauseOf } from '@ontarget/language';
import { compare } from '../build/conditions.ts';
import { branch, constant } from '../build/expressions.ts';
import { refuse } from '../problems.ts';
import type { ComponentWork } from './work.ts';

/**
 * What a component says that a zero quota pays; without words a zero quota holds the payee. A matrix has a quota for
 * each direction, and one that is zero is enough.
 */
export function whenZeroQuota(
  work: ComponentWork,
  target: Expression | undefined,
  quotas: readonly Expression[],
): SelectExpression['cases'] {
  const { c, component } = work;
  const clause = clauseOf(component, 'ZeroQuotaClause');
  if (clause === undefined || quotas.length === 0) return [];
  const paid = clause.fate === 'nothing' ? constant(ZERO, c.header.currency) : target;
  if (paid !== undefined) {
    return quotas.map((quota) => branch(compare(quota, 'equal', constant(ZERO, 'number')), paid));
  }
  const why = 'it has no target pay';
  return refuse('clause-misplaced', clause, { clause: 'zero quota pays target', owner: component.name, why });
}
