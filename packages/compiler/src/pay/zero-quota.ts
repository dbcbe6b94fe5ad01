import type { Expression, SelectExpression } from '@ontarget/evaluator/format';
import { ZERO } from '@ontarget/evaluator/numbers';
import { clauseOf } from '@ontarget/language';
import { compare } from '../build/conditions.ts';
import { branch, constant } from '../build/expressions.ts';
import { refuse } from '../problems.ts';
import { quotaWindow } from './timing.ts';
import { type ComponentWork, stageValue } from './work.ts';

/** What a component says that a zero quota pays; without words a zero quota holds the payee. */
export function whenZeroQuota(
  work: ComponentWork,
  target: Expression | undefined,
): SelectExpression['cases'] {
  const { c, component, measurement } = work;
  const clause = clauseOf(component, 'ZeroQuotaClause');
  if (clause === undefined) return [];
  const quota = stageValue(work, 'quota', quotaWindow(measurement));
  const isZero = compare(quota, 'equal', constant(ZERO, 'number'));
  if (clause.fate === 'nothing') return [branch(isZero, constant(ZERO, c.header.currency))];
  if (target !== undefined) return [branch(isZero, target)];
  const why = 'it has no target pay';
  return refuse('clause-misplaced', clause, { clause: 'zero quota pays target', owner: component.name, why });
}
