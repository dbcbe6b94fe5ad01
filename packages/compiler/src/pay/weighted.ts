import type { Curve, Expression, MatrixCurve, SelectExpression } from '@ontarget/evaluator/format';
import { ZERO } from '@ontarget/evaluator/numbers';
import { clauseOf } from '@ontarget/language';
import type { WeightedComponent } from '@ontarget/language/ast';
import { branch, constant, product, select } from '../build/expressions.ts';
import { needed } from '../compilation.ts';
import { amount } from '../literals.ts';
import { isMissing, SHARED, whenMissing } from '../measures/missing.ts';
import { ids } from '../names.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { addAttainment } from './attainment.ts';
import { type MatrixPay, matrixPay } from './matrix-pay.ts';
import { compileQuota } from './quota.ts';
import { type Measured, measuredOn } from './subject.ts';
import { addTargetPay, type RolePay } from './target-pay.ts';
import { quotaWindow, resultsWindow } from './timing.ts';
import { addStage, type ComponentWork, stageValue } from './work.ts';
import { whenZeroQuota } from './zero-quota.ts';

/** A component of target pay: what its curve pays at its attainment, times its target pay. */
export function compileWeighted(
  work: ComponentWork<WeightedComponent>,
  measured: Measured,
  pay: RolePay,
): void {
  const { c, component, measurement } = work;
  addStage(work, 'measure', measured.unit, measured.result());
  const across = component.across && measuredOn(c, work.role, component.across, work.id);
  const quota = compileQuota(work, measured);
  addTargetPay(work, pay, quota);
  const target = stageValue(work, 'target pay', quotaWindow(measurement));
  const { share, quotas } = shareOf(work, measured, quota !== undefined);
  const cases = [
    ...whenZeroQuota(work, target, quotas),
    ...whenNotMeasured(work, measured, target),
    ...(across === undefined ? [] : whenNotMeasured(work, across, target)),
  ];
  addStage(work, 'pay', c.header.currency, select(cases, product([share, target])));
}

/** The part of target pay, and the quotas that it depends on. */
function shareOf(
  work: ComponentWork<WeightedComponent>,
  measured: Measured,
  hasQuota: boolean,
): Pick<MatrixPay, 'share' | 'quotas'> {
  const quotas = hasQuota ? [stageValue(work, 'quota', quotaWindow(work.measurement))] : [];
  if (work.component.asScored) return { share: scored(work, measured), quotas };
  const name = work.component.curve?.ref?.name;
  const matrix = name === undefined ? undefined : work.c.curves.get(name);
  if (name !== undefined && matrix?.kind === 'matrix') return matrixPay(work, measured, matrix, name);
  return { share: curvePay(work, measured, hasQuota), quotas };
}

function scored(work: ComponentWork<WeightedComponent>, measured: Measured): Expression {
  if (!RATIOS.has(measured.unit)) {
    cannotCompile(
      work.component,
      work.component.name,
      `"as scored" pays a score, and ${measured.title} is none`,
    );
  }
  return stageValue(work, 'measure', resultsWindow(work.measurement));
}

const RATIOS: ReadonlySet<string> = new Set(['score', 'percent', 'multiple']);

/** Reads the component's curve: at its attainment, or at the result itself where that is what the curve is about. */
function curvePay(work: ComponentWork<WeightedComponent>, measured: Measured, hasQuota: boolean): Expression {
  const { c, component } = work;
  const node = component.curve?.ref;
  if (node === undefined) return cannotCompile(component, component.name, 'its curve is unknown');
  const curve = needed(c, ids.curve(node.name), c.curves.get(node.name));
  if (curve.kind === 'matrix') return refuseCurve(work, node.name, 'a matrix is read at two results');
  const at = curvePoint(work, measured, curve, hasQuota);
  if (curve.kind === 'by grade') {
    addStage(work, 'curve', curve.pays, { op: 'grade', curve: node.name, of: at });
  } else {
    if (curve.kind === 'marginal' || curve.kind === 'retroactive' || curve.kind === 'overage') {
      addStage(work, 'rate', curve.pieces[0]?.written.unit ?? curve.pays, {
        op: 'curve',
        curve: node.name,
        at,
        read: 'rate',
      });
    }
    addStage(work, 'curve', curve.pays, { op: 'curve', curve: node.name, at, read: 'pay' });
  }
  if (curve.pays !== 'percent' && curve.pays !== 'multiple') {
    refuseCurve(work, node.name, PAYS_NO_PART);
  }
  return stageValue(work, 'curve');
}

