import type { Commission, Measure, WeightedComponent } from '../generated/ast.ts';
import { measuredBy, measuresOf } from '../resolve/measured.ts';
import { quotaOf } from '../resolve/quota.ts';
import type { Check } from './context.ts';
import { curveOf, readAtAttainment } from './uses-of-curves.ts';

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
  const curve = curveOf(component);
  if (curve === undefined) return;
  const lower = readAtAttainment(component, curve, plan).flatMap((subject) => {
    // The other direction of a matrix has a quota, or compiling says that it has none.
    if (subject === component.subject && quotaOf(component) === undefined) return [];
    const measured = measuredBy(subject);
    return measured === undefined ? [] : measuresOf(measured).filter(isBetterWhenLower);
  })[0];
  if (lower === undefined) return;
  say(
    'attainment-of-lower',
    { node: component, property: 'timing' },
    { component: component.name, measure: lower.name },
  );
};

function isBetterWhenLower({ clauses }: Measure): boolean {
  return clauses.some((clause) => clause.$type === 'BetterClause' && clause.direction === 'lower');
}
