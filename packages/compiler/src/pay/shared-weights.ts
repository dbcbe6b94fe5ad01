import type { Condition, Expression } from '@ontarget/evaluator/format';
import { type Rational, sum, ZERO } from '@ontarget/evaluator/numbers';
import { measuredBy, subjectOf, weightedOf } from '@ontarget/language';
import type { WeightedComponent } from '@ontarget/language/ast';
import { allOf } from '../build/conditions.ts';
import { branch, constant, quotient, readValue, select, sum as sumOf } from '../build/expressions.ts';
import { addValue } from '../compilation.ts';
import { isMissing, SHARED, whenMissing } from '../measures/missing.ts';
import { ids } from '../names.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { measuredOn } from './subject.ts';
import { type Measurement, measurementOf, resultsWindow } from './timing.ts';
import { weightOf } from './weight.ts';
import type { ComponentWork } from './work.ts';

interface Weighed {
  readonly component: WeightedComponent;
  readonly weight: Rational;
  /** Whether its result is missing, where its weight is then shared among the rest. */
  readonly missing: Condition | undefined;
}

/**
 * What the target pay of a weighted component is multiplied by where the weights of missing results are shared among
 * the rest: all weights by those that are left, and 0 for a component whose own result is missing. With every result
 * missing there is nothing to share, and the payee is held. Undefined where no weight of the role is ever shared.
 */
export function shareOfWeights(work: ComponentWork): Expression | undefined {
  const weighed = weighedIn(work);
  const shared = weighed.flatMap(({ missing }) => missing ?? []);
  if (shared.length === 0) return undefined;
  if (work.c.header.amended !== undefined) {
    const why =
      'its weight is shared by the results of a whole period, and an amended plan has target pay by parts of it';
    cannotCompile(work.component, work.component.name, why);
  }
  refuseOtherPeriods(work);
  const own = weighed.find(({ component }) => component === work.component);
  const factor = quotient(constant(total(weighed), 'percent'), readValue(addMeasuredWeights(work, weighed)), {
    op: 'hold',
    code: 'missing-result',
  });
  if (own?.missing === undefined) return factor;
  const nothing = constant(ZERO, 'percent');
  if (shared.length < weighed.length) return select([branch(own.missing, nothing)], factor);
  const all = branch(allOf(shared), { op: 'hold', code: 'missing-result' } as const);
  return select([all, branch(own.missing, nothing)], factor);
}

/** The weights of the components whose results are there, as a value that explanations show. */
function addMeasuredWeights({ c, role }: ComponentWork, weighed: readonly Weighed[]): string {
  const id = `${ids.role(role.name)}/measured-weights`;
  const parts = weighed.map(({ weight, missing }) =>
    select(
      missing === undefined ? [] : [branch(missing, constant(ZERO, 'percent'))],
      constant(weight, 'percent'),
    ),
  );
  const title = 'Weights of what was measured';
  const value = { title, stage: 'target pay', unit: 'percent', subject: 'payee' } as const;
  return addValue(c, id, { ...value, formula: sumOf(parts) }, role);
}

function weighedIn({ c, role }: ComponentWork): Weighed[] {
  return weightedOf(role).map((component) => ({
    component,
    weight: weightOf(c, role, component).value,
    missing: missingResult({ c, role }, component),
  }));
}

function missingResult(
  { c, role }: Pick<ComponentWork, 'c' | 'role'>,
  component: WeightedComponent,
): Condition | undefined {
  const id = ids.component(role.name, component.name);
  const subject = subjectOf(component);
  // Asked of every component of the role: one that names nothing must not take the others with it.
  const named = measuredBy(subject);
  if (subject === undefined || named?.kind !== 'measure' || whenMissing(c, named.measure) !== SHARED)
    return undefined;
  const measured = measuredOn(c, role, subject, id).measure;
  if (measured === undefined || whenMissing(c, measured.node) !== SHARED) return undefined;
  return isMissing(c, measured.node, measured.whose, resultsWindow(measurementOf(c, component, id)));
}

/** Weights of a quarter cannot take over what is missing of a year. */
function refuseOtherPeriods({ c, role, component, measurement }: ComponentWork): void {
  const others = weightedOf(role).map((one) => measurementOf(c, one, ids.component(role.name, one.name)));
  const alike = ({ grain, toDate, within, catchUp }: Measurement) =>
    grain === measurement.grain &&
    toDate === measurement.toDate &&
    within === measurement.within &&
    catchUp === measurement.catchUp;
  if (others.every(alike)) return;
  const why = 'the components of its role are measured over different stretches';
  refuse('clause-misplaced', component, { clause: SHARED, owner: component.name, why });
}

function total(weighed: readonly Weighed[]): Rational {
  return sum(weighed.map(({ weight }) => weight));
}
