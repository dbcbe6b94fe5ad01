import { compare, formatPercent, ge, lt, ONE, type Rational, rational } from '@ontarget/evaluator/numbers';
import { paysByAttainment, thresholdOf } from '../meaning/policies/curve-figures.ts';
import type { DataCase, DataFinding } from './inputs.ts';
import { attainmentsOf, lacking, needsHistory, type OwnQuota, ownQuotas, shareText } from './populations.ts';
import type { DataBound } from './terms.ts';

/** Of each component with a threshold: whether at least the bound's share of past attainments reaches it. */
export function fewReachThreshold(judged: DataCase<DataBound>): DataFinding[] {
  const { plan, bound } = judged;
  const withThreshold = ownQuotas(plan).flatMap((one) => {
    const curve = one.component.curve === undefined ? undefined : plan.curves[one.component.curve];
    const threshold = paysByAttainment(curve) ? thresholdOf(curve) : undefined;
    return threshold === undefined ? [] : [{ one, level: threshold.at }];
  });
  return heldToHistory(judged, withThreshold, ({ one, level, reached, all }) => {
    if (ge(rational(reached, all), bound.low)) return undefined;
    const found = `${shareText(reached, all)} past attainments reach the threshold of ${formatPercent(level)} in ${one.title}, not at least ${formatPercent(bound.low)}`;
    return { finding: found, mend: mendOfThreshold(one, judged) };
  });
}

/** Of each component with a quota: whether the share of past attainments at 100% or more lies within the bounds. */
export function shareAtQuota(judged: DataCase<DataBound>): DataFinding[] {
  const { plan, bound } = judged;
  const all = ownQuotas(plan).map((one) => ({ one, level: ONE }));
  return heldToHistory(judged, all, ({ one, reached, all: of }) => {
    const share = rational(reached, of);
    const isLow = lt(share, bound.low);
    if (!isLow && ge(bound.high, share)) return undefined;
    const between = `${formatPercent(bound.low)} to ${formatPercent(bound.high)}`;
    return {
      finding: `${shareText(reached, of)} past attainments reach the quota of ${one.title}, not ${between}`,
      mend: isLow
        ? 'Lower the quota, or say why so few are expected to reach it'
        : 'Raise the quota, or say why so many are expected to reach it',
    };
  });
}

interface Counted {
  readonly one: OwnQuota;
  readonly level: Rational;
  readonly reached: number;
  readonly all: number;
}

/** Counts who reached a level; what there is no history of, or too little, is told once. */
function heldToHistory(
  { plan, inputs }: DataCase<DataBound>,
  components: readonly { one: OwnQuota; level: Rational }[],
  judge: (counted: Counted) => { finding: string; mend: string } | undefined,
): DataFinding[] {
  const { history } = inputs;
  if (components.length === 0) return [];
  if (history === undefined)
    return [{ kind: 'not evaluated', needs: needsHistory('measure and attainment') }];
  const none: OwnQuota[] = [];
  const few: OwnQuota[] = [];
  const found: DataFinding[] = [];
  for (const { one, level } of components) {
    const { attainments, people } = attainmentsOf(one, plan, history);
    if (attainments.length === 0) none.push(one);
    else if (people < inputs.smallestGroup) few.push(one);
    else {
      const reached = attainments.filter((value) => ge(value, level)).length;
      const told = judge({ one, level, reached, all: attainments.length });
      if (told !== undefined) found.push({ kind: 'broken', places: one.places, ...told });
    }
  }
  const needs = lacking(none, few, inputs);
  return needs === undefined ? found : [...found, { kind: 'not evaluated', needs }];
}

/** The highest whole percent that enough past attainments reach, unless it is that of a few people only. */
function mendOfThreshold(one: OwnQuota, { plan, inputs, bound }: DataCase<DataBound>): string {
  const { attainments } = attainmentsOf(one, plan, inputs.history ?? []);
  const sorted = attainments.toSorted(compare);
  for (let percent = 99; percent > 0; percent -= 1) {
    const level = rational(percent, 100);
    const reached = sorted.filter((value) => ge(value, level)).length;
    if (ge(rational(reached, sorted.length), bound.low)) {
      const rounded = rational(percent - (percent % 5), 100);
      return rounded.n === 0n
        ? 'Pay from the first sale on'
        : `A threshold of ${formatPercent(rounded)} is reached by enough of them`;
    }
  }
  return 'Pay from the first sale on';
}
