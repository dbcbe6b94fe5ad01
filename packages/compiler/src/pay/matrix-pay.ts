import type { Expression, MatrixCurve } from '@ontarget/evaluator/format';
import type { WeightedComponent } from '@ontarget/language/ast';
import { refuse } from '../problems.ts';
import { type Measured, measuredOn } from './subject.ts';
import { resultsWindow } from './timing.ts';
import { addStage, type ComponentWork, stageValue } from './work.ts';

/** Reads a matrix at both results of a component `on A, B`. */
export function matrixPay(
  work: ComponentWork<WeightedComponent>,
  measured: Measured,
  curve: MatrixCurve,
  name: string,
): Expression {
  const { c, component, role, id, measurement } = work;
  const { across } = component;
  if (across === undefined) return refuseCurve(work, name, 'it is a matrix, and only one result is named');
  const second = measuredOn(c, role, across, id);
  if (curve.pays !== 'percent' && curve.pays !== 'multiple')
    refuseCurve(work, name, 'it does not pay a part of target pay');
  const sides = [
    { result: measured, axis: curve.down },
    { result: second, axis: curve.across },
  ];
  for (const { result, axis } of sides) {
    const fits = axis.unit === result.unit || (axis.unit === 'percent' && RATIOS.has(result.unit));
    if (fits || (axis.unit === 'number' && result.unit === 'count') || result.unit === 'number') continue;
    refuseCurve(work, name, `its lines are in ${axis.unit}, and ${result.title} is in ${result.unit}`);
  }
  const window = resultsWindow(measurement);
  const down = stageValue(work, 'measure', window);
  addStage(work, 'curve', curve.pays, { op: 'matrix', curve: name, down, across: second.result(window) });
  return stageValue(work, 'curve');
}

const RATIOS: ReadonlySet<string> = new Set(['score', 'percent', 'multiple']);

function refuseCurve(work: ComponentWork, curve: string, why: string): never {
  return refuse('curve-does-not-fit', work.component, { component: work.component.name, curve, why });
}
