import type { Commission, WeightedComponent } from '../generated/ast.ts';
import { measuredBy, measuresOf, subjectOf } from '../resolve/measured.ts';
import { quotaOf } from '../resolve/quota.ts';
import type { Check } from './context.ts';
import { curveOf, readsAttainment } from './uses-of-curves.ts';

/**
 * The attainment of a quota rises with the result: of one that should fall, it would pay more the worse the result is.
 * Practice differs in what else it could be (quota ÷ result, or 200% − result ÷ quota), so a curve of the result's own
 * amounts says it.
 */
export const whatShouldFallMustHaveItsOwnCurve: Check<WeightedComponent | Commission> = (
  component,
  say,
  plan,
) => {
  const measured = measuredBy(subjectOf(component));
  const lower = (measured === undefined ? [] : measuresOf(measured)).find(({ clauses }) =>
    clauses.some((clause) => clause.$type === 'BetterClause' && clause.direction === 'lower'),
  );
  const curve = curveOf(component);
  if (lower === undefined || curve === undefined || quotaOf(component) === undefined) return;
  if (!readsAttainment(component, curve, plan)) return;
  say(
    'attainment-of-lower',
    { node: component, property: 'timing' },
    { component: component.name, measure: lower.name },
  );
};
