import { NotDecided, PayFunction } from '@ontarget/analysis/prove';
import { objectsIn } from '@ontarget/analysis/sight';
import type { Plan } from '@ontarget/evaluator/format';
import {
  add,
  div,
  le,
  mul,
  ONE,
  parseRational,
  type Rational,
  rational,
  sub,
  ZERO,
} from '@ontarget/evaluator/numbers';
import type { PolicyContext } from './context.ts';
import { highestPayout, highestUpTo, paysByAttainment } from './curve-figures.ts';
import { isJudgedUnit } from './results-of.ts';
import { componentsOf, type JudgedSubject } from './subjects.ts';

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
 * every result that has a target is at 150% of it. Undefined where the plan states no base, or none is paid. Where a bound of it
 * that is plain to see is not above `enough`, it is that bound.
 */
export function leverageOf(
  { role = '' }: JudgedSubject,
  context: PolicyContext,
  enough?: Rational,
): Leverage | { readonly why: string } | undefined {
  const { plan } = context;
  const [whole, target] = [plan.roles[role]?.onTargetPay, plan.roles[role]?.targetPay];
  if (whole === undefined || target === undefined) return undefined;
  const base = sub(exact(whole.value), exact(target.value));
  if (base.n <= 0n) return undefined;
  const bound = enough === undefined ? undefined : plainBound(plan, role);
  if (bound !== undefined && enough !== undefined) {
    const times = div(add(base, bound), base);
    if (le(times, enough)) return { times, base, variable: bound, isMost: false };
  }
  const most = mostOf(plan, role);
  const paid = most ?? atExcellence(role, context);
  if ('why' in paid) return paid;
  return { times: div(add(base, paid), base), base, variable: paid, isMost: most !== undefined };
}

/** The most of a year; undefined where there is none, or none is proved. */
function mostOf(plan: Plan, role: string): Rational | undefined {
  if (isOpen(plan, role)) return undefined;
  try {
    const most = new PayFunction(plan, role).most();
    return most.kind === 'most' ? most.value : undefined;
  } catch (problem) {
    if (problem instanceof NotDecided) return undefined;
    throw problem;
  }
}

/** Whether a component is paid by a curve that rises without end, and neither it nor the total has a cap: nothing to prove. */
function isOpen(plan: Plan, role: string): boolean {
  const known = plan.roles[role];
  const total = known === undefined ? undefined : plan.values[known.total]?.formula;
  if ([...objectsIn(total)].some(({ op }) => op === 'least')) return false;
  return componentsOf(plan, { kind: 'role', title: role, places: [], role }).some(({ curve, stages }) => {
    const pays = curve === undefined ? undefined : plan.curves[curve];
    return stages.cap === undefined && paysByAttainment(pays) && highestPayout(pays) === undefined;
  });
}

/**
 * What a role cannot be paid more than, as far as its curves alone say it: Σ weight × target pay × the most of the curve, or what
 * it pays up to 150% where the role's pay has no end. Undefined where more than curves, gates and caps decides.
 */
function plainBound(plan: Plan, role: string): Rational | undefined {
  const target = plan.roles[role]?.targetPay;
  const decides = Object.entries(plan.values).some(
    ([id, { stage }]) => (stage === 'multiplier' || stage === 'floor') && id.startsWith(`role/${role}/`),
  );
  if (decides) return undefined;
  const open = isOpen(plan, role);
  let bound: Rational = ZERO;
  for (const one of componentsOf(plan, { kind: 'role', title: role, places: [], role })) {
    const { kind, stages, weight, active } = one;
    // Where pay has no end, SPIFFs and what has no target are left out.
    if (open && (active !== undefined || (kind !== 'weighted' && stages.quota === undefined))) continue;
    const curve = one.curve === undefined ? undefined : plan.curves[one.curve];
    const isPlain = kind === 'weighted' && target !== undefined;
    if (!isPlain || weight === undefined || !paysByAttainment(curve)) return undefined;
    const most = open ? highestUpTo(curve, EXCELLENCE) : highestPayout(curve);
    if (most === undefined) return undefined;
    bound = add(bound, mul(mul(exact(weight), exact(target.value)), most));
  }
  return bound;
}

/** What is only required is met; scores have their own top, and of what should fall half as much again is worse. */
function atExcellence(role: string, context: PolicyContext): Rational | { readonly why: string } {
  const { plan } = context;
  const paidOn = new Set(
    componentsOf(plan, { kind: 'role', title: role, places: [], role }).flatMap(({ on }) => [
      ...on.measures,
      ...on.goals.flatMap((node) => plan.goals[node]?.measure ?? []),
    ]),
  );
  const measures = [...paidOn].filter((name) => {
    const { unit = '', betterWhen } = plan.measures[name] ?? {};
    return !isJudgedUnit(unit) && betterWhen !== 'lower';
  });
  const paid = context.exposureOf(role, { measures, from: ONE, to: EXCELLENCE });
  return paid.ok ? paid.after : { why: paid.reason };
}

function exact(text: string): Rational {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new RangeError(`"${text}" is no exact number`);
  return parsed.value;
}
