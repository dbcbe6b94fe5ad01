import { NotDecided, PayFunction } from '@ontarget/analysis/prove';
import { spiffShare } from '@ontarget/analysis/sight';
import type { Plan } from '@ontarget/evaluator/format';
import {
  add,
  div,
  gt,
  mul,
  ONE,
  parseRational,
  type Rational,
  rational,
  sub,
  sum,
} from '@ontarget/evaluator/numbers';
import type { PolicyContext } from './context.ts';
import { drawsOf } from './draws.ts';
import type { Figure, FigureOf } from './figure.ts';
import { isJudgedUnit } from './results-of.ts';
import type { JudgedSubject } from './subjects.ts';

/** Numbers about the whole pay of a role, over the year. */
export const FIGURES_OF_ROLE: Readonly<Record<string, FigureOf>> = {
  leverage: (one, context) => {
    const found = leverageOf(one, context);
    return found === undefined ? 'none' : 'why' in found ? found : { value: found.times };
  },
  'draw months': ({ role = '' }, { plan }) => {
    const months = drawsOf(plan, role).flatMap((draw) =>
      draw.months === 'without end' ? [] : [draw.months],
    );
    return months.length === 0 ? 'none' : { value: rational(Math.max(...months)) };
  },
  'draw share': drawShare,
  'spiff share': ({ role = '' }, { plan }) => {
    const share = spiffShare(plan, role);
    if (share === undefined) return 'none';
    return share.ok ? { value: share.value } : { why: share.reason };
  },
};

/** Excellence, where pay has no end: half as much again as was asked for. */
export const EXCELLENCE: Rational = rational(3, 2);

/** How much a role can earn, in its base. */
export interface Leverage {
  readonly times: Rational;
  readonly base: Rational;
  /** Variable pay of the year. */
  readonly variable: Rational;
  /** Whether it is the most that can be paid, or what is paid at excellence. */
  readonly isMost: boolean;
}

/**
 * (base + the most variable pay of a year) ÷ base, where there is a most and it is proved; else with what is paid where
 * every result that has a target is at 150% of it. Undefined where the plan states no base, or none is paid.
 */
export function leverageOf(
  { role = '' }: JudgedSubject,
  context: PolicyContext,
): Leverage | { readonly why: string } | undefined {
  const { plan } = context;
  const [whole, target] = [plan.roles[role]?.onTargetPay, plan.roles[role]?.targetPay];
  if (whole === undefined || target === undefined) return undefined;
  const base = sub(exact(whole.value), exact(target.value));
  if (base.n <= 0n) return undefined;
  const most = mostOf(plan, role);
  const paid = most ?? atExcellence(role, context);
  if ('why' in paid) return paid;
  return { times: div(add(base, paid), base), base, variable: paid, isMost: most !== undefined };
}

/** The most of a year; undefined where there is none, or none is proved. */
function mostOf(plan: Plan, role: string): Rational | undefined {
  try {
    const most = new PayFunction(plan, role).most();
    return most.kind === 'most' ? most.value : undefined;
  } catch (problem) {
    if (problem instanceof NotDecided) return undefined;
    throw problem;
  }
}

/** Scores have their own top, and of what should fall half as much again is worse. */
function atExcellence(role: string, context: PolicyContext): Rational | { readonly why: string } {
  const { plan } = context;
  const measures = Object.entries(plan.measures).flatMap(([name, { unit, betterWhen }]) =>
    isJudgedUnit(unit) || betterWhen === 'lower' ? [] : [name],
  );
  const paid = context.exposureOf(role, { measures, from: ONE, to: EXCELLENCE });
  return paid.ok ? paid.after : { why: paid.reason };
}

/** What a draw tops up to in the months that it does ÷ a twelfth of the year's target pay for each of them. */
function drawShare({ role = '' }: JudgedSubject, context: PolicyContext): Figure {
  const { targetPay } = context.weightsOf(role);
  if (targetPay === undefined || targetPay.n <= 0n) return 'none';
  const shares = drawsOf(context.plan, role)
    .filter(({ amounts }) => amounts.length > 0)
    .map(({ amounts }) => div(mul(sum(amounts), rational(12)), mul(targetPay, rational(amounts.length))));
  const [first, ...rest] = shares;
  return first === undefined
    ? 'none'
    : { value: rest.reduce((most, one) => (gt(one, most) ? one : most), first) };
}

function exact(text: string): Rational {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new RangeError(`"${text}" is no exact number`);
  return parsed.value;
}
