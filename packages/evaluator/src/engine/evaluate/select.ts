import type { ConditionExpression, SelectExpression } from '../../format/types/index.ts';
import type { Operator } from './evaluation.ts';

/**
 * `select`: the `then` of the first case whose condition holds, else `otherwise`. A condition that cannot be decided
 * leaves the whole without a value; later conditions and other branches are not looked at.
 */
export const select: Operator<SelectExpression> = (of, place, evaluation) => {
  for (const [taken, { when, then }] of of.cases.entries()) {
    const holds = evaluation.test(when, place);
    if (!holds.ok) return holds;
    if (!holds.value) continue;
    evaluation.watch?.({ kind: 'case', of, taken });
    return evaluation.evaluate(then, place);
  }
  evaluation.watch?.({ kind: 'case', of, taken: of.cases.length });
  return evaluation.evaluate(of.otherwise, place);
};

/** `condition`: whether it holds, as a value. */
export const condition: Operator<ConditionExpression> = (of, place, evaluation) => {
  const outcome = evaluation.test(of.holds, place);
  if (outcome.ok) evaluation.watch?.({ kind: 'condition', of, holds: outcome.value });
  return outcome;
};
