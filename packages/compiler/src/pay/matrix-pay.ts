import type { Expression, MatrixAxis, MatrixCurve } from '@ontarget/evaluator/format';
import type { WeightedComponent } from '@ontarget/language/ast';
import { refuse } from '../problems.ts';
import { attainmentOfSide } from './attainment.ts';
import { type Measured, measuredOn } from './subject.ts';
import { subjectQuota } from './subject-quota.ts';
import { quotaWindow, resultsWindow } from './timing.ts';
import { addStage, type ComponentWork, stageValue } from './work.ts';

/** What a matrix comes to, and the quotas that one of its sides is held against. */
export interface MatrixPay {
  readonly share: Expression;
  readonly quotas: readonly Expression[];
}

/** Reads a matrix at both results of a component `on A, B`: each as it stands, or at its attainment. */
export function matrixPay(
  work: ComponentWork<WeightedComponent>,
  measured: Measured,
  curve: MatrixCurve,
  name: string,
): MatrixPay {
  const { c, component, role, id } = work;
  const { across } = component;
  if (across === undefined) return refuseCurve(work, name, 'it is a matrix, and only one result is named');
  if (curve.pays !== 'percent' && curve.pays !== 'multiple')
    refuseCurve(work, name, 'it does not pay a part of target pay');
  const second = measuredOn(c, role, across, id);
  const quotas: Expression[] = [];
  const window = quotaWindow(work.measurement);
  const ofDown = work.stages.quota === undefined ? undefined : stageValue(work, 'quota', window);
  const sides = [
    { result: measured, axis: curve.down, quota: () => ofDown },
    { result: second, axis: curve.across, quota: () => subjectQuota(work, across, second)?.read(window) },
  ];
  const [down, side] = sides.map(({ result, axis, quota }) => {
    const asked = axis.unit === 'percent' ? quota() : undefined;
    if (asked === undefined) return asItStands(work, name, result, axis);
    quotas.push(asked);
    return attainmentOfSide(work, result, asked);
  });
  if (down === undefined || side === undefined) return refuseCurve(work, name, 'it has two sides');
  addStage(work, 'curve', curve.pays, { op: 'matrix', curve: name, down, across: side });
  return { share: stageValue(work, 'curve'), quotas };
}

/** A result that has no quota, or whose lines are its own amounts. */
function asItStands(
  work: ComponentWork<WeightedComponent>,
  name: string,
  result: Measured,
  axis: MatrixAxis,
): Expression {
  const { component, role, measurement } = work;
  const isRatio = RATIOS.has(result.unit) || result.unit === 'number';
  if (axis.unit === 'percent' && !isRatio) {
    refuse('quota-missing', component, { component: component.name, measure: result.title, role: role.name });
  }
  const fits = isRatio || axis.unit === result.unit || (axis.unit === 'number' && result.unit === 'count');
  if (!fits)
    refuseCurve(work, name, `its lines are in ${axis.unit}, and ${result.title} is in ${result.unit}`);
  return result.result(resultsWindow(measurement));
}

const RATIOS: ReadonlySet<string> = new Set(['score', 'percent', 'multiple']);

function refuseCurve(work: ComponentWork, curve: string, why: string): never {
  return refuse('curve-does-not-fit', work.component, { component: work.component.name, curve, why });
}
