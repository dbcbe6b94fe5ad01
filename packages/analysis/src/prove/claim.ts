import type { Plan, ValueId } from '@ontarget/evaluator/format';
import {
  abs,
  add,
  compare,
  div,
  mul,
  neg,
  type Rational,
  rational,
  sign,
  sub,
} from '@ontarget/evaluator/numbers';
import { beyond, type Highest } from './highest.ts';
import type { Input, Point } from './input.ts';
import { type Jump, sizeOfJump } from './jumps.ts';
import { NotDecided } from './not-decided.ts';
import { PayFunction } from './pay-function.ts';

/** Something that a plan says is always so of a component or, without one, of a role's total. */
export interface Claim {
  readonly role: string;
  readonly component: string | undefined;
  readonly says: ClaimSays;
}

export type ClaimSays =
  | { readonly kind: 'at most' | 'at least' | 'at target'; readonly amount: ClaimAmount }
  /** `result`: a measure, or a goal's node with its path, such as `Revenue.Sales`. */
  | {
      readonly kind: 'never falls';
      readonly result: string;
      readonly when: 'rises' | 'falls' | 'gets better';
    }
  | { readonly kind: 'never jumps'; readonly moreThan: ClaimAmount };

/** Money, or a part of the target pay of what is claimed of. */
export type ClaimAmount = { readonly money: Rational } | { readonly ofTargetPay: Rational };

/** A case and what the engine pays in it. */
export interface PaidCase {
  readonly point: Point;
  readonly pays: Rational;
}

export type ClaimVerdict =
  | { readonly verdict: 'holds' }
  /** One case that breaks a bound, or two that differ in one result alone. */
  | {
      readonly verdict: 'false';
      readonly pay: PayFunction;
      readonly cases: readonly PaidCase[];
      readonly along?: Input;
    }
  | { readonly verdict: 'not decided'; readonly reason: string }
  /** Pay does not depend on the result at all; it does on `known`. */
  | { readonly verdict: 'idle'; readonly known: readonly string[] };

/** Whether a claim holds, with cases that the engine pays where it does not. */
export function checkClaim(plan: Plan, claim: Claim): ClaimVerdict {
  try {
    return checked(new PayFunction(plan, claim.role, claim.component), claim.says);
  } catch (problem) {
    if (problem instanceof NotDecided) return { verdict: 'not decided', reason: problem.message };
    throw problem;
  }
}

function checked(pay: PayFunction, says: ClaimSays): ClaimVerdict {
  switch (says.kind) {
    case 'at most':
      return bounded(pay, pay.most(), amountOf(pay, says.amount), 1);
    case 'at least':
      return bounded(pay, pay.leastNegated(), neg(amountOf(pay, says.amount)), -1);
    case 'at target':
      return atTarget(pay, amountOf(pay, says.amount));
    case 'never falls':
      return neverFalls(pay, says.result, says.when);
    case 'never jumps':
      return neverJumps(pay, amountOf(pay, says.moreThan));
  }
}

function amountOf(pay: PayFunction, amount: ClaimAmount): Rational {
  if ('money' in amount) return amount.money;
  const target = pay.targetPay();
  if (target === undefined) throw new NotDecided('it has no target pay');
  return mul(amount.ofTargetPay, target);
}

/** `side` −1: everything with its sign turned round. */
function bounded(pay: PayFunction, most: Highest, limit: Rational, side: 1 | -1): ClaimVerdict {
  const isOver = (value: Rational): boolean => compare(value, limit) > 0;
  const worth = (point: Point): Rational => (side === 1 ? pay.at(point) : neg(pay.at(point)));
  if (most.kind === 'most' && !isOver(most.value)) return { verdict: 'holds' };
  if (most.kind === 'between' && most.bound !== undefined && !isOver(most.bound)) return { verdict: 'holds' };
  if (most.kind === 'between' && !isOver(most.reached)) {
    return { verdict: 'not decided', reason: pay.whyNot() };
  }
  const point =
    most.kind === 'without end'
      ? beyond(pay, most.input, most.where, limit, side)
      : isOver(worth(most.where))
        ? most.where
        : closeBy(pay, most.where, (one) => isOver(worth(one)));
  const pays = point && pay.paid(point);
  if (point === undefined || pays === undefined || !isOver(side === 1 ? pays : neg(pays))) {
    return { verdict: 'not decided', reason: 'it is broken by less than what money is rounded to' };
  }
  return { verdict: 'false', pay, cases: [{ point, pays }] };
}

function atTarget(pay: PayFunction, wanted: Rational): ClaimVerdict {
  const { point } = pay.target;
  const pays = pay.paid(point);
  if (pays === undefined) return { verdict: 'not decided', reason: 'the engine has no value for it' };
  const isSame = compare(pays, wanted) === 0 || compare(pay.at(point), wanted) === 0;
  return isSame ? { verdict: 'holds' } : { verdict: 'false', pay, cases: [{ point, pays }] };
}

