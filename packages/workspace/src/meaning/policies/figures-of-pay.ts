import { yearKey } from '@ontarget/analysis/sight';
import type { ClawbackExpression, Component, CreditsTable, Plan } from '@ontarget/evaluator/format';
import {
  addDays,
  civilDate,
  div,
  mul,
  ONE,
  parseDate,
  parseRational,
  type Rational,
  rational,
  sum,
  ZERO,
} from '@ontarget/evaluator/numbers';
import { clawbacksOf } from './clawbacks-of.ts';
import type { PolicyContext } from './context.ts';
import { largestJump, paysByAttainment, rateAboveTarget } from './curve-figures.ts';
import type { Figure, FigureOf } from './figure.ts';
import { isCounted, smallestQuota } from './quotas.ts';
import { creditsOf, isOfTeam, isScored, isVolume, resultOf } from './results-of.ts';
import { componentsOf, type JudgedSubject, rolesOf } from './subjects.ts';

/** Numbers about how pay is divided, what it is paid on, and for how long. */
export const FIGURES_OF_PAY: Readonly<Record<string, FigureOf>> = {
  'scored weight': (one, context) => weightOf(one, context, isScored),
  'volume weight': (one, context) => weightOf(one, context, isVolume),
  'team weight': (one, context) => weightOf(one, context, isOfTeam),
  'number of components on one number': (one, { plan }) => {
    const counts = new Map<string, number>();
    for (const component of componentsOf(plan, one)) {
      const key = numberOf(plan, component);
      if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts.size === 0 ? 'none' : { value: rational(Math.max(...counts.values())) };
  },
  'number of spiffs': (one, { plan }) => {
    const roles = rolesOf(one, plan).map(
      (role) => componentsOf(plan, { ...one, role }).filter(isSpiff).length,
    );
    return { value: rational(Math.max(0, ...roles)) };
  },
  'jump in pay': ({ role = '', component, curve }, context) => {
    const known = curve === undefined ? undefined : context.plan.curves[curve];
    const jump = paysByAttainment(known) ? largestJump(known)?.size : undefined;
    const weight = context.weightsOf(role).components.find(({ name }) => name === component)?.weight;
    return jump === undefined || weight === undefined ? 'none' : { value: mul(jump, weight) };
  },
  'rate above target': ({ curve }, { plan }) => {
    const known = curve === undefined ? undefined : plan.curves[curve];
    const rate = paysByAttainment(known) ? rateAboveTarget(known) : undefined;
    return rate === undefined ? 'none' : { value: rate };
  },
  'quota to pay': quotaToPay,
  'smallest quota': (one, context) => {
    const component = context.plan.roles[one.role ?? '']?.components[one.component ?? ''];
    if (component === undefined || !isCounted(context.plan, component)) return 'none';
    const least = smallestQuota(one, context);
    return least === undefined ? 'none' : { value: least };
  },
  'months in force': ({ role = '', component = '' }, { plan }) => {
    const active = plan.roles[role]?.components[component]?.active;
    return active === undefined ? 'none' : { value: rational(monthsBetween(active.first, active.last)) };
  },
  'clawback months': ({ role = '', component = '' }, { plan }) => {
    const known = plan.roles[role]?.components[component];
    const months = known === undefined ? [] : clawbacksOf(plan, known).flatMap(windowsOf);
    return months.length === 0 ? 'none' : { value: rational(Math.max(...months)) };
  },
  'highest credit': ({ measure = '' }, { plan }) => {
    const most = creditsOf(plan, measure).map(highestCredit);
    const bounded = most.filter((one) => one !== undefined);
    return bounded.length === 0 || bounded.length < most.length
      ? 'none'
      : {
          value: bounded.reduce(
            (highest, one) => (highest.n * one.d >= one.n * highest.d ? highest : one),
            ZERO,
          ),
        };
  },
};

/** Target pay of what is of a kind ÷ that of all, as with the weight on revenue. */
function weightOf(
  one: JudgedSubject,
  context: PolicyContext,
  isMeant: (plan: Plan, component: Component) => boolean,
): Figure {
  const { plan } = context;
  if (one.role !== undefined) {
    const { components } = context.weightsOf(one.role);
    if (components.length === 0) return 'none';
    return {
      value: sum(components.filter(({ component }) => isMeant(plan, component)).map(({ weight }) => weight)),
    };
  }
  const weights = rolesOf(one, plan).map((role) => context.weightsOf(role));
  if (weights.some(({ targetPay }) => targetPay === undefined))
    return { why: 'only the roster says what target pay some of its roles have' };
  const components = weights.flatMap((role) => role.components);
  const all = sum(components.flatMap(({ targetPay }) => targetPay ?? []));
  const meant = components.filter(({ component }) => isMeant(plan, component));
  return all.n === 0n ? 'none' : { value: div(sum(meant.flatMap(({ targetPay }) => targetPay ?? [])), all) };
}

/** What a component is paid on, so that two on the same are told; what is on nothing has no number. */
function numberOf(plan: Plan, component: Component): string | undefined {
  const result = resultOf(plan, component);
  return result === undefined ? undefined : JSON.stringify(result);
}

/** What is in force on some days of the year only. */
function isSpiff({ active }: Component): boolean {
  return active !== undefined;
}

/** The year's quota on revenue, in money, for each unit of on-target pay. */
function quotaToPay({ role = '' }: JudgedSubject, context: PolicyContext): Figure {
  const { plan } = context;
  const whole = plan.roles[role]?.onTargetPay;
  const pay = whole === undefined ? undefined : parseRational(whole.value);
  const on = componentsOf(plan, { kind: 'role', title: role, places: [], role }).find(
    ({ stages, on: { measures, goals }, active }) =>
      stages.quota !== undefined &&
      active === undefined &&
      goals.length === 0 &&
      measures.some(
        (name) => plan.measures[name]?.revenue === true && plan.measures[name]?.unit === plan.currency,
      ),
  );
  if (pay?.ok !== true || pay.value.n === 0n || on?.stages.quota === undefined) return 'none';
  if (context.readsRoster(on.stages.quota)) return 'none';
  const year = yearKey(plan);
  const quota = context
    .worldOf(role)
    .results.find(({ value, window }) => value === on.stages.measure && window === year)?.at;
  return quota === undefined || typeof quota === 'string' ? 'none' : { value: div(quota, pay.value) };
}

/** Months from one day to another, both included; one that is begun counts whole. */
function monthsBetween(first: string, last: string): number {
  const [from, lastDay] = [parseDate(first), parseDate(last)];
  if (!from.ok || !lastDay.ok) throw new RangeError(`"${first}" or "${last}" is no date`);
  const [begins, ends] = [civilDate(from.value), civilDate(addDays(lastDay.value, 1))];
  const months = (ends.year - begins.year) * 12 + (ends.month - begins.month);
  return ends.day > begins.day ? months + 1 : months;
}

/** The ends of the windows in which anything is taken back, in months; 30 days are a month. */
function windowsOf({ shares }: ClawbackExpression): number[] {
  return shares.flatMap(({ within, share }) =>
    within === undefined || share === '0'
      ? []
      : [within.unit === 'months' ? within.count : Math.ceil(within.count / 30)],
  );
}

/** The most that one row is credited in all; undefined where nothing bounds it. */
export function highestCredit({ credits, atMost }: CreditsTable): Rational | undefined {
  if (atMost !== undefined) return exact(atMost);
  const shares = credits.map(({ share, members }): Rational | 'rest' | undefined => {
    if (members === 'each') return undefined;
    if (share === 'rest') return 'rest';
    return share.op === 'constant' ? exact(share.value) : undefined;
  });
  const hasRest = shares.includes('rest');
  // What goes to the rest leaves the whole, however the other shares of the row are made up.
  const overlays = credits.flatMap(({ overlay }, index) => (overlay ? [shares[index]] : []));
  const counted = hasRest ? [ONE, ...overlays] : shares;
  if (counted.includes(undefined)) return undefined;
  return sum(counted.filter((share): share is Rational => typeof share === 'object'));
}

function exact(text: string): Rational {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new RangeError(`"${text}" is no exact number`);
  return parsed.value;
}
