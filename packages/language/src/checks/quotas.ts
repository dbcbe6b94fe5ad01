import { isZero } from '@ontarget/evaluator/numbers';
import type { AstNode } from 'langium';
import type { ParamsOf } from '../diagnostics/catalogue.ts';
import type {
  Component,
  ConditionSubject,
  QuotaTerms,
  Reference,
  ResultCondition,
  Role,
} from '../generated/ast.ts';
import { componentsOf } from '../resolve/components.ts';
import { askedBy, measuredBy, measuresOf, nodesByTeam, subjectOf } from '../resolve/measured.ts';
import { roleAround } from '../resolve/place.ts';
import { quotaOf } from '../resolve/quota.ts';
import { weightCellsOf } from '../resolve/role-rows.ts';
import { teamOfRole } from '../resolve/scorecards.ts';
import { walk } from '../services/walk.ts';
import { unitOfMeasure } from '../types/unit-of.ts';
import type { Check } from './context.ts';
import type { PlanView } from './plan-view.ts';
import { measuredMonths, periodInWords } from './timing.ts';
import { unitInWords } from './unit-words.ts';
import { curveOf, type PaidByCurve, readAtAttainment } from './uses-of-curves.ts';
import { currencyIn, literalValue } from './values.ts';

const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** Attainment is a part of something. */
export const attainmentMustHaveAQuota: Check<PaidByCurve> = (component, say, plan) => {
  const role = roleAround(component);
  const params = role && missingQuota(component, role, plan);
  if (params !== undefined) say('quota-missing', { node: component, property: 'name' }, params);
};

/** The same of what a row of a table weighs, told at its cell: another role of the table may have the quota. */
export const weighedRowsMustHaveAQuota: Check<Role> = (role, say, plan) => {
  for (const { component, cell } of weightCellsOf(role)) {
    const params = missingQuota(component, role, plan);
    if (params !== undefined) say('quota-missing', { node: cell, property: 'value' }, params);
  }
};

function missingQuota(
  component: PaidByCurve,
  role: Role,
  plan: PlanView,
): ParamsOf<'quota-missing'> | undefined {
  const curve = curveOf(component);
  const measured = measuredBy(component.subject);
  if (curve === undefined || measured?.kind !== 'measure') return undefined;
  // The other direction of a matrix may have the quota of any component of the role: compiling finds it.
  const asked = readAtAttainment(component, curve, plan).some((subject) => subject === component.subject);
  if (!asked || hasQuota(component, role, plan)) return undefined;
  // A measure that is a percent itself, such as a win rate, is read as it stands.
  const { kind } = unitOfMeasure(measured.measure, { currency: currencyIn(plan) });
  if (kind !== 'money' && kind !== 'count' && kind !== 'number') return undefined;
  return { component: component.name, measure: measured.measure.name, role: role.name };
}

/** A team's target is a quota only where a goal gives that team one; a role without a team may get one by the roster. */
function hasQuota(component: PaidByCurve, role: Role, plan: PlanView): boolean {
  const quota = quotaOf(component, role);
  if (quota?.kind !== 'node of its team') return quota !== undefined;
  const team = teamOfRole(role);
  return team === undefined || nodesByTeam(plan, quota.measured).has(team);
}

export const quotasMustBeInTheUnitOfTheirMeasure: Check<QuotaTerms> = (terms, say, plan) => {
  const amount = literalValue(terms.amount, plan);
  const measure = measureOfTerms(terms);
  if (amount === undefined || measure === undefined) return;
  const expected = unitOfMeasure(measure, { currency: currencyIn(plan) });
  if (expected.kind === 'unknown' || (expected.kind === 'money') === (amount.unit.kind === 'money')) return;
  say(
    'quota-unit-wrong',
    { node: terms, property: 'amount' },
    {
      component: ownerOf(terms),
      measure: measure.name,
      quota: terms.amount ?? '',
      expected: unitInWords(expected),
    },
  );
};

export const quotasMustBeAboveZero: Check<QuotaTerms> = (terms, say, plan) => {
  const amount = literalValue(terms.amount, plan);
  if (amount === undefined || !isZero(amount.value)) return;
  say('quota-zero', { node: terms, property: 'amount' }, { component: ownerOf(terms) });
};

