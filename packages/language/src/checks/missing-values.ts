import type { Measure } from '../generated/ast.ts';
import type { Check } from './context.ts';

/** Why a measure of each kind can have no value. */
const CAN_BE_MISSING: Readonly<Record<string, string>> = {
  EnteredMeasure: 'is typed in from outside',
  ScoredMeasure: 'is scored by somebody',
  GradedMeasure: 'is graded by somebody',
  RatioMeasure: 'divides by a number that can be zero',
};

/** Waiting, paying nothing and paying at target are all common when a score is not in. */
export const measuresMustSayWhatMissingMeans: Check<Measure> = (measure, say) => {
  const source = CAN_BE_MISSING[measure.body.$type];
  if (source === undefined || measure.clauses.some(({ $type }) => $type === 'MissingClause')) return;
  say('choice-missing-value', { node: measure, property: 'name' }, { measure: measure.name, source });
};
