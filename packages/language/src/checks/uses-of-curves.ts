import type { Commission, Curve, WeightedComponent } from '../generated/ast.ts';
import { knownRows } from './curve-rows.ts';
import type { PlanView } from './plan-view.ts';

/** The curve that a component is paid by, if any. */
export function curveOf(component: WeightedComponent | Commission): Curve | undefined {
  if (component.$type === 'WeightedComponent') return component.curve?.ref;
  const source = component.source?.ref;
  return source?.$type === 'Curve' ? source : undefined;
}

/** Whether a curve is read at an attainment: its bounds are percents. */
export function readsAttainment(
  component: WeightedComponent | Commission,
  curve: Curve,
  plan: PlanView,
): boolean {
  if (component.$type === 'Commission' && component.axis !== undefined) return false;
  if (curve.kind === 'by grade' || curve.kind === 'matrix') return false;
  const rows = knownRows(curve, plan) ?? [];
  return rows.length > 0 && rows.every(({ bound }) => bound.unit.kind === 'percent');
}
