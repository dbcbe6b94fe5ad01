import type { Bonus, Commission, Curve, Subject, WeightedComponent } from '../generated/ast.ts';
import { knownRows } from './curve-rows.ts';
import type { PlanView } from './plan-view.ts';
import { constantValue } from './values.ts';

/** The components that a curve can pay. */
export type PaidByCurve = WeightedComponent | Commission | Bonus;

/** The curve that a component is paid by, if any. */
export function curveOf(component: PaidByCurve): Curve | undefined {
  if (component.$type !== 'Commission') return component.curve?.ref;
  const source = component.source?.ref;
  return source?.$type === 'Curve' ? source : undefined;
}

/** Whether a curve is read at an attainment: its bounds are percents. */
export function readsAttainment(component: PaidByCurve, curve: Curve, plan: PlanView): boolean {
  if (component.$type === 'Commission' && component.axis !== undefined) return false;
  if (curve.kind === 'by grade' || curve.kind === 'matrix') return false;
  const rows = knownRows(curve, plan) ?? [];
  return rows.length > 0 && rows.every(({ bound }) => bound.unit.kind === 'percent');
}

/** What a component's curve is read at the attainment of: what it is paid on, or each direction of a matrix in percents. */
export function readAtAttainment(component: PaidByCurve, curve: Curve, plan: PlanView): Subject[] {
  if (curve.matrix === undefined) {
    return component.subject !== undefined && readsAttainment(component, curve, plan)
      ? [component.subject]
      : [];
  }
  if (component.$type !== 'WeightedComponent') return [];
  const sides = [
    { subject: component.subject, bound: curve.lines[0]?.bound },
    { subject: component.across, bound: curve.header?.bounds[0] },
  ];
  return sides.flatMap(({ subject, bound }) => {
    const isPercent = bound !== undefined && constantValue(bound, plan)?.unit.kind === 'percent';
    return subject !== undefined && isPercent ? [subject] : [];
  });
}
