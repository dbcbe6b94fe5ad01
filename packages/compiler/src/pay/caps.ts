import type { Expression, Grain, NodeId } from '@ontarget/evaluator/format';
import { div, ONE, rational } from '@ontarget/evaluator/numbers';
import { clauseOf } from '@ontarget/language';
import type { PayoutCap, PayoutFloor, TotalCap, YearCap } from '@ontarget/language/ast';
import type { AstNode } from 'langium';
import { constant, least, product, readValue } from '../build/expressions.ts';
import { addValue, type Compilation } from '../compilation.ts';
import { fraction, moneyAmount } from '../literals.ts';
import { titleOf } from '../measures/measures.ts';
import { ids } from '../names.ts';
import { refuse } from '../problems.ts';
import {
  cappedForYear,
  cappedUntil,
  cappedWithCarry,
  floored,
  flooredWithRecovery,
  isTakenBack,
  type Limited,
  releaseOf,
} from './limits.ts';
import { shareOfWeights } from './shared-weights.ts';
import { MONTHS_IN, quotaWindow } from './timing.ts';
import { addStage, type ComponentWork, stageValue } from './work.ts';

/** Adds the cap on a component's pay, and gives back what is paid under it. */
export function addCap(work: ComponentWork, pay: Expression): Expression {
  const cap = clauseOf(work.component, 'PayoutCap');
  if (cap === undefined) return pay;
  const most = limitAmount(work, cap, 'cap payout');
  if (cap.excess?.startsWith('paid') && work.measurement.toDate !== undefined) {
    const why = "pay to date comes back below the cap by itself, so nothing is left for the year's end";
    refuse('clause-misplaced', cap, {
      clause: `the excess is ${cap.excess}`,
      owner: work.component.name,
      why,
    });
  }
  const carries = cap.excess !== undefined && cap.excess !== 'lost' && work.measurement.toDate === undefined;
  const capped = carries ? later(work, pay, cap, most) : least([pay, most]);
  addStage(work, 'cap', work.c.header.currency, capped, { node: cap });
  return stageValue(work, 'cap');
}

/** No more than the cap; what is cut off is paid once there is room for it, or when the year ends. */
function later(work: ComponentWork, pay: Expression, cap: PayoutCap, most: Expression): Expression {
  const before = limited(work, 'cap', pay, cap);
  const released = releaseOf(cap.excess ?? '');
  return released === undefined ? cappedWithCarry(before, most) : cappedUntil(before, most, released);
}

/**
 * Adds the cap on what all periods of the year pay together, after the cap and the floor of each. What runs over the year
 * to date is such a sum already.
 */
export function addYearCap(work: ComponentWork, pay: Expression): Expression {
  const cap = clauseOf(work.component, 'YearCap');
  if (cap === undefined) return pay;
  const { c, component, measurement } = work;
  if (measurement.within !== undefined) {
    const why = `it runs over the ${measurement.within} to date; put the cap of the year in variable pay { } or total { }`;
    refuse('clause-misplaced', cap, { clause: 'cap payout for the year', owner: component.name, why });
  }
  const most = yearAmount(work, cap);
  const capped =
    measurement.toDate === undefined
      ? cappedForYear(limited(work, 'year-cap', pay, cap), most)
      : least([pay, most]);
  addStage(work, 'year cap', c.header.currency, capped, { node: cap });
  return stageValue(work, 'year cap');
}

/** A percent of the target pay of the whole year, or money that shrinks by the part of the year somebody is employed. */
function yearAmount(work: ComponentWork, cap: YearCap): Expression {
  const { c, component, id, role } = work;
  if (cap.percent === undefined) return yearMoney(c, id, role.name, cap);
  if (work.stages['target pay'] === undefined) {
    const why = 'it has no target pay that a percent could be of';
    return refuse('clause-misplaced', cap, { clause: 'cap payout for the year', owner: component.name, why });
  }
  if (shareOfWeights(work) !== undefined) {
    const why =
      'a weight that is shared among the rest makes target pay known for past periods only; say the cap in money';
    return refuse('clause-misplaced', cap, { clause: 'cap payout for the year', owner: component.name, why });
  }
  return product([constant(fraction(cap, cap.percent), 'percent'), stageValue(work, 'target pay', 'year')]);
}

/** A cap in money on what the whole year pays. */
export function yearMoney(c: Compilation, owner: NodeId, role: string, cap: YearCap): Expression {
  const money = constant(moneyAmount(cap, cap.amount ?? '', c.header.currency), c.header.currency);
  return isProrated(c, owner, cap) ? product([money, employedShareOf(c, role, cap, 'year')]) : money;
}

