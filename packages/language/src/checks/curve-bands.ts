import { eq, sign } from '@ontarget/evaluator/numbers';
import type { Curve } from '../generated/ast.ts';
import { sameUnit } from '../types/unit.ts';
import type { Check } from './context.ts';
import { forBand, knownRows } from './curve-rows.ts';
import type { PlanView } from './plan-view.ts';
import { constantValue, inWords } from './values.ts';

const ADD_UP: Curve['together'] = 'that add up';

/** `plus … per …` is a slope inside a step; a rate that rises would pay by the square. */
export const slopesMustStandInSteps: Check<Curve> = (curve, say, plan) => {
  for (const row of curve.rows) {
    if (!('slope' in row) || row.slope === undefined) continue;
    const { slope } = row;
    const problem =
      curve.kind !== 'steps'
        ? `"plus" stands in a curve that is ${curve.kind}; only steps can rise inside a band`
        : slopeProblem(row, plan);
    if (problem !== undefined) say('curve-band-wrong', { node: slope }, { curve: curve.name, problem });
  }
};

function slopeProblem(
  row: Extract<Curve['rows'][number], { $type: 'FromRow' | 'AboveRow' | 'UpToRow' }>,
  plan: PlanView,
): string | undefined {
  const [bound, value] = [constantValue(row.bound, plan), constantValue(row.value, plan)];
  const rise = row.slope === undefined ? undefined : constantValue(row.slope.value, plan);
  const each = row.slope?.each === undefined ? undefined : constantValue(row.slope.each, plan);
  if (bound === undefined || value === undefined || rise === undefined) return undefined;
  if (!sameUnit(value.unit, rise.unit)) {
    return `what is added (${inWords(rise, plan)}) is counted otherwise than what it is added to (${inWords(value, plan)})`;
  }
  if (row.slope?.point === true && bound.unit.kind !== 'percent') {
    return 'a point is one percent, and the bounds are no percents; write "per" and an amount';
  }
  if (each !== undefined && (!sameUnit(each.unit, bound.unit) || sign(each.value) <= 0)) {
    return `"per ${inWords(each, plan)}" is no step of bounds such as ${inWords(bound, plan)}`;
  }
  return undefined;
}

/** An amount for a whole band is spread over it, so the band must end and its slices must be paid one by one. */
export const wholeBandsMustEnd: Check<Curve> = (curve, say) => {
  for (const [index, row] of curve.rows.entries()) {
    if (row.$type === 'GradeRow' || !forBand(row)) continue;
    const ends = row.$type === 'UpToRow' || index < curve.rows.length - 1;
    if (curve.kind === 'marginal' && ends) continue;
    const problem =
      curve.kind === 'marginal'
        ? '"for the band" stands in the last row, which has no end'
        : `"for the band" stands in a curve that is ${curve.kind}; only the slices of a marginal curve are paid one by one`;
    say('curve-band-wrong', { node: row }, { curve: curve.name, problem });
  }
};

/** A percent of quota is what attainment is; another number of a quota would be neither. */
export const boundsOfQuotaMustBePercents: Check<Curve> = (curve, say, plan) => {
  for (const row of curve.rows) {
    if (row.$type === 'GradeRow' || !row.ofQuota) continue;
    const bound = constantValue(row.bound, plan);
    if (bound === undefined || bound.unit.kind === 'percent') continue;
    const problem = `${inWords(bound, plan)} of quota is no bound; a bound of quota is a percent of it`;
    say('curve-band-wrong', { node: row, property: 'bound' }, { curve: curve.name, problem });
  }
};

/** Only the slices of a marginal curve have paid so much where the next one begins. */
export const boundsOfPayMustBeOfSlices: Check<Curve> = (curve, say) => {
  if (!curve.byPay || curve.kind === 'marginal') return;
  const problem = `"by what it pays" stands beside ${curve.kind}; only the slices of a marginal curve are paid one by one`;
  say('curve-band-wrong', { node: curve, property: 'byPay' }, { curve: curve.name, problem });
};

/** Steps have an amount each; the rows of other curves are parts of one line. */
export const onlyStepsAddUp: Check<Curve> = (curve, say) => {
  if (curve.together === undefined) return;
  const rising = curve.rows.some((row) => 'slope' in row && row.slope !== undefined);
  const problem =
    curve.kind !== 'steps'
      ? `"${curve.together}" stands beside ${curve.kind}; only steps have an amount each`
      : rising && curve.together === ADD_UP
        ? `"plus" stands in steps that add up; a step that is reached adds one amount`
        : undefined;
  if (problem !== undefined)
    say('curve-band-wrong', { node: curve, property: 'together' }, { curve: curve.name, problem });
};

/** `retroactive above X` starts again at X, which a row must begin with. */
export const overageMustBeginWithARow: Check<Curve> = (curve, say, plan) => {
  if (curve.overage === undefined) return;
  const place = { node: curve, property: 'overage' } as const;
  if (curve.kind !== 'retroactive') {
    const problem = `"above" stands beside ${curve.kind}; only a retroactive curve can leave out what lies below a bound`;
    say('curve-band-wrong', place, { curve: curve.name, problem });
    return;
  }
  const over = constantValue(curve.overage, plan);
  const rows = knownRows(curve, plan);
  if (over === undefined || rows === undefined) return;
  if (rows.some(({ bound, opens }) => opens !== 'below' && eq(bound.value, over.value))) return;
  const problem = `no row begins at ${inWords(over, plan)}, from where on only the part above is paid at the rate reached`;
  say('curve-band-wrong', place, { curve: curve.name, problem });
};
