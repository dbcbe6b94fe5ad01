import type { Expression, Value, ValueId } from '@ontarget/evaluator/format';
import { usesOf } from './uses.ts';

/**
 * Marks the values of an amended plan whose number for a stretch of time is the sum of those of its parts: each part can
 * then be worked out by the version that was in force in it.
 */
export function withParts(values: ReadonlyMap<ValueId, Value>): ReadonlyMap<ValueId, Value> {
  return new Map(
    [...values].map(([id, value]) => [id, addsUp(value) ? { ...value, addsUp: true } : value] as const),
  );
}

function addsUp({ addsUp: said, formula }: Value): boolean {
  return said === true || formulaAddsUp(formula);
}

/** What is added up row by row, or month by month, without a look at the stretch as a whole. */
function formulaAddsUp(formula: Expression): boolean {
  switch (formula.op) {
    case 'accrue':
      return true;
    case 'over':
      return formula.periods === 'in the window' && formula.each === 'month';
    case 'resume':
      return formulaAddsUp(formula.of);
    case 'total':
      return formula.function !== 'greatest' && formula.order === undefined && !readsValues(formula);
    default:
      return false;
  }
}

function readsValues(formula: Expression): boolean {
  for (const { kind } of usesOf(formula)) if (kind === 'value') return true;
  return false;
}
