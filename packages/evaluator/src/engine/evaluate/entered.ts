import type { EnteredExpression } from '../../format/types/index.ts';
import { missing } from '../outcome.ts';
import type { Operator } from './evaluation.ts';
import { scopeOf } from './scope.ts';

/**
 * `entered`: the value that the table `results` holds for exactly this measure, subject and window. Without an entry
 * it is `whenMissing`, or held `missing-result`.
 */
export const entered: Operator<EnteredExpression> = ({ measure, whose, whenMissing }, place, evaluation) => {
  const scope = scopeOf(whose, place.subject);
  if ('ok' in scope) return scope;
  const { plan, year, results } = evaluation;
  const about = scope.kind === 'payee' ? scope.payee : scope.kind === 'team' ? scope.team : '';
  const entry = results.find(measure, about, place.window);
  if (entry !== undefined) return entry;
  if (!evaluation.hasTables) return missing('not-given', `the example gives no ${measure}`);
  if (whenMissing !== undefined) return evaluation.evaluate(whenMissing, place);
  const title = Object.hasOwn(plan.measures, measure) ? plan.measures[measure]?.title : undefined;
  const whom = about === '' ? 'the company' : about;
  return missing(
    'missing-result',
    `no ${title ?? measure} is entered for ${whom} in ${year.label(place.window)}`,
  );
};
