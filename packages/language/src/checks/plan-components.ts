import type { Component, WeightedComponent } from '../generated/ast.ts';
import { componentsOf } from '../resolve/components.ts';
import type { PlanView } from './plan-view.ts';

/** Every component of every role of a plan. */
export function componentsOfPlan(plan: PlanView): readonly Component[] {
  return plan.once('components', () => plan.roles.flatMap((role) => componentsOf(role)));
}

/** Whether a component has a weight in target pay. */
export function isWeighted(component: Component): component is WeightedComponent {
  return component.$type === 'WeightedComponent';
}
