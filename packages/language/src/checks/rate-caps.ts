import type { Commission, Curve, RateCap } from '../generated/ast.ts';
import { measuredBy, measuresOf } from '../resolve/measured.ts';
import { unitOfMeasure } from '../types/unit-of.ts';
import type { Check } from './context.ts';
import { curveOf } from './uses-of-curves.ts';
import { currencyIn, isMoney } from './values.ts';

/** Slices have rates of their own: a cap is of each of them, or of what they come to together. */
export const rateCapsMustSayWhatTheyBound: Check<RateCap> = (cap, say) => {
  const component = cap.$container;
  if (component.$type !== 'Commission') return;
  const [curve] = slicedCurvesOf(component);
  const said = cap.effective ? 'cap effective rate' : cap.eachSlice ? 'cap rate of each slice' : undefined;
  const misplaced = (why: string) =>
    say('clause-misplaced', { node: cap }, { clause: `${said} at`, owner: component.name, why });
  if (curve === undefined) {
    if (said !== undefined) misplaced('all of it is paid at one rate: write "cap rate at"');
  } else if (said === undefined) {
    const written = (cap.$cstNode?.text ?? '').replace(/\s+/g, ' ');
    const terms = written.replace(/^cap rate /, '');
    const names = { component: component.name, curve: curve.name, cap: written, terms };
    say('choice-rate-cap', { node: cap }, names);
  } else if (cap.eachSlice && cap.curve !== undefined) {
    misplaced('what another result allows is the most for all of it: write "cap effective rate at"');
  }
};

/** A cap is a rate of what is paid on, or so many times the rate that is stated. */
export const rateCapsMustBeRates: Check<RateCap> = (cap, say, plan) => {
  const component = cap.$container;
  if (component.$type !== 'Commission' || cap.rate === undefined) return;
  const what = `The cap on the rate of ${component.name}`;
  const unfit = (expected: string, found: string) =>
    say('unit-unexpected', { node: cap, property: 'rate' }, { what, expected, found });
  if (/x$/i.test(cap.rate)) {
    if (component.rate !== undefined || component.source?.ref?.$type === 'Parameter') return;
    unfit('a rate', `${cap.rate} of no stated rate`);
    return;
  }
  const measured = measuredBy(component.subject);
  const [measure, ...others] = measured === undefined ? [] : measuresOf(measured);
  if (measure === undefined || others.length > 0) return;
  const unit = unitOfMeasure(measure, { currency: currencyIn(plan) });
  if (unit.kind === 'unknown' || isMoney(unit) === cap.rate.endsWith('%')) return;
  if (isMoney(unit)) unfit('a percent', `${cap.rate} for each`);
  else unfit('money for each', cap.rate);
};

/** The curves of a commission that pay slices: its own, and those that it pays by where something is missed. */
function slicedCurvesOf(component: Commission): Curve[] {
  const others = component.clauses.flatMap((clause) =>
    clause.$type === 'Requirement' && clause.consequence?.$type === 'OtherCurve'
      ? [clause.consequence.curve?.ref]
      : [],
  );
  return [curveOf(component), ...others].filter(
    (curve) => curve !== undefined && (curve.kind === 'marginal' || curve.overage !== undefined),
  ) as Curve[];
}
