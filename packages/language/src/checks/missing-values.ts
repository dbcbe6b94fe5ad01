import { le } from '@ontarget/evaluator/numbers';
import type { Measure, ScoredMeasure } from '../generated/ast.ts';
import { fractionOf } from '../literals/read.ts';
import type { Check } from './context.ts';

/** Why a measure of each kind can have no value. */
const CAN_BE_MISSING: Readonly<Record<string, string>> = {
  EnteredMeasure: 'is typed in from outside',
  ScoredMeasure: 'is scored by somebody',
  GradedMeasure: 'is graded by somebody',
  RatioMeasure: 'divides by a number that can be zero',
  RankMeasure: 'is of those who take part, and others have none',
  PeerPercentile: 'is of those who take part, and others have none',
};

/** Waiting, paying nothing and paying at target are all common when a score is not in. */
export const measuresMustSayWhatMissingMeans: Check<Measure> = (measure, say) => {
  const source = CAN_BE_MISSING[measure.body.$type];
  const isAward = measure.body.$type === 'RankMeasure' && measure.body.award !== undefined;
  if (source === undefined || isAward || measure.clauses.some(({ $type }) => $type === 'MissingClause'))
    return;
  say('choice-missing-value', { node: measure, property: 'name' }, { measure: measure.name, source });
};

/** A score outside of its range is refused when it is read; a range without room would refuse every score. */
export const scoresMustHaveARange: Check<ScoredMeasure> = (scored, say) => {
  const [lowest, highest] = [fractionOf(scored.lowest), fractionOf(scored.highest)];
  if (lowest === undefined || highest === undefined || (le(lowest, highest) && !le(highest, lowest))) return;
  say(
    'score-range-wrong',
    { node: scored },
    {
      measure: scored.$container.name,
      lowest: scored.lowest,
      highest: scored.highest,
    },
  );
};
