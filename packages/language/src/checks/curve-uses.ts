import type { Commission, Curve, Measure, WeightedComponent } from '../generated/ast.ts';
import { measuredBy, measuresOf } from '../resolve/measured.ts';
import { type Unit, unitCode } from '../types/unit.ts';
import { unitOfMeasure } from '../types/unit-of.ts';
import type { Check, Say } from './context.ts';
import { knownRows } from './curve-rows.ts';
import type { PlanView } from './plan-view.ts';
import { unitInWords } from './unit-words.ts';
import { currencyIn, isMoney } from './values.ts';

/** What a curve pays must be what the component needs: a share of target pay, or a rate. */
export const curvesMustFitTheirComponent: Check<WeightedComponent> = (component, say, plan) => {
  const curve = component.curve?.ref;
  const measure = onlyMeasure(component);
  const graded = measure?.body?.$type === 'GradedMeasure';
  if (component.asScored) {
    if (measure !== undefined && measure.body?.$type !== 'ScoredMeasure') {
      unfit(component, say, '"as scored"', `${measure.name} is not scored`, 'asScored');
    }
    return;
  }
  if (curve === undefined) return;
  if (curve.matrix !== undefined || component.across !== undefined) {
    const why = whyNotTheMatrix(component, curve);
    if (why !== undefined) unfit(component, say, curve.name, why, 'curve');
    return;
  }
  if (measure !== undefined && (curve.kind === 'by grade') !== graded) {
    const why = graded
      ? `${measure.name} is graded, and ${curve.name} is not a curve by grade`
      : `${curve.name} pays by grade, and ${measure.name} has no grades`;
    unfit(component, say, curve.name, why, 'curve');
    return;
  }
  const why = whyNotAShare(curve, measure, plan);
  if (why !== undefined) unfit(component, say, curve.name, why, 'curve');
};

/** A commission pays its base times a rate, so its curve must give rates. */
export const commissionCurvesMustGiveRates: Check<Commission> = (commission, say, plan) => {
  const curve = commission.source?.ref;
  if (curve?.$type !== 'Curve') return;
  const [first] = knownRows(curve, plan) ?? [];
  if (curve.matrix !== undefined) {
    unfit(commission, say, curve.name, 'a matrix is read at two results, and a commission has one', 'source');
  } else if (paysAmounts(curve, commission, plan)) {
    const why =
      'it pays amounts, and a commission is a rate of what is sold; amounts are paid by a bonus: bonus … on … at …';
    unfit(commission, say, curve.name, why, 'source');
  } else if ((first?.pays.unit.kind === 'multiple') !== (commission.rate !== undefined)) {
    if (first === undefined) return;
    const why =
      commission.rate === undefined
        ? `it is written in multiples (${first.node.value.$cstNode?.text ?? '1x'}), and nothing says of which rate`
        : `a rate is taken times multiples, and it is written in ${unitInWords(first.pays.unit)}`;
    unfit(commission, say, curve.name, why, 'source');
  } else if ((curve.kind === 'marginal' || curve.overage !== undefined) && slicesOfOther(commission)) {
    const why =
      'marginal slices are slices of what is paid on, and its rate is picked by something else: make it retroactive, or say "in order of" how deals fill them';
    unfit(commission, say, curve.name, why, 'source');
  }
};

/** Whether slices are of something else than what is paid on, and no order says which deal fills which of them. */
function slicesOfOther({ axis, clauses }: Commission): boolean {
  return axis !== undefined && !clauses.some(({ $type }) => $type === 'InOrder');
}

/** Steps in money are no rate of money; for what is counted they are one for each. */
function paysAmounts(curve: Curve, { subject, rate }: Commission, plan: PlanView): boolean {
  if (rate !== undefined || (curve.kind !== 'steps' && curve.kind !== 'linear')) return false;
  const [first] = knownRows(curve, plan) ?? [];
  const measured = measuredBy(subject);
  const measures = measured === undefined ? [] : measuresOf(measured);
  const isOfMoney = measures.some((one) => isMoney(unitOfMeasure(one, { currency: currencyIn(plan) })));
  return isOfMoney && first !== undefined && isMoney(first.pays.unit);
}

/** Every grade that can be given has its pay, and no other is named. */
export const curvesByGradeMustKnowTheGrades: Check<WeightedComponent> = (component, say) => {
  const curve = component.curve?.ref;
  const measure = onlyMeasure(component);
  if (curve?.kind !== 'by grade' || measure?.body?.$type !== 'GradedMeasure') return;
  const grades = measure.body.grades.map(({ name }) => name);
  const paid = curve.rows.flatMap((row) => (row.$type === 'GradeRow' ? [row.grade] : []));
  const missing = grades.filter((grade) => !paid.includes(grade));
  const place = { node: component, property: 'curve' } as const;
  const names = { component: component.name, curve: curve.name, measure: measure.name };
  if (missing.length > 0) say('grade-missing', place, { ...names, grades: missing });
  for (const grade of new Set(paid.filter((one) => !grades.includes(one)))) {
    say('grade-unknown', place, { ...names, grade, allowed: grades });
  }
};

/** A matrix is read at the results that it names, in its own order. */
function whyNotTheMatrix(
  { subject, across }: WeightedComponent,
  { name, matrix }: Curve,
): string | undefined {
  if (matrix === undefined) return `${name} is read at one result, and two are named`;
  if (across === undefined) return `${name} is a matrix, and only one result is named; write "on A, B"`;
  const [down, side] = [subject, across].map((one) => one?.ref?.$refText);
  if (down === matrix.down?.$refText && side === matrix.across?.$refText) return undefined;
  return `${name} has ${matrix.down?.$refText} down and ${matrix.across?.$refText} across, and it is paid on ${down}, ${side}`;
}

/** A curve of attainment, or of the result's own amounts: earnings per share of $2.00, ten errors. */
function whyNotAShare(curve: Curve, measure: Measure | undefined, plan: PlanView): string | undefined {
  const [first] = knownRows(curve, plan) ?? [];
  if (first === undefined) return undefined;
  if (isMoney(first.pays.unit))
    return 'it pays an amount, and a weighted component pays a share of target pay';
  if (first.bound.unit.kind !== 'percent' && !isOwnAmount(first.bound.unit, measure, plan))
    return 'its rows are amounts of another kind than what it is paid on, and no attainment';
  const rates =
    (curve.kind === 'marginal' || curve.kind === 'retroactive') && first.pays.unit.kind === 'percent';
  return rates
    ? 'its rates are percents of an amount; write them as multiples of the base rate, such as 1.5x'
    : undefined;
}

function onlyMeasure(component: WeightedComponent): Measure | undefined {
  const measured = measuredBy(component.subject);
  const measures = measured === undefined ? [] : measuresOf(measured);
  return measures.length === 1 ? measures[0] : undefined;
}

function unfit(
  component: WeightedComponent | Commission,
  say: Say,
  curve: string,
  why: string,
  property: 'curve' | 'source' | 'asScored',
): void {
  say(
    'curve-does-not-fit',
    { node: component, property: property as 'name' },
    { component: component.name, curve, why },
  );
}

function isOwnAmount(bound: Unit, measure: Measure | undefined, plan: PlanView): boolean {
  if (measure === undefined) return false;
  const unit = unitOfMeasure(measure, { currency: currencyIn(plan) });
  return unit.kind === 'unknown' || unitCode(unit) === unitCode(bound);
}
