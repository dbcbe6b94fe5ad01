import type { Measure, MeasureClause } from '@ontarget/language/ast';

/** The first clause of a kind that a measure has. */
export function clauseOfMeasure<T extends MeasureClause['$type']>(
  measure: Measure,
  type: T,
): Extract<MeasureClause, { $type: T }> | undefined {
  return measure.clauses.find(
    (clause): clause is Extract<MeasureClause, { $type: T }> => clause.$type === type,
  );
}
