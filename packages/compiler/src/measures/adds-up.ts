import type { Expression, Measure } from '@ontarget/language/ast';
import type { Compilation } from '../compilation.ts';
import { unitOfResult } from './measures.ts';

/**
 * Whether the results of several periods, or of several teams, add up to that of all of them: deals do; win rates,
 * scores, grades and greatest deals do not.
 */
export function addsUp(c: Compilation, measure: Measure): boolean {
  switch (measure.body.$type) {
    case 'CountMeasure':
    case 'MembersMeasure':
      return true;
    case 'TotalMeasure':
      return measure.body.function === 'total';
    case 'EnteredMeasure':
      return !RATIOS.has(unitOfResult(c, measure));
    case 'FormulaMeasure':
      return formulaAddsUp(c, measure.body.value);
    default:
      return false;
  }
}

/**
 * Whether a quota of the year divides over its months: of what adds up, and of an amount that a formula makes of others,
 * such as the least of two, which a month has as much as a year.
 */
export function dividesOverTheYear(c: Compilation, measure: Measure): boolean {
  if (addsUp(c, measure)) return true;
  return measure.body.$type === 'FormulaMeasure' && !RATIOS.has(unitOfResult(c, measure));
}

/** Sums of what adds up, and fixed multiples of it. */
function formulaAddsUp(c: Compilation, value: Expression): boolean {
  switch (value.$type) {
    case 'Reference': {
      const named = value.ref.ref;
      // The month before a month is not the quarter before a quarter, three times.
      return value.stretch === undefined && named?.$type === 'Measure' && addsUp(c, named);
    }
    case 'Negation':
      return formulaAddsUp(c, value.operand);
    case 'Arithmetic': {
      const { left, operator, right } = value;
      if (operator === '+' || operator === '-') return formulaAddsUp(c, left) && formulaAddsUp(c, right);
      if (isFixed(right)) return formulaAddsUp(c, left);
      return operator === '*' && isFixed(left) && formulaAddsUp(c, right);
    }
    default:
      return false;
  }
}

function isFixed(value: Expression): boolean {
  if (value.$type === 'Reference') return value.ref.ref?.$type === 'Parameter';
  return ['PercentLiteral', 'MultipleLiteral', 'NumberLiteral'].includes(value.$type);
}

const RATIOS: ReadonlySet<string> = new Set(['percent', 'multiple', 'score']);
