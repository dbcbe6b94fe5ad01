import type { Condition, Expression } from '@ontarget/evaluator/format';
import { rational } from '@ontarget/evaluator/numbers';
import { tenureRange } from '@ontarget/language';
import type { TenureMonths } from '@ontarget/language/ast';
import { allOf, compare } from '../build/conditions.ts';
import { branch, constant, select } from '../build/expressions.ts';
import { refuse } from '../problems.ts';

const TENURE: Expression = { op: 'tenure' };

/**
 * What holds in each month of tenure, as a formula of one month: one value for each month named, or the only one in
 * all of them; `otherwise` in every other month. `what` names it in a refusal.
 */
export function byTenure(
  what: string,
  months: TenureMonths,
  values: readonly Expression[],
  otherwise: Expression,
): Expression {
  const range = tenureRange(months);
  const count = range === undefined ? 0 : range.last - range.first + 1;
  const [only, ...more] = values;
  if (range === undefined || only === undefined || (more.length > 0 && values.length !== count)) {
    const problem =
      range === undefined
        ? 'months of tenure are whole numbers from 1 on, the smaller one first'
        : `there are ${values.length} values for ${count} months`;
    return refuse('tenure-months-wrong', months, { what, problem });
  }
  if (more.length === 0) return select([branch(within(range.first, range.last), only)], otherwise);
  return select(
    values.map((value, index) => branch(within(range.first + index, range.first + index), value)),
    otherwise,
  );
}

function within(first: number, last: number): Condition {
  const month = (number: number) => constant(rational(number), 'count');
  if (first === last) return compare(TENURE, 'equal', month(first));
  const until = compare(TENURE, 'at most', month(last));
  return first === 1 ? until : allOf([compare(TENURE, 'at least', month(first)), until]);
}
