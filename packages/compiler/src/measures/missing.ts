import type { Condition } from '@ontarget/evaluator/format';
import { ZERO } from '@ontarget/evaluator/numbers';
import type { Measure } from '@ontarget/language/ast';
import { compare, isBlank } from '../build/conditions.ts';
import { constant, readValue, type Window } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { ids, type MeasureSubject } from '../names.ts';
import { clauseOfMeasure } from './clauses.ts';
import { entry } from './entered.ts';
import { divisorOf, resultValue } from './results.ts';

/** What a component pays where the result that it is paid on is missing. */
export type WhenMissing = 'its component waits' | 'pays nothing' | 'pays at target' | typeof SHARED;

/** The other components of the role take over the target pay, in proportion to their weights. */
export const SHARED = 'its weight is shared among the rest';

/** Sums of no rows are zero; a percentile is of a result that has a rule itself. */
const ALWAYS_THERE: ReadonlySet<string> = new Set([
  'TotalMeasure',
  'CountMeasure',
  'PercentileMeasure',
  'MembersMeasure',
  'FormulaMeasure',
]);

/** The plan's rule for a measure that can be missing; a total or a count never is. */
export function whenMissing(c: Compilation, measure: Measure): WhenMissing | undefined {
  if (ALWAYS_THERE.has(measure.body.$type)) return undefined;
  if (measure.body.$type === 'RankMeasure' && measure.body.award !== undefined) return undefined;
  const rule = clauseOfMeasure(measure, 'MissingClause')?.rule;
  if (rule !== undefined) return rule as WhenMissing;
  const reading = c.choices.settle({
    code: 'choice-missing-value',
    params: { measure: measure.name, source: sourceOf(measure) },
    node: measure,
    owner: ids.measure(measure.name),
    readings: [
      'if missing, its component waits',
      'if missing, pays nothing',
      'if missing, pays at target',
      `if missing, ${SHARED}`,
    ],
    unsaid: 'if missing, its component waits',
  });
  return reading.replace('if missing, ', '') as WhenMissing;
}

/** Whether the result of a measure is missing: not entered, or a ratio to zero. */
export function isMissing(
  c: Compilation,
  measure: Measure,
  whose: MeasureSubject,
  window: Window,
): Condition {
  if (measure.body.$type === 'RatioMeasure') {
    return compare(divisorOf(c, measure, whose, window), 'equal', constant(ZERO, 'number'));
  }
  if (measure.body.$type === 'RankMeasure' || measure.body.$type === 'PeerPercentile') {
    return isBlank(readValue(resultValue(c, measure, whose), window));
  }
  return isBlank(entry(measure, whose));
}

function sourceOf(measure: Measure): string {
  switch (measure.body.$type) {
    case 'RatioMeasure':
      return 'is a ratio whose divisor may be zero';
    case 'RankMeasure':
    case 'PeerPercentile':
      return 'is of those who take part, and others have none';
    default:
      return 'is typed in from outside';
  }
}