export const quotasMustNameTheirPeriod: Check<QuotaTerms> = (terms, say) => {
  if (terms.period !== undefined) return;
  say(
    'choice-quota-period',
    { node: terms },
    {
      quota: terms.amount ?? 'from the roster',
      owner: ownerOf(terms),
    },
  );
};

/** A year's quota that is measured by quarter is divided somehow, and evenly is only one way. */
export const quotasMustSayHowTheyDivide: Check<QuotaTerms> = (terms, say) => {
  const shortest = shortestStretch(terms);
  const period = terms.period === undefined ? undefined : MONTHS[terms.period];
  if (shortest === undefined || period === undefined || terms.phasing !== undefined || shortest >= period)
    return;
  say(
    'choice-quota-phasing',
    { node: terms },
    {
      quota: `${terms.amount ?? 'from the roster'} in the ${terms.period}`,
      owner: ownerOf(terms),
      parts: `${periodInWords(shortest)}s`,
    },
  );
};

/** Four shares say what a quarter's quota is, not a month's. */
export const phasingMustBeAsFineAsWhatIsMeasured: Check<QuotaTerms> = (terms, say) => {
  const shares = terms.phasing?.shares.length ?? 0;
  const shortest = shortestStretch(terms);
  if (![2, 4].includes(shares) || shortest === undefined || shortest >= 12 / shares) return;
  say(
    'phasing-too-coarse',
    { node: terms, property: 'phasing' },
    {
      owner: ownerOf(terms),
      phased: periodInWords(12 / shares),
      measured: periodInWords(shortest),
    },
  );
};

const FULL_QUOTAS: Readonly<Record<string, number>> = {
  'full-quarter quota': 3,
  'full-half-year quota': 6,
  'full-year quota': 12,
};

/** The shortest stretch, in months, that any component measures against these terms. */
function shortestStretch(terms: QuotaTerms): number | undefined {
  const months = componentsUnder(terms).map(
    ({ timing }) => FULL_QUOTAS[timing?.toDate ?? ''] ?? measuredMonths(timing),
  );
  const known = months.filter((count) => count !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

function componentsUnder(terms: QuotaTerms): Component[] {
  const role = roleAround(terms);
  if (role === undefined) return [];
  return componentsOf(role).filter((component) => {
    const quota = quotaOf(component);
    return (quota?.kind === 'terms' && quota.terms === terms) || asksAttainmentOf(component, terms);
  });
}

/** Whether something in a component is held against the quota that its role states for a measure. */
function asksAttainmentOf(component: Component, { $container: quota }: QuotaTerms): boolean {
  if (quota.$type !== 'RoleQuota') return false;
  const measure = quota.measure.ref;
  // A matrix is read at the attainments of two.
  let asks = component.$type === 'WeightedComponent' && component.across?.ref?.ref === measure;
  walk(component, (node) => {
    if (node.$type === 'Reference') {
      const { ref, stage } = node as Reference;
      asks ||= stage === 'attainment' && ref.ref === measure;
    } else if (node.$type === 'ConditionSubject') {
      const asked = askedBy(node as ConditionSubject);
      if (asked === undefined || asked.kind === 'stage' || asked.subject.ref.ref !== measure) return;
      asks ||= asked.kind === 'attainment' || isHeldAgainstQuota(node);
    }
  });
  return asks;
}

/** Whether a condition compares a result with its quota, or with a percent of it. */
function isHeldAgainstQuota({ $container: around }: AstNode): boolean {
  if (around?.$type !== 'ResultCondition') return false;
  // Half a condition has no right side yet.
  const right: Partial<ResultCondition>['right'] = (around as ResultCondition).right;
  return (
    right !== undefined &&
    (right.quotaToDate || right.fullYearQuota || right.value?.$type === 'PercentLiteral')
  );
}

function measureOfTerms(terms: QuotaTerms) {
  const around = terms.$container;
  if (around.$type === 'RoleQuota') return around.measure.ref;
  const measured = measuredBy(subjectOf(around.$container as Component));
  const measures = measured === undefined ? [] : measuresOf(measured);
  return measures.length === 1 ? measures[0] : undefined;
}

function ownerOf(terms: QuotaTerms): string {
  const around = terms.$container;
  if (around.$type === 'RoleQuota') return `${around.$container.name} for ${around.measure.$refText}`;
  return (around.$container as Component).name;
}
