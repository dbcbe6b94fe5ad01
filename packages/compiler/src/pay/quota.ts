import type { Expression, Grain } from '@ontarget/evaluator/format';
import { div, type Rational, sum } from '@ontarget/evaluator/numbers';
import { type MonthlyShares, quotaOf } from '@ontarget/language';
import type { QuotaTerms } from '@ontarget/language/ast';
import { rampOf, refuseRamp } from '../balances/ramp.ts';
import { constant, exact, product, readValue } from '../build/expressions.ts';
import { addValue } from '../compilation.ts';
import { amount } from '../literals.ts';
import { dividesOverTheYear } from '../measures/adds-up.ts';
import { titleOf } from '../measures/measures.ts';
import { EVENLY, sharesWithin } from '../phasing.ts';
import { cannotCompile, refuse } from '../problems.ts';
import type { Measured } from './subject.ts';
import { MONTHS_IN } from './timing.ts';
import { addStage, type ComponentWork } from './work.ts';

/** A quota that was compiled as the stage of its component. */
export interface Quota {
  /** Each month's part of the year's quota, as a formula of one month; undefined where quotas do not add up. */
  readonly monthly: Expression | undefined;
}

/** The quota that a component's results are held against: its own terms, its role's, or its goal's target. */
export function compileQuota(work: ComponentWork, measured: Measured): Quota | undefined {
  const terms = termsOf(work, measured);
  if (terms !== undefined) return quotaOfTerms(work, measured, terms);
  refuseRamp(work, 'it has none of its own terms, only the target of a goal');
  if (measured.target === undefined) return undefined;
  addStage(work, 'quota', measured.unit, measured.target());
  return { monthly: phaseOfNodes(work, measured) };
}

/** Terms stated by the component, or by the role for the measure that it is paid on. */
function termsOf({ component, role }: ComponentWork, measured: Measured): QuotaTerms | undefined {
  const source = quotaOf(component, role);
  if (source?.kind !== 'terms') return undefined;
  return source.statedBy === 'component' || measured.measure !== undefined ? source.terms : undefined;
}

function quotaOfTerms(work: ComponentWork, measured: Measured, terms: QuotaTerms): Quota {
  const { c } = work;
  const yearly = statedQuota(work, measured, terms);
  if (measured.measure !== undefined && !dividesOverTheYear(c, measured.measure.node)) {
    refuseRamp(work, 'it does not add up by months');
    addStage(work, 'quota', measured.unit, yearly, { node: terms });
    return { monthly: undefined };
  }
  const period = periodOf(work, terms);
  const shares = phasingOf(work, terms, period);
  const monthly: Expression = { op: 'phase', shares: shares.map(exact) };
  const isOwn = measured.scope === 'payee';
  if (!isOwn) refuseRamp(work, 'it is that of a team or of the company, whoever is new there');
  const ramp = rampOf(work);
  const of = product([yearly, monthly, ...(ramp === undefined ? [] : [ramp])]);
  const formula: Expression = isOwn
    ? { op: 'accrue', of, proration: c.header.proration }
    : product([yearly, readValue(addWholeShare(work, monthly, terms))]);
  addStage(work, 'quota', measured.unit, formula, { node: terms, addsUp: true });
  if (readsRoster(terms)) c.quotaUnits.add(measured.unit);
  return { monthly: { op: 'phase', shares: partsOfYear(shares).map(exact) } };
}

/**
 * Adds the part of a quota that a whole stretch of time has. The result of a team or the company is that of the whole
 * stretch however long the payee is there, so the part is a number of the company.
 */
function addWholeShare({ c, id, component }: ComponentWork, monthly: Expression, terms: QuotaTerms): string {
  const formula: Expression = { op: 'over', each: 'month', periods: 'in the window', of: monthly };
  const title = `${titleOf(component)}, part of the quota`;
  const value = { title, stage: 'quota', unit: 'number', subject: 'company', formula } as const;
  return addValue(c, `${id}/quota-share`, value, terms);
}

/** Shares of each quarter's quota, as shares of the year's. */
function partsOfYear(shares: MonthlyShares): Rational[] {
  const total = sum(shares);
  return shares.map((share) => div(share, total));
}

function statedQuota({ c, component }: ComponentWork, measured: Measured, terms: QuotaTerms): Expression {
  if (terms.fromRoster || terms.amount === undefined) return { op: 'roster', column: 'quota' };
  const stated = amount(terms, terms.amount, c.header.currency);
  if (!sameCount(stated.unit, measured.unit)) {
    refuse('quota-unit-wrong', terms, {
      component: component.name,
      measure: measured.title,
      quota: terms.amount,
      expected: measured.unit,
    });
  }
  const number = constant(stated.value, measured.unit);
  return terms.roster ? { op: 'roster', column: 'quota', whenBlank: number } : number;
}

/** Numbers count things; percents may stand for scores and ratios. */
function sameCount(stated: string, measured: string): boolean {
  if (stated === measured) return true;
  if (stated === 'number') return measured === 'count';
  if (stated === 'percent') return measured === 'score' || measured === 'number';
  return measured === `${stated}/count`;
}

function periodOf(work: ComponentWork, terms: QuotaTerms): Grain {
  const { c, component, id, measurement } = work;
  if (terms.period !== undefined) return terms.period as Grain;
  const grains: Grain[] = [measurement.grain, 'year', 'quarter', 'month'];
  const words = [...new Set(grains)].map((grain) => `in the ${grain}`);
  const [first = 'in the year', ...more] = words;
  const reading = c.choices.settle({
    code: 'choice-quota-period',
    params: { quota: terms.amount ?? 'the roster', owner: component.name },
    node: terms,
    owner: id,
    readings: [first, ...more],
  });
  return reading.replace('in the ', '') as Grain;
}

function phasingOf(work: ComponentWork, terms: QuotaTerms, period: Grain): MonthlyShares {
  const { c, component, id, measurement } = work;
  const months = MONTHS_IN[period];
  if (terms.phasing?.likeQuota) {
    return cannotCompile(terms.phasing, component.name, 'a quota cannot be phased like itself');
  }
  if (terms.phasing === undefined && months > MONTHS_IN[measurement.grain]) {
    c.choices.settle({
      code: 'choice-quota-phasing',
      params: { quota: terms.amount ?? 'the roster', owner: component.name, parts: `${measurement.grain}s` },
      node: terms,
      owner: id,
      readings: ['phased evenly'],
    });
  }
  return sharesWithin(terms.phasing, months, component.name, c.header.calendar);
}

function readsRoster(terms: QuotaTerms): boolean {
  return terms.fromRoster || terms.amount === undefined || terms.roster;
}

/** The share of each month in the year's target of the node that the payee's quota is. */
function phaseOfNodes({ c }: ComponentWork, { nodes, target }: Measured): Expression | undefined {
  const phases: Record<string, Expression> = {};
  let only: Expression | undefined;
  for (const id of nodes) {
    const months = c.monthlyTargets.get(id) ?? EVENLY;
    const total = sum(months);
    const shares = total.n === 0n ? EVENLY : months.map((month) => div(month, total));
    only = { op: 'phase', shares: shares.map(exact) };
    phases[c.goals.get(id)?.team ?? ''] = only;
  }
  return target?.().op === 'team' ? { op: 'team', cases: phases } : only;
}
