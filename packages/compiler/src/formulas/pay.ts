import type { Expression as Formula } from '@ontarget/evaluator/format';
import { plainSubject, subjectOfMeasure } from '@ontarget/language';
import type { Component, Expression, Goal, Measure, Nameable, Reference } from '@ontarget/language/ast';
import { constant, readValue, type Window } from '../build/expressions.ts';
import { needed } from '../compilation.ts';
import { refuseStretch, stretchWindow } from '../conditions/windows.ts';
import { unitOfResult } from '../measures/measures.ts';
import { resultValue } from '../measures/results.ts';
import { ids } from '../names.ts';
import { attainmentOf } from '../pay/attainment.ts';
import type { PayPlace } from '../pay/place.ts';
import { measuredOn } from '../pay/subject.ts';
import { shareOfPool } from '../pools/pool.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { constantOf } from './constants.ts';
import { earlierInTheYear } from './earlier.ts';
import { formulaOf } from './expression.ts';
import { orElse, refuseOver } from './over.ts';
import { columnOfRoster } from './roster.ts';
import { stageOf } from './stages.ts';

/** A formula over results, parameters, roster columns and stages of the role's other components. */
export function payFormula(place: PayPlace, expression: Expression, window: Window): Formula {
  return formulaOf(place.c, expression, (reference) => resolved(place, reference, window));
}

function isComponent(node: Nameable): node is Component {
  return COMPONENTS.has(node.$type);
}

const COMPONENTS: ReadonlySet<string> = new Set(['WeightedComponent', 'Commission', 'Bonus', 'FormulaPay']);

const STAGES = ['attainment', 'rate', 'earned', 'payout'];

function resolved(place: PayPlace, reference: Reference, around: Window): Formula {
  const { c } = place;
  const named = reference.ref.ref;
  const { stretch, stage } = reference;
  if (stretch?.earlier === true && stage !== undefined && named !== undefined && isComponent(named))
    return earlierInTheYear(place, named, reference, stage);
  const window = stretch === undefined ? around : stretchWindow(place, stretch);
  switch (named?.$type) {
    case 'Parameter': {
      refuseOver(reference);
      const { value, unit } = constantOf(c, named.value);
      return constant(value, unit);
    }
    case 'Measure': {
      if (reference.stage !== undefined) return attained(place, reference, named, window);
      needed(c, ids.measure(named.name), c.measures.get(named.name));
      refuseStretch(named, window, stretch);
      const value = readValue(resultValue(c, named, subjectOfMeasure(named)), window);
      return orElse(c, reference, { value, unit: unitOfResult(c, named) });
    }
    case 'Goal': {
      if (reference.stage !== undefined) return attained(place, reference, named, window);
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

/** `New attainment`: the result of a measure or a goal by its quota. */
function attained(place: PayPlace, reference: Reference, named: Measure | Goal, window: Window): Formula {
  const subject = plainSubject(reference, named);
  const measured = measuredOn(place.c, place.role, subject, place.id);
  return (
    attainmentOf(place, subject, measured, window) ??
    refuse('quota-missing', reference, {
      component: place.id.split('/').at(-1) ?? place.id,
      measure: named.name,
      role: place.role.name,
    })
  );
}