/** What the component would pay by another curve, for `otherwise curve C`. */
export function otherCurvePay(
  work: ComponentWork<WeightedComponent>,
  measured: Measured,
  name: string,
): Expression {
  const { c, measurement } = work;
  const curve = needed(c, ids.curve(name), c.curves.get(name));
  if (curve.kind === 'matrix') return refuseCurve(work, name, 'a matrix is read at two results');
  const at = curvePoint(work, measured, curve, work.stages.quota !== undefined);
  if (curve.pays !== 'percent' && curve.pays !== 'multiple') refuseCurve(work, name, PAYS_NO_PART);
  const share: Expression =
    curve.kind === 'by grade'
      ? { op: 'grade', curve: name, of: at }
      : { op: 'curve', curve: name, at, read: 'pay' };
  return product([share, stageValue(work, 'target pay', quotaWindow(measurement))]);
}

const PAYS_NO_PART = 'it does not pay a part of target pay';

/** The number or grade that the curve is read at. */
function curvePoint(
  work: ComponentWork<WeightedComponent>,
  measured: Measured,
  curve: Exclude<Curve, MatrixCurve>,
  hasQuota: boolean,
): Expression {
  const result = stageValue(work, 'measure', resultsWindow(work.measurement));
  const name = work.component.curve?.$refText ?? '';
  if (curve.kind === 'by grade') {
    if (measured.unit !== 'grade')
      refuseCurve(work, name, `it pays by grade, and ${measured.title} is not graded`);
    return result;
  }
  if (measured.unit === 'grade') refuseCurve(work, name, `${measured.title} is graded, and it has no grades`);
  if (curve.axis === 'percent' && hasQuota) {
    addAttainment(work, measured);
    return stageValue(work, 'attainment');
  }
  if (curve.axis === measured.unit || (curve.axis === 'percent' && RATIOS.has(measured.unit))) return result;
  if (curve.axis === 'number' && measured.unit === 'count') return result;
  const { component, role } = work;
  if (curve.axis === 'percent') {
    return refuse('quota-missing', component, {
      component: component.name,
      measure: measured.title,
      role: role.name,
    });
  }
  return refuseCurve(
    work,
    name,
    `its bounds are in ${curve.axis}, and ${measured.title} is in ${measured.unit}`,
  );
}

/** What is paid where the result is missing: `pays at target` pays what reaching target does. */
function whenNotMeasured(
  work: ComponentWork,
  measured: Measured,
  target: Expression,
): SelectExpression['cases'] {
  const { c, component, measurement } = work;
  if (measured.measure === undefined) return [];
  const { node, whose } = measured.measure;
  const rule = whenMissing(c, node);
  if (rule === undefined || rule === 'its component waits') return [];
  const atTarget = clauseOf(component, 'AtTargetClause');
  // Its target pay is then with the others, and held where nothing is left to share it among.
  if (rule === SHARED) return [branch(isMissing(c, node, whose, resultsWindow(measurement)), target)];
  const paid =
    rule === 'pays nothing'
      ? constant(ZERO, c.header.currency)
      : atTarget === undefined
        ? target
        : product([target, constant(amount(atTarget, atTarget.percent, c.header.currency).value, 'percent')]);
  return [branch(isMissing(c, node, whose, resultsWindow(measurement)), paid)];
}

function refuseCurve(work: ComponentWork, curve: string, why: string): never {
  return refuse('curve-does-not-fit', work.component, { component: work.component.name, curve, why });
}
