import type { Component, ComponentClause } from '../generated/ast.ts';
import type { Check } from './context.ts';
import type { PlanView } from './plan-view.ts';
import { curveOf, readsAttainment } from './uses-of-curves.ts';

/** A clause that can change nothing was meant for something else. */
export const clausesMustHaveAnEffect: Check<Component> = (component, say, plan) => {
  for (const clause of component.clauses) {
    const why = whyNoEffect(clause, component, plan);
    if (why === undefined) continue;
    say(
      'clause-without-effect',
      { node: clause },
      {
        component: component.name,
        clause: (clause.$cstNode?.text ?? '').replace(/\s+/g, ' '),
        why,
      },
    );
  }
};

function whyNoEffect(clause: ComponentClause, component: Component, plan: PlanView): string | undefined {
  switch (clause.$type) {
    case 'FallingClause':
      return component.timing.runsOver !== undefined
        ? undefined
        : 'it is not measured to date, so there is no pay to date that could fall';
    case 'ProrationClause':
      if (component.$type !== 'Bonus')
        return 'quota and target pay are divided by days as the header says; only fixed amounts say it themselves';
      if (component.perDeal) return 'it pays for each deal, so part of a period has fewer of them anyway';
      return component.subject === undefined || component.curve !== undefined
        ? undefined
        : 'it pays for each one, so part of a period has fewer of them anyway';
    case 'AttainmentCap':
    case 'AttainmentRounding':
    case 'ZeroQuotaClause':
      return hasAttainment(component, plan) ? undefined : 'nothing in it depends on attainment';
    case 'AtTargetClause':
      return component.$type === 'WeightedComponent' && component.curve !== undefined
        ? undefined
        : 'it has no curve of attainment';
    case 'PayoutCap':
      return clause.excess?.startsWith('carried') && component.timing.runsOver !== undefined
        ? 'pay to date comes back below the cap by itself, so nothing has to be carried'
        : undefined;
    case 'RateCap':
      return component.$type === 'Commission' ? undefined : 'only commissions have a rate';
    default:
      return undefined;
  }
}

function hasAttainment(component: Component, plan: PlanView): boolean {
  if (component.$type === 'WeightedComponent') return !component.asScored;
  if (component.$type === 'FormulaPay') return false;
  const curve = curveOf(component);
  const axis = component.$type === 'Commission' ? component.axis : undefined;
  return axis !== undefined || (curve !== undefined && readsAttainment(component, curve, plan));
}
