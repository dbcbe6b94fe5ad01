import type { Expression, ValueId } from '../../format/types/index.ts';
import type { Missing } from '../outcome.ts';

/** Reasons that say which value met them first. */
export function named(outcome: Missing, id: ValueId): Missing {
  if (outcome.reasons.every(({ value }) => value !== undefined)) return outcome;
  return {
    ok: false,
    reasons: outcome.reasons.map((one) => (one.value === undefined ? { ...one, value: id } : one)),
  };
}

/** What a message calls an operand. */
export function nameOf(expression: Expression): string {
  if (expression.op === 'column') return `the column ${expression.name}`;
  if (expression.op === 'roster') return `the roster's ${expression.column}`;
  return expression.op === 'value' ? expression.id : 'an operand';
}
