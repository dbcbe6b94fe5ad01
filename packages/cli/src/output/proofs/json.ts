import {
  type Highest,
  type Input,
  type Jump,
  type PayProof,
  type Point,
  type Proof,
  sizeOfJump,
} from '@ontarget/analysis/prove';
import { formatRational, neg, type Rational } from '@ontarget/evaluator/numbers';
import type { ComparedRole } from '../../commands/prove.ts';

/** A proof as JSON: numbers are exact texts, money in the plan's currency. */
export function proofJson({ component, title, rows, pay }: Proof) {
  return {
    component: component ?? null,
    title,
    order: rows.order ?? null,
    cut: rows.cut ?? null,
    ...(pay.ok ? decidedJson(pay.value) : { notDecided: pay.reason }),
  };
}

function decidedJson({ of, follows, jumps, most, least, atTarget, targetPay }: PayProof) {
  const { inputs } = of;
  return {
    period: of.period,
    results: inputs.map((input) => ({
      name: input.name,
      period: input.period,
      unit: input.unit,
      betterWhen: input.betterWhen,
      target: text(of.target.point.get(input.index)),
      hasTarget: !of.target.without.has(input.index),
    })),
    follows: follows.map(({ name, input, verdict }) => ({
      name,
      period: input.period,
      verdict: verdict.verdict,
      ...(verdict.verdict === 'not decided' ? { reason: verdict.reason } : {}),
      ...(verdict.verdict === 'no'
        ? {
            counterExample: {
              from: { results: pointJson(verdict.pair.low, inputs), pays: text(verdict.pays[0]) },
              to: { results: pointJson(verdict.pair.high, inputs), pays: text(verdict.pays[1]) },
            },
          }
        : {}),
    })),
    jumps: jumps.ok ? jumps.value.map((jump) => jumpJson(jump, inputs)) : { notDecided: jumps.reason },
    most: mostJson(most, inputs),
    least: least.kind === 'most' ? { value: text(neg(least.value)) } : { kind: least.kind },
    atTarget: text(atTarget),
    targetPay: targetPay === undefined ? null : text(targetPay),
  };
}

function jumpJson(jump: Jump, inputs: readonly Input[]) {
  return {
    name: jump.input.name,
    period: jump.input.period,
    at: text(jump.place),
    below: text(jump.below),
    here: text(jump.at),
    above: text(jump.above),
    size: text(sizeOfJump(jump)),
    largest: jump.largest === undefined ? null : text(jump.largest),
    overAllOthers: jump.isWhole,
    others: pointJson(
      jump.others,
      inputs.filter(({ index }) => index !== jump.input.index),
    ),
  };
}

function mostJson(most: Highest, inputs: readonly Input[]) {
  const results = pointJson(most.where, inputs);
  switch (most.kind) {
    case 'most':
      return { kind: most.kind, value: text(most.value), isReached: most.isReached, results };
    case 'without end': {
      const along = inputs.find(({ index }) => index === most.input);
      return { kind: most.kind, along: along?.name ?? null, slope: text(most.slope), results };
    }
    case 'between':
      return {
        kind: most.kind,
        reached: text(most.reached),
        bound: most.bound === undefined ? null : text(most.bound),
        results,
      };
  }
}

function pointJson(point: Point, inputs: readonly Input[]) {
  return inputs
    .filter(({ index }) => point.has(index))
    .map(({ name, period, index }) => ({ name, period, value: text(point.get(index)) }));
}

/** What two plans pay, as JSON. */
export function comparisonJson({ role, comparison, reason }: ComparedRole) {
  if (comparison === undefined) return { role, notDecided: reason ?? '' };
  const { at, target, expected, isNeutralAtTarget } = comparison;
  return {
    role,
    atTarget: { here: text(target.here), there: text(target.there) },
    isNeutralAtTarget,
    at: at.map((one) => ({ attainment: text(one.attainment), here: text(one.here), there: text(one.there) })),
    expectedDifference: text(expected),
  };
}

function text(value: Rational | string | undefined): string {
  return value === undefined ? '' : typeof value === 'string' ? value : formatRational(value);
}
