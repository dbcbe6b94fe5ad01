import type { Expression } from '@ontarget/evaluator/format';
import { clauseOf } from '@ontarget/language';
import { product, readValue } from '../build/expressions.ts';
import { addValue } from '../compilation.ts';
import { titleOf } from '../measures/measures.ts';
import type { Measured } from './subject.ts';
import { resultsWindow } from './timing.ts';
import { type ComponentWork, stageValue } from './work.ts';

/** Where the rate of a component comes from: it is stated, or a curve reads it from what results come to. */
export type RateSource = 'stated' | 'curve';

/**
 * The result times the rate stage. To date it is a value of its own that is read over the year so far, so that in a plan
 * that is amended each stretch has the rate of its time where rates are stated. A rate that a curve picks is one for all
 * results to date.
 */
export function resultAtRate(work: ComponentWork, measured: Measured, from: RateSource): Expression {
  const { c, component, id, measurement } = work;
  const formula = product([stageValue(work, 'rate'), stageValue(work, 'measure')]);
  if (measurement.toDate === undefined) return formula;
  const title = `${titleOf(component)}, at its rate`;
  const isByParts = from === 'stated' && paysByParts(work, measured);
  const parts = c.header.amended !== undefined && isByParts ? { addsUp: true } : {};
  const value = {
    title,
    stage: 'pay',
    unit: c.header.currency,
    subject: 'payee',
    ...parts,
    formula,
  } as const;
  addValue(c, `${id}/at-rate`, value, component);
  return readValue(`${id}/at-rate`, resultsWindow(measurement));
}

/**
 * Whether the pay of a window is the sum of what its stretches pay. To date it is not: the pay of each is of all results so
 * far, and what adds up is the value that it reads.
 */
export function payAddsUp(work: ComponentWork, measured: Measured): boolean {
  return work.measurement.toDate === undefined && paysByParts(work, measured);
}

/**
 * Whether each stretch of time pays for itself: what is paid on adds up, and the rate is the same whatever it comes to.
 */
function paysByParts({ c, component }: Pick<ComponentWork, 'c' | 'component'>, measured: Measured): boolean {
  if (clauseOf(component, 'RateCap')?.curve !== undefined) return false;
  const { measure, unit } = measured;
  if (measure === undefined) return unit === c.header.currency || unit === 'count';
  const { body } = measure.node;
  return body.$type === 'CountMeasure' || (body.$type === 'TotalMeasure' && body.function === 'total');
}
