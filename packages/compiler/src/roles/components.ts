import type { Component as EvaluatorComponent } from '@ontarget/evaluator/format';
import { formatDate } from '@ontarget/evaluator/numbers';
import { clauseOf, subjectOf, weightCellOf } from '@ontarget/language';
import type { Component, Role } from '@ontarget/language/ast';
import { sortedTexts } from '../build/canonical-order.ts';
import type { Compilation } from '../compilation.ts';
import { date } from '../literals.ts';
import { titleOf } from '../measures/measures.ts';
import { ids } from '../names.ts';
import { compileBonus } from '../pay/bonus.ts';
import { refuseIdleQuota } from '../pay/clauses.ts';
import { compileCommission, otherCommissionPay } from '../pay/commission.ts';
import type { PayByCurve } from '../pay/consequences.ts';
import { finish } from '../pay/finish.ts';
import { compileFormulaPay } from '../pay/formula-pay.ts';
import { datesOf } from '../pay/in-force.ts';
import { sharedNodes } from '../pay/part-of-goal.ts';
import { capOnSlices, nameWithCap } from '../pay/rate-cap.ts';
import { type Measured, measuredOn } from '../pay/subject.ts';
import { type RolePay, weightShare } from '../pay/target-pay.ts';
import { measurementOf } from '../pay/timing.ts';
import { compileWeighted, otherCurvePay } from '../pay/weighted.ts';
import type { ComponentWork } from '../pay/work.ts';
import { cannotCompile, refuse } from '../problems.ts';

const KINDS = {
  WeightedComponent: 'weighted',
  Commission: 'commission',
  Bonus: 'bonus',
  FormulaPay: 'formula',
} as const;

/** Compiles one component: its stages as values, and what the role says of it. */
export function compileComponent(
  c: Compilation,
  role: Role,
  component: Component,
  pay: RolePay,
): EvaluatorComponent {
  const id = ids.component(role.name, component.name);
  // What a row weighs is told of at its cell.
  const cell = component.$type === 'WeightedComponent' ? weightCellOf(role, component) : undefined;
  c.places.put(id, cell ?? component);
  refuseIdleQuota(component);
  const work: ComponentWork = {
    c,
    role,
    component,
    id,
    measurement: measurementOf(c, component, id),
    stages: {},
  };
  const subject = subjectOf(component);
  const measured = subject === undefined ? undefined : measuredOn(c, role, subject, id);
  const byCurve = compilePay(work, measured, pay);
  const requirements = finish(work, measured, byCurve);
  const { earned, payout } = work.stages;
  if (earned === undefined || payout === undefined) throw new RangeError(`${id} has no payout`);
  const weight = weightShare(work, pay);
  return {
    title: titleOf(component),
    kind: KINDS[component.$type],
    ...(weight === undefined ? {} : { weight }),
    measured: work.measurement.grain,
    toDate: work.measurement.toDate !== undefined,
    ...(work.measurement.within === undefined ? {} : { within: work.measurement.within }),
    ...(work.measurement.catchUp ? { catchUp: true } : {}),
    on: withPart(work, withAcross(component, measured?.on ?? { measures: [], goals: [] })),
    ...curveOf(work),
    ...activeOf(component),
    ...lineOf(component),
    stages: { ...work.stages, earned, payout },
    requirements,
    ...(work.shortfall === undefined ? {} : { shortfall: work.shortfall }),
  };
}

/** A component that a matrix pays is paid on both results. */
function withAcross(component: Component, on: Measured['on']): Measured['on'] {
  const across = component.$type === 'WeightedComponent' ? component.across?.ref.$refText : undefined;
  if (across === undefined || on.measures.includes(across)) return on;
  return { ...on, measures: sortedTexts([...on.measures, across]) };
}

/** Whoever has a part of a node as a quota is paid on that node, by what they bring to it. */
function withPart({ c, role, component, id }: ComponentWork, on: Measured['on']): Measured['on'] {
  const part = clauseOf(component, 'PartOfGoal');
  return part === undefined ? on : { ...on, goals: sharedNodes(c, role, part, id).map(({ node }) => node) };
}

function compilePay(
  work: ComponentWork,
  measured: Measured | undefined,
  pay: RolePay,
): PayByCurve | undefined {
  const { component } = work;
  switch (component.$type) {
    case 'WeightedComponent': {
      const own = { ...work, component };
      const on = measured ?? cannotCompile(component, component.name, 'it is measured on nothing');
      compileWeighted(own, on, pay);
      return (curve) => otherCurvePay(own, on, curve);
    }
    case 'Commission': {
      const own = { ...work, component };
      const on = measured ?? cannotCompile(component, component.name, 'it is paid on nothing');
      compileCommission(own, on);
      return (curve) => otherCommissionPay(own, on, curve);
    }
    case 'Bonus':
      compileBonus({ ...work, component }, measured);
      return undefined;
    case 'FormulaPay':
      compileFormulaPay({ ...work, component });
      return undefined;
  }
}

function curveOf(work: ComponentWork): { readonly curve?: string } {
  const { c, component } = work;
  if (component.$type === 'WeightedComponent' || component.$type === 'Bonus')
    return component.curve === undefined ? {} : { curve: component.curve.$refText };
  const source = component.$type === 'Commission' ? component.source?.ref : undefined;
  if (component.$type !== 'Commission' || source?.$type !== 'Curve') return {};
  const capped = nameWithCap(component, source.name);
  const isCapped = c.curves.has(capped) && capOnSlices({ ...work, component }, source.name) === 'each slice';
  return { curve: isCapped ? capped : source.name };
}

/** How its line of the statement is to be read: whether it is paid, and what payroll calls it. */
function lineOf(component: Component): Pick<EvaluatorComponent, 'unpaid' | 'payrollCode'> {
  const shown = clauseOf(component, 'ShownClause');
  if (shown !== undefined && component.$type === 'WeightedComponent') {
    const why = 'its weight is a part of target pay; what is only tried stands on top { }';
    refuse('clause-misplaced', shown, { clause: 'not paid', owner: component.name, why });
  }
  const code = clauseOf(component, 'PayrollCode')?.code;
  return {
    ...(shown === undefined ? {} : { unpaid: shown.hidden ? 'hidden' : 'shown' }),
    ...(code === undefined ? {} : { payrollCode: code }),
  };
}

function activeOf(component: Component): Pick<EvaluatorComponent, 'active'> {
  const dates = datesOf(component);
  if (dates === undefined) return {};
  return {
    active: { first: formatDate(date(dates, dates.first)), last: formatDate(date(dates, dates.last)) },
  };
}
