import type { Expression, Grain } from '@ontarget/evaluator/format';
import { div, type Rational, sum } from '@ontarget/evaluator/numbers';
import { type MonthlyShares, rosterColumnOf, unitCode, unitOfNamed } from '@ontarget/language';
import type { QuotaTerms } from '@ontarget/language/ast';
import { constant, exact, product, readValue } from '../build/expressions.ts';
import { addValue, type Compilation } from '../compilation.ts';
import { amount } from '../literals.ts';
import { dividesOverTheYear } from '../measures/adds-up.ts';
import { sharesWithin } from '../phasing.ts';
import { cannotCompile, refuse } from '../problems.ts';
import type { QuotaPlace } from './quota-place.ts';
import type { Measured } from './subject.ts';
import { MONTHS_IN } from './timing.ts';

/** A quota of stated terms over a stretch of time. */
export interface TermsOfQuota {
  readonly formula: Expression;
  /** Each month's part of the year's quota, as a formula of one month; undefined where quotas do not add up. */
  readonly monthly: Expression | undefined;
}

/** Works out a quota by its terms: phased, by days employed, and ramped where the place ramps it. */
export function quotaFormula(place: QuotaPlace, measured: Measured, terms: QuotaTerms): TermsOfQuota {
  const { c, ramp } = place;
  const yearly = statedAmount(place, measured, terms);
  if (rosterColumnOf(terms) === 'quota') c.quotaUnits.add(measured.unit);
  if (measured.measure !== undefined && !dividesOverTheYear(c, measured.measure.node)) {
    place.refuseRamp('it does not add up by months');
    return { formula: yearly, monthly: undefined };
  }
  const period = periodOf(place, terms);
  const shares = phasingOf(place, terms, period);
  const monthly: Expression = { op: 'phase', shares: shares.map(exact) };
  const isOwn = measured.scope === 'payee';
  if (!isOwn) place.refuseRamp('it is that of a team or of the company, whoever is new there');
  const of = product([yearly, monthly, ...(ramp === undefined ? [] : [ramp])]);
  const formula: Expression = isOwn
    ? { op: 'accrue', of, proration: c.header.proration }
    : product([yearly, readValue(addWholeShare(place, monthly, terms))]);
  return { formula, monthly: { op: 'phase', shares: partsOfYear(shares).map(exact) } };
}

/**
 * Adds the part of a quota that a whole stretch of time has. The result of a team or the company is that of the whole
 * stretch however long the payee is there, so the part is a number of the company.
 */
function addWholeShare({ c, id, title: of }: QuotaPlace, monthly: Expression, terms: QuotaTerms): string {
  const formula: Expression = { op: 'over', each: 'month', periods: 'in the window', of: monthly };
  const title = `${of}, part of the quota`;
  const value = { title, stage: 'quota', unit: 'number', subject: 'company', formula } as const;
  const share = `${id}/quota-share`;
  return c.values.has(share) ? share : addValue(c, share, value, terms);
}

/** Shares of each quarter's quota, as shares of the year's. */
function partsOfYear(shares: MonthlyShares): Rational[] {
  const total = sum(shares);
  return shares.map((share) => div(share, total));
}

function statedAmount({ c, owner }: QuotaPlace, measured: Measured, terms: QuotaTerms): Expression {
  const column = rosterColumnOf(terms) ?? 'quota';
  refuseColumn(c, owner, measured, terms);
  if (terms.fromRoster || terms.amount === undefined) return { op: 'roster', column, notBelowZero: true };
  const stated = amount(terms, terms.amount, c.header.currency);
  if (!sameCount(stated.unit, measured.unit)) {
    refuse('quota-unit-wrong', terms, {
      component: owner,
      measure: measured.title,
      quota: terms.amount,
      expected: measured.unit,
    });
  }
  const number = constant(stated.value, measured.unit);
  return terms.roster ? { op: 'roster', column, whenBlank: number, notBelowZero: true } : number;
}

/** A column of another unit than the measure's would be divided as if it were of its. */
function refuseColumn(
  { header: { currency } }: Compilation,
  owner: string,
  measured: Measured,
  { column, otherColumn }: QuotaTerms,
): void {
  const named = (column ?? otherColumn)?.ref;
  if (named === undefined || named.name === 'quota') return;
  const unit = unitCode(unitOfNamed(named, undefined, { currency }));
  if (sameCount(unit, measured.unit) || (unit === 'count' && measured.unit === 'number')) return;
  const quota = `${named.name} in ${unit}`;
  refuse('quota-unit-wrong', (column ?? otherColumn)?.$refNode?.astNode, {
    component: owner,
    measure: measured.title,
    quota,
    expected: measured.unit,
  });
}

/** Numbers count things; percents may stand for scores and ratios. */
function sameCount(stated: string, measured: string): boolean {
  if (stated === measured) return true;
  if (stated === 'number') return measured === 'count';
  if (stated === 'percent') return measured === 'score' || measured === 'number';
  return measured === `${stated}/count`;
}

function periodOf({ c, owner, id, grain }: QuotaPlace, terms: QuotaTerms): Grain {
  if (terms.period !== undefined) return terms.period as Grain;
  const grains: Grain[] = [grain, 'year', 'quarter', 'month'];
  const words = [...new Set(grains)].map((one) => `in the ${one}`);
  const [first = 'in the year', ...more] = words;
  const reading = c.choices.settle({
    code: 'choice-quota-period',
    params: { quota: terms.amount ?? 'the roster', owner },
    node: terms,
    owner: id,
    readings: [first, ...more],
  });
  return reading.replace('in the ', '') as Grain;
}

function phasingOf({ c, owner, id, grain }: QuotaPlace, terms: QuotaTerms, period: Grain): MonthlyShares {
  const months = MONTHS_IN[period];
  if (terms.phasing?.likeQuota) {
    return cannotCompile(terms.phasing, owner, 'a quota cannot be phased like itself');
  }
  if (terms.phasing === undefined && months > MONTHS_IN[grain]) {
    c.choices.settle({
      code: 'choice-quota-phasing',
      params: { quota: terms.amount ?? 'the roster', owner, parts: `${grain}s` },
      node: terms,
      owner: id,
      readings: ['phased evenly'],
    });
  }
  return sharesWithin(terms.phasing, months, owner, c.header.calendar);
}
