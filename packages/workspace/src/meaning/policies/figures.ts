import { carriersOf } from '@ontarget/analysis/sight';
import type { GoalNode, Quantity } from '@ontarget/evaluator/format';
import { div, parseRational, type Rational, rational, sum } from '@ontarget/evaluator/numbers';
import type { PolicyContext } from './context.ts';
import {
  highestPayout,
  largestJump,
  paysByAttainment,
  slopeAboveTarget,
  thresholdOf,
  tiersOf,
} from './curve-figures.ts';
import type { Figure, FigureOf } from './figure.ts';
import { FIGURES_OF_PAY } from './figures-of-pay.ts';
import { FIGURES_OF_ROLE } from './figures-of-role.ts';
import { inAll } from './handings.ts';
import { componentsOf, type JudgedSubject, rolesOf } from './subjects.ts';

/** How each number that policies ask for is worked out; what each means stands in docs/language/policies.md. */
export const FIGURES: Readonly<Record<string, FigureOf>> = {
  ...FIGURES_OF_PAY,
  ...FIGURES_OF_ROLE,
  'revenue weight': (one, context) => weightOnRevenue(one, context, 'revenueWeight'),
  'linked weight': (one, context) => weightOnRevenue(one, context, 'linkedWeight'),
  weight: ({ role = '', component = '' }, { plan }) =>
    shareOf(plan.roles[role]?.components[component]?.weight),
  'number of measures': (one, context) => count(measuresOf(one, context).size),
  'number of components': (one, { plan }) => count(componentsOf(plan, one).length),
  'number of tiers': (one, context) => {
    const curve = curveOf(one, context);
    const tiers = curve === undefined ? undefined : tiersOf(curve);
    return tiers === undefined ? 'none' : count(tiers);
  },
  'number of carriers': ({ node }, { plan }) =>
    node === undefined
      ? 'none'
      : count(
          new Set(carriersOf(plan, node).flatMap(({ how, role }) => (how === 'on the node' ? [role] : [])))
            .size,
        ),
  'number of roles': (one, context) => count(rolesOf(one, context.plan).length),
  'variable share': ({ role = '' }, { plan }) => {
    const [target, whole] = [amount(plan.roles[role]?.targetPay), amount(plan.roles[role]?.onTargetPay)];
    return target === undefined || whole === undefined || whole.n === 0n
      ? 'none'
      : { value: div(target, whole) };
  },
  'target pay': (one, context) => {
    if (one.component !== undefined) {
      const { components } = context.weightsOf(one.role ?? '');
      return known(components.find(({ name }) => name === one.component)?.targetPay);
    }
    const pays = rolesOf(one, context.plan).map((role) => context.weightsOf(role).targetPay);
    const missing = pays.some((pay) => pay === undefined);
    return missing
      ? { why: 'only the roster says what its target pay is' }
      : { value: sum(pays.flatMap((pay) => (pay === undefined ? [] : [pay]))) };
  },
  'on-target pay': ({ role = '' }, { plan }) => known(amount(plan.roles[role]?.onTargetPay)),
  threshold: (one, context) => ofCurve(one, context, (curve) => thresholdOf(curve)?.at),
  'threshold payout': (one, context) => ofCurve(one, context, (curve) => thresholdOf(curve)?.pays),
  'highest payout': (one, context) => ofCurve(one, context, highestPayout),
  'largest jump': (one, context) => ofCurve(one, context, (curve) => largestJump(curve)?.size),
  'slope above target': (one, context) => ofCurve(one, context, slopeAboveTarget),
  'assigned share': ({ node, at }, { plan }) =>
    at === undefined ? ofPart(plan.goals[node ?? '']?.part, 'handedDown') : known(at),
  'assigned share in all': (one, { plan }) => known(inAll(one, plan)),
  share: ({ node }, { plan }) => ofPart(plan.goals[node ?? '']?.part, 'share'),
};

/** Of a role its own; of a team or the plan that of all roles in it together, each counted once. */
function weightOnRevenue(
  one: JudgedSubject,
  context: PolicyContext,
  which: 'revenueWeight' | 'linkedWeight',
): Figure {
  if (one.role !== undefined) return known(context.weightsOf(one.role)[which]);
  const weights = rolesOf(one, context.plan).map((role) => context.weightsOf(role));
  if (weights.some(({ targetPay }) => targetPay === undefined))
    return { why: 'only the roster says what target pay some of its roles have' };
  const components = weights.flatMap((role) => role.components);
  const all = sum(components.flatMap(({ targetPay }) => targetPay ?? []));
  const counted = components.filter(({ onRevenue, linked }) =>
    which === 'revenueWeight' ? onRevenue : linked,
  );
  return all.n === 0n
    ? 'none'
    : { value: div(sum(counted.flatMap(({ targetPay }) => targetPay ?? [])), all) };
}

/** The numbers that a role is paid on: parts of goals, else measures; what is in force on some days only is no part. */
export function measuresOf(one: JudgedSubject, { plan }: PolicyContext): ReadonlySet<string> {
  const components = componentsOf(plan, one).filter(({ active }) => active === undefined);
  return new Set(components.flatMap(({ on }) => (on.goals.length > 0 ? on.goals : on.measures)));
}

function curveOf({ curve }: JudgedSubject, { plan }: PolicyContext) {
  return curve === undefined ? undefined : plan.curves[curve];
}

function ofCurve(
  one: JudgedSubject,
  context: PolicyContext,
  read: (curve: Parameters<typeof thresholdOf>[0]) => Rational | undefined,
): Figure {
  const curve = curveOf(one, context);
  return paysByAttainment(curve) ? known(read(curve)) : 'none';
}

function ofPart(part: GoalNode['part'] | undefined, property: 'share' | 'handedDown'): Figure {
  if (part === undefined || !(property in part)) return 'none';
  const parsed = parseRational((part as Record<string, string>)[property] ?? '');
  return parsed.ok ? { value: parsed.value } : 'none';
}

function shareOf(text: string | undefined): Figure {
  const parsed = text === undefined ? undefined : parseRational(text);
  return parsed?.ok ? { value: parsed.value } : 'none';
}

function amount(quantity: Quantity | undefined): Rational | undefined {
  const parsed = quantity === undefined ? undefined : parseRational(quantity.value);
  return parsed?.ok ? parsed.value : undefined;
}

function known(value: Rational | undefined): Figure {
  return value === undefined ? 'none' : { value };
}

function count(number: number): Figure {
  return { value: rational(number) };
}
