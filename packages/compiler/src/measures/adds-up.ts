import type { Measure } from '@ontarget/language/ast';
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
    default:
      return false;
  }
}

const RATIOS: ReadonlySet<string> = new Set(['percent', 'multiple', 'score']);
