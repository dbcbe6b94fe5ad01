import type { Expression, PiecewiseCurve, TotalExpression } from '@ontarget/evaluator/format';
import { ZERO } from '@ontarget/evaluator/numbers';
import { clauseOf } from '@ontarget/language';
import type { Commission, InOrder } from '@ontarget/language/ast';
import { sortedTexts } from '../build/canonical-order.ts';
import { compare } from '../build/conditions.ts';
import {
  branch,
  constant,
  difference,
  greatest,
  product,
  quotient,
  select,
  sum,
} from '../build/expressions.ts';
import { amount } from '../literals.ts';
import { refuse } from '../problems.ts';
import type { JointRows } from './joint-rows.ts';
import { quotaWindow } from './timing.ts';
import { type ComponentWork, stageValue } from './work.ts';

/** Deals that are taken one after the other: by which columns, and what one pays at its place. */
export interface Ordered {
  readonly order: (base: Expression) => NonNullable<TotalExpression['order']>;
  readonly pay: Expression;
}

const BEFORE: Expression = { op: 'position' };
const CREDITED: Expression = { op: 'credited' };

/** The clause that takes the deals of a commission in order. */
export function orderOf({ component }: ComponentWork): InOrder | undefined {
  return clauseOf(component, 'InOrder');
}

/** `after the first T`: the part of each deal that lies above T, counting the deals before it, at the rate. */
export function afterTheFirst(work: ComponentWork<Commission>, clause: InOrder, rate: Expression): Ordered {
  if (clause.first === undefined) {
    const why = 'one rate pays the same in any order; write what comes first, or a marginal curve';
    return refuse('clause-misplaced', clause, { clause: 'in order of', owner: work.component.name, why });
  }
  const { value, unit } = amount(clause, clause.first, work.c.header.currency);
  const above = (reached: Expression): Expression =>
    greatest([difference(reached, constant(value, unit)), constant(ZERO, unit)]);
  const part = difference(above(sum([BEFORE, CREDITED])), above(BEFORE));
  return { order: inOrder(clause), pay: product([rate, part]) };
}

/**
 * Each deal pays what it adds to the slices of a marginal curve: f(before + deal) less f(before), where a cap on all of
 * them makes of f what is left of it.
 */
export function sliceBySlice(
  work: ComponentWork<Commission>,
  clause: InOrder,
  name: string,
  curve: PiecewiseCurve,
  capped?: (paid: Expression, reached: Expression) => Expression,
): Ordered {
  if (clause.first !== undefined) {
    const why = 'the curve says itself what the first part pays';
    refuse('clause-misplaced', clause, { clause: 'after the first', owner: work.component.name, why });
  }
  const read = (reached: Expression): Expression => ({ op: 'curve', curve: name, at: reached, read: 'pay' });
  const after = sum([BEFORE, CREDITED]);
  const all = (reached: Expression): Expression =>
    capped === undefined ? read(reached) : capped(read(reached), reached);
  if (curve.axis !== 'percent') return { order: inOrder(clause), pay: difference(all(after), all(BEFORE)) };
  const quota = stageValue(work, 'quota', quotaWindow(work.measurement));
  const part = (reached: Expression): Expression =>
    read(quotient(reached, quota, { op: 'hold', code: 'zero-quota' }));
  if (capped !== undefined) {
    const allOf = (reached: Expression): Expression => capped(product([part(reached), quota]), reached);
    return { order: inOrder(clause), pay: difference(allOf(after), allOf(BEFORE)) };
  }
  const added = difference(part(after), part(BEFORE));
  return { order: inOrder(clause), pay: product([added, quota]) };
}

/**
 * Slices of what other rows come to as well: a deal is paid, on its own amount, the average rate of those that it fills,
 * (f(before + deal) - f(before)) / deal, and where it fills none the rate at its place.
 */
export function slicesBy(
  work: ComponentWork<Commission>,
  clause: InOrder,
  name: string,
  curve: PiecewiseCurve,
  { amount: paidOn, moves, isOwnAmount }: Pick<JointRows, 'amount' | 'moves' | 'isOwnAmount'>,
): Ordered {
  const { order, pay } = sliceBySlice(work, clause, name, curve);
  if (isOwnAmount && moves === undefined) return { order, pay };
  const quota = () => stageValue(work, 'quota', quotaWindow(work.measurement));
  const at =
    curve.axis === 'percent' ? quotient(BEFORE, quota(), { op: 'hold', code: 'zero-quota' }) : BEFORE;
  const here: Expression = { op: 'curve', curve: name, at, read: 'rate' };
  const own = (rate: Expression): Expression => product([rate, paidOn, { op: 'share' }]);
  // Two branches and no divisor of zero, so that an explanation shows the slices that a deal fills.
  const ordered =
    isOwnAmount && moves !== undefined
      ? select([branch(moves, pay)], own(here))
      : select(
          [branch(compare(CREDITED, 'equal', constant(ZERO, 'number')), own(here))],
          own(quotient(pay, CREDITED)),
        );
  return { order, pay: ordered };
}

function inOrder({ columns, within }: InOrder): Ordered['order'] {
  const names = within.map(({ $refText }) => $refText);
  return (base) => ({
    by: columns.map(({ $refText }) => $refText),
    base,
    ...(names.length === 0 ? {} : { within: sortedTexts(names) }),
  });
}
