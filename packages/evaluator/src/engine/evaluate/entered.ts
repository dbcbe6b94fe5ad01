import type { EnteredExpression } from '../../format/types/index.ts';
import { missing, type Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import type { Evaluation, Operator, Place } from './evaluation.ts';
import { type Scope, scopeOf } from './scope.ts';

/**
 * `entered`: the value that the table `results` holds for exactly this measure, subject and window. Without an entry
 * it is `whenMissing`, or held `missing-result`.
 */
export const entered: Operator<EnteredExpression> = (expression, place, evaluation) => {
  const entry = entryOf(expression, place, evaluation);
  if (entry !== 'none') return entry;
  if (expression.whenMissing !== undefined) return evaluation.evaluate(expression.whenMissing, place);
  const { plan, year } = evaluation;
  const { measure } = expression;
  const title = own(plan.measures, measure)?.title;
  const scope = scopeOf(expression.whose, place.subject);
  const whom = 'ok' in scope || scope.kind === 'company' ? 'the company' : aboutOf(scope);
  return missing(
    'missing-result',
    `no ${title ?? measure} is entered for ${whom} in ${year.label(place.window)}`,
  );
};

/** The entry itself, or `none` where nothing is entered. In an example without rows, inputs stand in for entries. */
export function entryOf(
  { measure, whose }: EnteredExpression,
  { subject, window }: Place,
  evaluation: Evaluation,
): Outcome | 'none' {
  const scope = scopeOf(whose, subject);
  if ('ok' in scope) return scope;
  const given = evaluation.given?.(`measure/${measure}/${scope.kind}`, scope, window);
  if (given !== undefined) return isMissing(given) ? 'none' : given;
  const entry = evaluation.results.find(measure, aboutOf(scope), window);
  if (entry !== undefined) return entry;
  return evaluation.isGiven('results') ? 'none' : missing('not-given', `the example gives no ${measure}`);
}

/** An example says of a result that there is none. */
function isMissing(given: Outcome): boolean {
  return !given.ok && given.reasons.some(({ code }) => code === 'missing-result');
}

/** What the column `for` of the table `results` holds for a scope. */
function aboutOf(scope: Scope): string {
  if (scope.kind === 'company') return '';
  return scope.kind === 'team' ? scope.team : scope.payee;
}
