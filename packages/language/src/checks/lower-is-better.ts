import { eq, lt, ONE, rational } from '@ontarget/evaluator/numbers';
import type { BetterClause, Measure } from '../generated/ast.ts';
import { fractionOf } from '../literals/read.ts';
import { measuredBy, measuresOf } from '../resolve/measured.ts';
import { quotaOf } from '../resolve/quota.ts';
import type { Check } from './context.ts';
import { componentsOfPlan } from './plan-components.ts';
import type { PlanView } from './plan-view.ts';
import { curveOf, readAtAttainment } from './uses-of-curves.ts';

/**
 * The attainment of a quota rises with the result: of one that should fall, it would pay more the worse the result is.
 * Practice differs in what it is instead, quota ÷ result or 200% − result ÷ quota.
 */
export const measuresThatShouldFallMustSayTheirAttainment: Check<Measure> = (measure, say, plan) => {
  const better = betterOf(measure);
  if (!isBetterWhenLower(measure) || better?.attainment !== undefined) return;
  if (!isReadAtAttainment(plan).has(measure)) return;
  const place = better === undefined ? { node: measure, property: 'name' as const } : { node: better };
  say('choice-lower-attainment', place as { node: Measure }, { measure: measure.name });
};

/** At quota attainment is 100%, and every result that there can be has one. */
export const attainmentsOfWhatShouldFallMustBeWhole: Check<BetterClause> = (clause, say) => {
  const { attainment, direction, $container: measure } = clause;
  if (attainment === undefined) return;
  const wrong = (problem: string) =>
    say('lower-attainment-wrong', { node: attainment }, { measure: measure.name, problem });
  if (direction === 'higher') {
    wrong('it is better when higher, and its attainment is result over quota without saying so');
  } else if (attainment.$type === 'LessResultOverQuota') {
    const from = fractionOf(attainment.from);
    if (from !== undefined && !eq(from, TWICE))
      wrong(
        `at quota it would be ${attainment.from} less 100%; it is 100% with "200% less result over quota"`,
      );
  } else if (attainment.most === undefined) {
    say('zero-result-unsaid', { node: attainment }, { measure: measure.name });
  } else {
    const most = fractionOf(attainment.most);
    if (most !== undefined && lt(most, ONE))
      wrong(`at most ${attainment.most} is less than the 100% that reaching quota comes to`);
  }
};

/** The measures that a component of the plan is paid on by the attainment of a quota. */
function isReadAtAttainment(plan: PlanView): ReadonlySet<Measure> {
  return plan.once('measures read at attainment', () => {
    const found = componentsOfPlan(plan).flatMap((component) => {
      if (component.$type === 'FormulaPay') return [];
      const curve = curveOf(component);
      if (curve === undefined) return [];
      return readAtAttainment(component, curve, plan).flatMap((subject) => {
        // The other direction of a matrix has a quota, or compiling says that it has none.
        if (subject === component.subject && quotaOf(component) === undefined) return [];
        const measured = measuredBy(subject);
        return measured === undefined ? [] : measuresOf(measured);
      });
    });
    return new Set(found);
  });
}

/** Of places the first is the best. */
function isBetterWhenLower(measure: Measure): boolean {
  const isPlace = measure.body?.$type === 'RankMeasure' && measure.body.award === undefined;
  return (betterOf(measure)?.direction ?? (isPlace ? 'lower' : 'higher')) === 'lower';
}

function betterOf({ clauses }: Measure): BetterClause | undefined {
  return clauses.find((clause) => clause.$type === 'BetterClause');
}

const TWICE = rational(2);
