import type { ConditionExpression, SelectExpression } from '../../format/types/index.ts';
import type { Operator } from './evaluation.ts';

/**
 * `select`: the `then` of the first case whose condition holds, else `otherwise`. A condition that cannot be decided
 * leaves the whole without a value; later conditions and other branches are not looked at.
 */
export const select: Operator<SelectExpression> = ({ cases, otherwise }, place, evaluation) => {
  for (const { when, then } of cases) {
    const holds = evaluation.test(when, place);
    if (!holds.ok) return holds;
    if (holds.value) return evaluation.evaluate(then, place);
  }
  return evaluation.evaluate(otherwise, place);
};

/** `condition`: whether it holds, as a value. */
export const condition: Operator<ConditionExpression> = ({ holds }, place, evaluation) =>
  evaluation.test(holds, place);
