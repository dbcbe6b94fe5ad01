import type { Condition, Expression, Grain, ValueId } from '@ontarget/evaluator/format';
import type { PayoutFloor } from '@ontarget/language/ast';
import { anyOf } from '../build/conditions.ts';
import { branch, difference, greatest, least, readValue, select, sum } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';

/** What a limit works on: pay before it, the value that it becomes, and the length of its periods. */
export interface Limited {
  readonly pay: Expression;
  readonly value: ValueId;
  readonly each: Grain;
}

/**
 * No more than `most` in a period; what was cut off in earlier periods of the year is paid as far as there is room:
 * min(pay + Σ before (pay − paid), most).
 */
export function cappedWithCarry({ pay, value, each }: Limited, most: Expression): Expression {
  const open = difference(before(pay, each), before(readValue(value), each));
  return least([sum([pay, open]), most]);
}

/**
 * No more than `most` in a period; what was cut off in the year is paid, whatever the cap, in the period in which
 * `released` holds: pay + Σ before (pay − paid).
 */
export function cappedUntil(
  { pay, value, each }: Limited,
  most: Expression,
  released: Condition,
): Expression {
  const open = difference(before(pay, each), before(readValue(value), each));
  return select([branch(released, sum([pay, open]))], least([pay, most]));
}

/** When an excess that is paid later is: with the year's last period, and where it says so with the last in the role. */
export function releaseOf(excess: string): Condition | undefined {
  if (!excess.startsWith('paid')) return undefined;
  const ends: Condition[] = [{ op: 'ends', what: 'year' }];
  if (excess.endsWith('exit')) ends.push({ op: 'ends', what: 'assignment' });
  return anyOf(ends);
}

/**
 * No more than `most` in all periods of the year together: min(pay + Σ before pay, most) − Σ before paid. What lies above
 * it is lost, unless later periods fall below nothing.
 */
export function cappedForYear({ pay, value, each }: Limited, most: Expression): Expression {
  const toDate = least([sum([pay, before(pay, each)]), most]);
  return difference(toDate, before(readValue(value), each));
}

/** No less than `floor` in a period; what it adds is kept. */
export function floored({ pay }: Limited, floor: Expression): Expression {
  return greatest([pay, floor]);
}

/**
 * No less than `floor` in a period; what it added in earlier periods of the year is taken back as far as pay lies above
 * it: max(pay − Σ before (paid − pay), floor).
 */
export function flooredWithRecovery({ pay, value, each }: Limited, floor: Expression): Expression {
  const open = difference(before(readValue(value), each), before(pay, each));
  return greatest([difference(pay, open), floor]);
}

const KEPT = 'what it adds is kept';
const TAKEN = 'what it adds is taken from later payments of the year';

/** Whether what a floor adds is taken from later pay. */
export function isTakenBack(c: Compilation, owner: string, floor: PayoutFloor): boolean {
  if (floor.fate !== undefined) return `what it adds is ${floor.fate}` === TAKEN;
  const reading = c.choices.settle({
    code: 'choice-floor',
    params: { owner: owner.split('/').at(-1) ?? owner, floor: floor.amount ?? `${floor.percent} of target` },
    node: floor,
    owner,
    readings: [KEPT, TAKEN],
  });
  return reading === TAKEN;
}

function before(of: Expression, each: Grain): Expression {
  return { op: 'over', each, periods: 'before the window', of, whileAssigned: true };
}
