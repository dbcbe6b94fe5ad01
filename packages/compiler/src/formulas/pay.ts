import type { Expression as Formula } from '@ontarget/evaluator/format';
import { subjectOfMeasure } from '@ontarget/language';
import type { Expression, Reference } from '@ontarget/language/ast';
import { constant, readValue, type Window } from '../build/expressions.ts';
import { needed } from '../compilation.ts';
import { resultValue } from '../measures/results.ts';
import { ids } from '../names.ts';
import type { PayPlace } from '../pay/place.ts';
import { shareOfPool } from '../pools/pool.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { constantOf } from './constants.ts';
import { formulaOf } from './expression.ts';
import { columnOfRoster } from './roster.ts';
import { stageOf } from './stages.ts';

/** A formula over results, parameters, roster columns and stages of the role's other components. */
export function payFormula(place: PayPlace, expression: Expression, window: Window): Formula {
  return formulaOf(place.c, expression, (reference) => resolved(place, reference, window));
}

const STAGES = ['attainment', 'rate', 'earned', 'payout'];

function resolved(place: PayPlace, reference: Reference, window: Window): Formula {
  const { c } = place;
  const named = reference.ref.ref;
  switch (named?.$type) {
    case 'Parameter': {
      const { value, unit } = constantOf(c, named.value);
      return constant(value, unit);
    }
    case 'Measure': {
      needed(c, ids.measure(named.name), c.measures.get(named.name));
      return readValue(resultValue(c, named, subjectOfMeasure(named)), window);
    }
    case 'Goal': {
      const id = ids.goal(named.name, []);
      return readValue(needed(c, id, c.goals.get(id)).actual, window);
    }
    case 'Pool':
      return readValue(shareOfPool(place, named), window);
    case 'WeightedComponent':
    case 'Commission':
    case 'Bonus':
    case 'FormulaPay':
      if (reference.stage === undefined) {
        return refuse('stage-unnamed', reference, { component: named.name, stages: STAGES });
      }
      return stageOf(place, named, reference.stage, reference, window).value;
    case 'InputColumn':
    case 'ComputedColumn':
    case 'DerivedColumn':
      return columnOfRoster(reference, named);
    default:
      return cannotCompile(reference, reference.ref.$refText, 'it is no number that a formula could use');
  }
}
