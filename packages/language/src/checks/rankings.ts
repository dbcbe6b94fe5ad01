import type { AstNode } from 'langium';
import type { Measure, PeerPercentile, RankMeasure, TiesClause } from '../generated/ast.ts';
import { subjectOfMeasure } from '../resolve/members.ts';
import { unitName } from '../types/unit.ts';
import { unitOfMeasure } from '../types/unit-of.ts';
import type { Check } from './context.ts';
import { currencyIn } from './values.ts';

/** Two who are equal take two places: which award each has decides money. */
export const ranksMustSayWhatTiesGet: Check<RankMeasure> = (rank, say) => {
  if (tiesOf(rank.$container) !== undefined) return;
  say('choice-ties', { node: rank, property: 'among' }, { measure: rank.$container.name });
};

/** People are ranked by numbers, and each of them has one. */
export const peopleMustBeRankedByNumbersOfTheirOwn: Check<RankMeasure | PeerPercentile> = (
  body,
  say,
  plan,
) => {
  const ties = tiesOf(body.$container);
  const breaker = ties?.measure?.ref;
  for (const measure of [body.result?.measure?.ref, breaker]) {
    if (measure === undefined) continue;
    const what = `What ${body.$container.name} ranks by`;
    const node: AstNode = measure === breaker && ties !== undefined ? ties : body.result;
    const unit = unitOfMeasure(measure, { currency: currencyIn(plan) });
    const subject = subjectOfMeasure(measure);
    if (subject !== 'payee') {
      const found = subject === 'company' ? 'one number of the company' : 'one number of a team';
      say('unit-unexpected', { node }, { what, expected: 'a number of each payee', found });
    } else if (['grade', 'date', 'text', 'flag', 'payee'].includes(unit.kind)) {
      say('unit-unexpected', { node }, { what, expected: 'a number', found: unitName(unit) });
    }
  }
};

/** Only a rank has places that could be shared, and only an award shares those of several. */
export const tiesMustBeOfARank: Check<TiesClause> = (ties, say) => {
  const { body, name } = ties.$container;
  const clause = (ties.$cstNode?.text ?? 'ties').replace(/\s+/g, ' ');
  if (body.$type !== 'RankMeasure') {
    const why = body.$type === 'PeerPercentile' ? 'equal results have one percentile' : 'it ranks nobody';
    say('clause-misplaced', { node: ties }, { clause, owner: name, why });
  } else if (ties.places && body.award === undefined) {
    say('clause-misplaced', { node: ties }, { clause, owner: name, why: 'it is a rank, and has no awards' });
  }
};

function tiesOf(measure: Measure): TiesClause | undefined {
  return measure.clauses.find((clause) => clause.$type === 'TiesClause');
}
