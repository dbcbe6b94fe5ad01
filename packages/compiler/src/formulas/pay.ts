import type { Expression as Formula } from '@ontarget/evaluator/format';
import { subjectOfMeasure } from '@ontarget/language';
import type { Expression, Reference } from '@ontarget/language/ast';
import { constant, readValue, type Window } from '../build/expressions.ts';
import { needed } from '../compilation.ts';
import { refuseStretch, stretchWindow } from '../conditions/windows.ts';
import { unitOfResult } from '../measures/measures.ts';
import { resultValue } from '../measures/results.ts';
import { ids } from '../names.ts';
import type { PayPlace } from '../pay/place.ts';
import { shareOfPool } from '../pools/pool.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { constantOf } from './constants.ts';
import { formulaOf } from './expression.ts';
import { orElse, refuseOver } from './over.ts';
import { columnOfRoster } from './roster.ts';
import { stageOf } from './stages.ts';

/** A formula over results, parameters, roster columns and stages of the role's other components. */
export function payFormula(place: PayPlace, expression: Expression, window: Window): Formula {
  return formulaOf(place.c, expression, (reference) => resolved(place, reference, window));
}

const STAGES = ['attainment', 'rate', 'earned', 'payout'];

function resolved(place: PayPlace, reference: Reference, around: Window): Formula {
  const { c } = place;
  const named = reference.ref.ref;
  const { stretch } = reference;
  const window = stretch === undefined ? around : stretchWindow(place, stretch);
  switch (named?.$type) {
    case 'Parameter': {
      refuseOver(reference);
      const { value, unit } = constantOf(c, named.value);
      return constant(value, unit);
    }
    case 'Measure': {
      needed(c, ids.measure(named.name), c.measures.get(named.name));
      refuseStretch(named, window, stretch);
      const value = readValue(resultValue(c, named, subjectOfMeasure(named)), window);
      return orElse(c, reference, { value, unit: unitOfResult(c, named) });
    }
    case 'Goal': {
      const id = ids.goal(named.name, []);
      const { actual, measure } = needed(c, id, c.goals.get(id));
      const unit = c.measures.get(measure)?.unit ?? 'number';
      return orElse(c, reference, { value: readValue(actual, window), unit });
    }
    case 'Pool':
      refuseOver(reference);
      return readValue(shareOfPool(place, named), window);
    case 'WeightedComponent':
    case 'Commission':
    case 'Bonus':
    case 'FormulaPay':
      if (reference.stage === undefined) {
        return refuse('stage-unnamed', reference, { component: named.name, stages: STAGES });
      }
      return orElse(c, reference, stageOf(place, named, reference.stage, reference, window));
    case 'InputColumn':
    case 'ComputedColumn':
    case 'DerivedColumn':
      refuseOver(reference);
      return columnOfRoster(reference, named);
    default:
      return cannotCompile(reference, reference.ref.$refText, 'it is no number that a formula could use');
  }
}
