import { isWithin } from '@ontarget/analysis/sight';
import {
  compare,
  formatMoney,
  formatMultiple,
  formatNumber,
  formatPercent,
  type Rational,
} from '@ontarget/evaluator/numbers';
import { POLICY_PROPERTIES, readAmount } from '@ontarget/language';
import type { PolicyFeature, PolicyFigure, PolicyShared, PolicyTest } from '@ontarget/language/ast';
import type { PolicyContext } from './context.ts';
import { FEATURES } from './features.ts';
import { FIGURES } from './figures.ts';
import { componentsOf, type JudgedSubject } from './subjects.ts';

/** What a test came to: it holds or not, with what was found; or there is nothing to test; or it is not known. */
export type Verdict =
  | {
      readonly kind: 'decided';
      readonly holds: boolean;
      /** `has revenue weight 0%`. */
      readonly found: string;
      /** `at least 20%`. */
      readonly asked: string;
      readonly value?: Rational;
      /** What the value had to reach and did not, or the nearer of two bounds. */
      readonly bound?: Rational;
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly why: string };

/** Bounds of a project's own, in place of those that stand in the text. */
export interface OwnBound {
  readonly low?: Rational;
  readonly high?: Rational;
  readonly value?: Rational;
}

/** Whether a subject is as a test asks. */
export function tested(
  test: PolicyTest,
  one: JudgedSubject,
  context: PolicyContext,
  own?: OwnBound,
): Verdict {
  switch (test.$type) {
    case 'PolicyFigure':
      return figureTested(test, one, context, own);
    case 'PolicyShared':
      return sharedTested(test, context);
    default:
      return featureTested(test, one, context);
  }
}

/** Whether two teams have a goal that both are paid on; where one of them has no role, there is nothing to share. */
function sharedTested({ teams, none }: PolicyShared, context: PolicyContext): Verdict {
  const [first = '', second = ''] = teams.map(({ $refText }) => $refText);
  const [ours, theirs] = [goalsOf(first, context), goalsOf(second, context)];
  if (ours === undefined || theirs === undefined) return { kind: 'none' };
  const has = [...ours].some((goal) => theirs.has(goal));
  return {
    kind: 'decided',
    holds: none ? !has : has,
    found: `has ${has ? 'a' : 'no'} goal shared by ${first} and ${second}`,
    asked: `${none ? 'no' : 'a'} goal shared by both`,
  };
}

/** The goals, and the parts of them, that roles of a team are paid on; undefined where it has no roles. */
function goalsOf(team: string, { plan }: PolicyContext): ReadonlySet<string> | undefined {
  const roles = Object.entries(plan.roles).filter(([, role]) => isWithin(plan, role.team, team));
  if (roles.length === 0) return undefined;
  // Whoever is paid on all of what a goal counts is paid on the goal.
  const roots = Object.entries(plan.goals).filter(([, { part }]) => part.kind === 'root');
  return new Set(
    roles.flatMap(([role]) =>
      componentsOf(plan, { kind: 'role', title: role, places: [], role }).flatMap(({ on }) => [
        ...on.goals,
        ...roots.flatMap(([id, { measure }]) => (on.measures.includes(measure) ? [id] : [])),
      ]),
    ),
  );
}

function featureTested(
  { feature, none }: PolicyFeature,
  one: JudgedSubject,
  context: PolicyContext,
): Verdict {
  const has = FEATURES[feature]?.(one, context) ?? false;
  return {
    kind: 'decided',
    holds: none ? !has : has,
    found: has ? `has a ${feature}` : `has no ${feature}`,
    asked: none ? `no ${feature}` : `a ${feature}`,
  };
}

function figureTested(
  figure: PolicyFigure,
  one: JudgedSubject,
  context: PolicyContext,
  own: OwnBound | undefined,
): Verdict {
  const bound = own?.value ?? literal(figure.bound?.value, context);
  const isAbove = figure.relation === 'above' || figure.relation === 'at most';
  const found = FIGURES[figure.property]?.(one, context, isAbove ? bound : undefined) ?? 'none';
  if (found === 'none') return { kind: 'none' };
  if ('why' in found) return { kind: 'unknown', why: found.why };
  const { value } = found;
  const words = (amount: Rational) => amountWords(amount, figure.property, context.plan.currency);
  const says = saysOf(one, figure.property, words(value));
  if (figure.relation === undefined) {
    const low = own?.low ?? literal(figure.low?.value, context);
    const high = own?.high ?? literal(figure.high?.value, context);
    if (low === undefined || high === undefined) return { kind: 'none' };
    const isBelow = compare(value, low) < 0;
    return {
      kind: 'decided',
      holds: !isBelow && compare(value, high) <= 0,
      found: says,
      asked: `between ${words(low)} and ${words(high)}`,
      value,
      bound: isBelow ? low : high,
    };
  }
  if (bound === undefined) return { kind: 'none' };
  return {
    kind: 'decided',
    holds: related(value, figure.relation, bound),
    found: says,
    asked: `${figure.relation === 'of' ? '' : `${figure.relation} `}${words(bound)}`,
    value,
    bound,
  };
}

/** What something has, as an analyst says it. */
function saysOf({ kind }: JudgedSubject, property: string, value: string): string {
  if (kind !== 'handing-down') return `has ${property} ${value}`;
  return property === 'assigned share'
    ? `is handed down at ${value}`
    : `comes to ${value} of the company's number in all`;
}

/** Whether a number stands to a bound as the words say. */
export function related(value: Rational, relation: string, bound: Rational): boolean {
  const order = compare(value, bound);
  switch (relation) {
    case 'at least':
      return order >= 0;
    case 'above':
      return order > 0;
    case 'at most':
      return order <= 0;
    case 'below':
      return order < 0;
    default:
      return order === 0;
  }
}

/** A literal of the text as an exact number. */
export function literal(text: string | undefined, { plan }: PolicyContext): Rational | undefined {
  const read = text === undefined ? undefined : readAmount(text, plan.currency);
  return read?.ok ? read.value.value : undefined;
}

/** A value as the property's unit is written. */
export function amountWords(value: Rational, property: string, currency: string): string {
  switch (POLICY_PROPERTIES[property]?.unit) {
    case 'share':
      return formatPercent(value);
    case 'factor':
      return formatMultiple(value);
    case 'money':
      return formatMoney(value, currency, { planCurrency: currency });
    default:
      return formatNumber(value);
  }
}