/** Adds the floor of a component's pay, after its cap, and gives back what is paid with it. */
export function addFloor(work: ComponentWork, pay: Expression): Expression {
  const floor = clauseOf(work.component, 'PayoutFloor');
  if (floor === undefined) return pay;
  const { c, component, id, measurement } = work;
  if (measurement.toDate !== undefined) {
    const why =
      'it pays what pay to date adds, and a period in which nothing is added has no pay to put a floor under; put the floor in total { }';
    refuse('clause-misplaced', floor, { clause: 'floor payout', owner: component.name, why });
  }
  const least = limitAmount(work, floor, 'floor payout');
  const withFloor = isTakenBack(c, id, floor)
    ? flooredWithRecovery(limited(work, 'floor', pay, floor), least)
    : floored({ pay, value: `${id}/floor`, each: measurement.grain }, least);
  addStage(work, 'floor', c.header.currency, withFloor, { node: floor });
  return stageValue(work, 'floor');
}

/** Pay before a limit as a value of its own: the periods after it read it again. */
function limited(
  { c, component, id, measurement }: ComponentWork,
  limit: 'cap' | 'floor' | 'year-cap',
  pay: Expression,
  node: AstNode,
): Limited {
  const { currency, paidFrom } = c.header;
  if (paidFrom !== undefined) {
    const why = `what its ${limit.replace('year-', '')} carries from before ${paidFrom} would have to be brought in, and nothing can`;
    refuse('not-compiled', node, { what: component.name, why });
  }
  const title = `${titleOf(component)}, pay before its ${limit.replace('year-cap', 'cap of the year')}`;
  const value = { title, stage: 'pay', unit: currency, subject: 'payee', formula: pay } as const;
  addValue(c, `${id}/before-${limit}`, value, node);
  return { pay: readValue(`${id}/before-${limit}`), value: `${id}/${limit}`, each: measurement.grain };
}

/** A limit in percents is of target pay over the same stretch; one in money is for each measurement period, or the year. */
function limitAmount(work: ComponentWork, cap: PayoutCap | PayoutFloor, clause: string): Expression {
  const { c, component, id, measurement, role } = work;
  if (cap.percent !== undefined) {
    if (work.stages['target pay'] === undefined) {
      const why = 'it has no target pay that a percent could be of';
      return refuse('clause-misplaced', cap, { clause, owner: component.name, why });
    }
    const target = stageValue(work, 'target pay', quotaWindow(measurement));
    return product([constant(fraction(cap, cap.percent), 'percent'), target]);
  }
  if (measurement.toDate === undefined) return cappedMoney(c, id, cap, measurement.grain);
  const money = constant(moneyAmount(cap, cap.amount ?? '', c.header.currency), c.header.currency);
  // Pay to date runs up to that of its stretch, so its cap shrinks by the part of it that somebody is employed.
  if (!isProrated(c, id, cap)) return money;
  return product([money, employedShareOf(c, role.name, cap, measurement.within ?? 'year')]);
}

/** A cap or a floor in money for one period, by days employed where it is `prorated`. */
export function cappedMoney(
  c: Compilation,
  owner: NodeId,
  cap: PayoutCap | PayoutFloor | TotalCap,
  grain: Grain,
): Expression {
  const { currency } = c.header;
  const money = constant(moneyAmount(cap, cap.amount ?? '', currency), currency);
  return isProrated(c, owner, cap) ? product([money, employedShare(grain)]) : money;
}

/** The share of a period that somebody is employed, by days of each month. */
export function employedShare(grain: Grain): Expression {
  return { op: 'accrue', of: constant(div(ONE, rational(MONTHS_IN[grain])), 'number'), proration: 'by days' };
}

function isProrated(
  c: Compilation,
  owner: NodeId,
  cap: PayoutCap | YearCap | PayoutFloor | TotalCap,
): boolean {
  if (cap.proration !== undefined) return cap.proration === 'prorated';
  const reading = c.choices.settle({
    code: 'choice-cap-proration',
    params: { owner: owner.split('/').at(-1) ?? owner, amount: cap.amount ?? '' },
    node: cap,
    owner,
    readings: ['prorated', 'in full'],
  });
  return reading === 'prorated';
}

/** The share of the year, or of the quarter or half-year, that somebody is employed, as a value of the role. */
export function employedShareOf(
  c: Compilation,
  role: string,
  node: AstNode,
  grain: 'quarter' | 'half-year' | 'year',
): Expression {
  const id = `${ids.role(role)}/employed-share${grain === 'year' ? '' : `/${grain}`}`;
  const title = `Part of the ${grain} employed`;
  const value = { title, stage: 'cap', unit: 'number', subject: 'payee' } as const;
  addValue(c, id, { ...value, formula: employedShare(grain) }, node);
  return readValue(id, grain === 'year' ? 'year' : { kind: 'whole', grain });
}
