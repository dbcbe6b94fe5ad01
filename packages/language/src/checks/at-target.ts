import {
  abs,
  add,
  compare,
  div,
  eq,
  formatPercent,
  le,
  lt,
  mul,
  ONE,
  type Rational,
  sign,
  sub,
  sum,
} from '@ontarget/evaluator/numbers';
import type { AstNode } from 'langium';
import type { Place } from '../diagnostics/report.ts';
import type { Curve, Expression, WeightedComponent } from '../generated/ast.ts';
import { fractionOf } from '../literals/read.ts';
import { payOf } from '../resolve/pay-terms.ts';
import { roleAround } from '../resolve/place.ts';
import { clauseOf, quotaOf } from '../resolve/quota.ts';
import type { Check } from './context.ts';
import { belowRow, type KnownRow, knownRows, upperRows } from './curve-rows.ts';
import type { PlanView } from './plan-view.ts';
import { constantValue, currencyIn, isMoney, literalValue, moneyInWords } from './values.ts';

/** Target pay is what reaching target pays; a component that pays something else there says so. */
export const reachingTargetPaysTarget: Check<WeightedComponent> = (component, say, plan) => {
  const curve = component.curve?.ref;
  if (curve === undefined || quotaOf(component) === undefined) return;
  const pays = paysAtTarget(curve, plan);
  const stated = clauseOf(component, 'AtTargetClause');
  const said = stated === undefined ? ONE : fractionOf(stated.percent);
  if (pays === undefined || said === undefined || eq(pays, said)) return;
  const place = (
    stated === undefined ? { node: component, property: 'curve' } : { node: stated, property: 'percent' }
  ) as Place<AstNode>;
  say('target-not-paid', place, {
    component: component.name,
    curve: curve.name,
    pays: formatPercent(pays),
    said: formatPercent(said),
    money: inMoney(component, pays, plan),
  });
};

/** What a curve pays at an attainment of exactly 100%, as a share of target pay; undefined where it is not one. */
export function paysAtTarget(curve: Curve, plan: PlanView): Rational | undefined {
  const rows = knownRows(curve, plan);
  const bands = upperRows(rows ?? []).toSorted((a, b) => compare(a.bound.value, b.bound.value));
  if (rows === undefined || bands.length === 0 || rows.some(({ bound }) => bound.unit.kind !== 'percent'))
    return undefined;
  const unit = curve.kind === 'linear' || curve.kind === 'steps' ? 'percent' : 'multiple';
  if (rows.some(({ pays }) => pays.unit.kind !== unit)) return undefined;
  switch (curve.kind) {
    case 'linear':
      return onTheLine(bands, belowRow(rows));
    case 'steps':
      if (curve.together === 'that add up') return stepsUpToTarget(bands, belowRow(rows));
      return paidInBand(bandAt(bands) ?? belowRow(rows));
    case 'retroactive':
      return curve.overage === undefined
        ? paidInBand(bandAt(bands) ?? belowRow(rows))
        : overTheBound(curve.overage, bands, belowRow(rows), plan);
    case 'marginal':
      return slicesUpToTarget(bands, belowRow(rows));
    default:
      return undefined;
  }
}

/** What the band of 100% pays there: its percent or rate, and what its slope has added by then. */
function paidInBand(band: KnownRow | undefined): Rational | undefined {
  if (band === undefined) return undefined;
  return band.opens === 'below'
    ? band.pays.value
    : add(band.pays.value, mul(band.slope, sub(ONE, band.bound.value)));
}

/** What the steps up to 100% pay together. */
function stepsUpToTarget(bands: readonly KnownRow[], below: KnownRow | undefined): Rational {
  const last = bandAt(bands);
  const reached = last === undefined ? [] : bands.slice(0, bands.indexOf(last) + 1);
  return sum([...(below === undefined ? [] : [below]), ...reached].map(({ pays }) => pays.value));
}

/** All up to a bound at the rate below it, and only what lies above at the rate reached. */
function overTheBound(
  bound: Expression,
  bands: readonly KnownRow[],
  below: KnownRow | undefined,
  plan: PlanView,
): Rational | undefined {
  const over = constantValue(bound, plan)?.value;
  if (over === undefined) return undefined;
  // Up to its bound an overage is paid as a retroactive curve is, but at the bound itself at the rate below it.
  if (lt(ONE, over)) return paidInBand(bandAt(bands) ?? below);
  const base = (bands.findLast((band) => lt(band.bound.value, over)) ?? below)?.pays.value;
  if (base === undefined || eq(ONE, over)) return base;
  const reached = bandAt(bands)?.pays.value ?? base;
  return add(mul(base, over), mul(reached, sub(ONE, over)));
}

function onTheLine(points: readonly KnownRow[], below: KnownRow | undefined): Rational | undefined {
  const before = points.findLast(({ bound }) => le(bound.value, ONE));
  const after = points.find(({ bound }) => lt(ONE, bound.value));
  if (before === undefined) return below?.pays.value;
  if (eq(before.bound.value, ONE)) return before.pays.value;
  if (after === undefined) return beyond(points);
  return between(before, after);
}

/** After the last point: flat, or on along its last slope. */
function beyond(points: readonly KnownRow[]): Rational | undefined {
  const [secondLast, last] = points.slice(-2);
  if (secondLast === undefined) return undefined;
  const end = last ?? secondLast;
  if (end.node.$type !== 'AtRow' || end.node.tail === undefined) return undefined;
  if (end.node.tail === 'flat') return end.pays.value;
  if (last === undefined || eq(secondLast.bound.value, last.bound.value)) return undefined;
  return between(secondLast, last);
}

function between(a: KnownRow, b: KnownRow): Rational {
  const slope = div(sub(b.pays.value, a.pays.value), sub(b.bound.value, a.bound.value));
  return add(a.pays.value, mul(slope, sub(ONE, a.bound.value)));
}

function bandAt(bands: readonly KnownRow[]): KnownRow | undefined {
  return bands.findLast(({ opens, bound }) =>
    opens === 'above' ? lt(bound.value, ONE) : le(bound.value, ONE),
  );
}

function slicesUpToTarget(bands: readonly KnownRow[], below: KnownRow | undefined): Rational {
  const slices = bands.map(({ bound, pays }, index) => {
    const next = bands[index + 1]?.bound.value ?? ONE;
    const end = lt(next, ONE) ? next : ONE;
    return lt(bound.value, end) ? mul(pays.value, sub(end, bound.value)) : sub(ONE, ONE);
  });
  const start = bands[0]?.bound.value ?? ONE;
  const first = lt(start, ONE) ? start : ONE;
  return add(sum(slices), below === undefined ? sub(ONE, ONE) : mul(below.pays.value, first));
}

/** What the difference is in a year, for a role that states its pay. */
function inMoney(component: WeightedComponent, pays: Rational, plan: PlanView): string {
  const role = roleAround(component);
  const weight = literalValue(component.weight, plan);
  const target = role && payOf(role, currencyIn(plan))?.targetPay?.value;
  if (weight === undefined) return '';
  const year = isMoney(weight.unit) ? weight.value : target && mul(target, weight.value);
  if (year === undefined) return '';
  const off = sub(pays, ONE);
  return `${moneyInWords(mul(abs(off), year), plan)} a year ${sign(off) > 0 ? 'above' : 'below'} target pay of ${moneyInWords(year, plan)}`;
}