function neverFalls(pay: PayFunction, result: string, when: 'rises' | 'falls' | 'gets better'): ClaimVerdict {
  const inputs = inputsNamed(pay, result);
  if (inputs.length === 0)
    return { verdict: 'idle', known: [...new Set(pay.inputs.map(({ name }) => name))] };
  let open: ClaimVerdict | undefined;
  for (const input of inputs) {
    const way = when === 'rises' ? 1 : when === 'falls' ? -1 : undefined;
    const found = pay.follows(input, way);
    if (found.verdict === 'no') {
      const [low, high] = found.pays;
      const cases = [
        { point: found.pair.low, pays: low },
        { point: found.pair.high, pays: high },
      ];
      return { verdict: 'false', pay, cases, along: input };
    }
    if (found.verdict === 'not decided') open ??= { verdict: 'not decided', reason: found.reason };
  }
  return open ?? { verdict: 'holds' };
}

/** The results that a measure or a goal's node is in a question, over each of its periods. */
export function inputsNamed(pay: PayFunction, result: string): readonly Input[] {
  const [root = '', ...path] = result.split('.');
  const node = path.length === 0 ? `goal/${root}` : `goal/${root}/${path.join('.')}`;
  const actual = pay.plan.goals[node]?.actual;
  const counted = actual === undefined ? undefined : behind(pay.plan, actual);
  return pay.inputs.filter(({ name, value }) => name === result || value === counted);
}

/** The value that others only hand on. */
function behind(plan: Plan, id: ValueId): ValueId {
  const formula = plan.values[id]?.formula;
  return formula?.op === 'value' && formula.window === undefined ? behind(plan, formula.id) : id;
}

function neverJumps(pay: PayFunction, limit: Rational): ClaimVerdict {
  const all = pay.jumpsOfAll();
  const seen = all.find((jump) => compare(abs(sizeOfJump(jump)), limit) > 0);
  if (seen !== undefined) {
    const cases = across(pay, seen, limit);
    if (cases !== undefined) return { verdict: 'false', pay, cases, along: seen.input };
    return { verdict: 'not decided', reason: 'it jumps by more only by less than what money is rounded to' };
  }
  const elsewhere = all.find(({ largest }) => largest === undefined || compare(largest, limit) > 0);
  if (elsewhere?.isWhole) {
    const cases = across(pay, { ...elsewhere, others: elsewhere.largestAt }, limit);
    if (cases !== undefined) return { verdict: 'false', pay, cases, along: elsewhere.input };
    return {
      verdict: 'not decided',
      reason: 'how far it jumps depends on other results, without a case that shows it',
    };
  }
  const isOpen = pay.inputs.some((input) => !pay.isWhole(input));
  return isOpen ? { verdict: 'not decided', reason: pay.whyNot() } : { verdict: 'holds' };
}

/** Two cases on both sides of a jump that the engine pays by more than the limit apart. */
function across(
  pay: PayFunction,
  jump: Pick<Jump, 'input' | 'place' | 'others'>,
  limit: Rational,
): readonly PaidCase[] | undefined {
  const { input, place, others } = jump;
  let distance = input.unit === 'percent' || input.unit === 'score' ? rational(1, 1000) : rational(1);
  for (let tries = 0; tries < 8; tries += 1) {
    const cases = [sub(place, distance), place, add(place, distance)]
      .filter((to) => isInside(input, to))
      .map((to): Point => new Map([...others, [input.index, to]]))
      .flatMap((point): PaidCase[] => {
        const pays = pay.paid(point);
        return pays === undefined ? [] : [{ point, pays }];
      });
    for (const [at, low] of cases.entries()) {
      const high = cases.slice(at + 1).find(({ pays }) => compare(abs(sub(pays, low.pays)), limit) > 0);
      if (high !== undefined) return [low, high];
    }
    distance = div(distance, rational(10));
  }
  return undefined;
}

function isInside({ domain }: Input, value: Rational): boolean {
  if (domain.kind === 'words') return false;
  const { low, high } = domain;
  return (low === undefined || compare(low, value) <= 0) && (high === undefined || compare(value, high) <= 0);
}

/** A case close to one that is not quite reached, a little to either side of one of its results. */
function closeBy(pay: PayFunction, where: Point, isFound: (point: Point) => boolean): Point | undefined {
  for (const input of pay.inputs) {
    const value = where.get(input.index);
    if (value === undefined || typeof value === 'string') continue;
    const size = sign(value) === 0 ? rational(1) : abs(value);
    for (let part = 2n; part < 12n; part += 1n) {
      for (const side of [-1n, 1n]) {
        const to = add(value, mul(size, rational(side, 10n ** part)));
        const point: Point = new Map([...where, [input.index, to]]);
        if (isInside(input, to) && isFound(point)) return point;
      }
    }
  }
  return undefined;
}
