import type { PoolExpression } from '../../format/types/index.ts';
import {
  add,
  div,
  floor,
  isZero,
  lt,
  mul,
  overlap,
  type Period,
  parseDate,
  type Rational,
  rational,
  sub,
  ZERO,
} from '../../numbers/index.ts';
import { byText } from '../order.ts';
import { found, missing, missingFrom, type Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import type { Assignment } from '../roster/roster.ts';
import { teamAndAbove } from '../roster/teams.ts';
import { type Subject, subjectKey } from '../subject.ts';
import type { Evaluation, Operator, Place } from './evaluation.ts';

/** Somebody who shares, with what their share is counted by. */
interface Sharer {
  readonly key: string;
  readonly payee: string;
  readonly weight: Rational;
}

/**
 * `pool`: what the subject gets of an amount that is divided by weight among everybody who is assigned to a team (or
 * one below it) on a day. Each gets amount × weight / Σ weights, rounded down to the unit; what is left over goes unit
 * by unit to the largest remainders, ties by payee, so that the shares add up to the amount rounded down to the unit.
 * Who is not assigned on that day gets nothing. Where nobody weighs anything the payee is held with `too-few-others`.
 */
export const pool: Operator<PoolExpression> = (expression, place, evaluation) => {
  const amount = evaluation.number(expression.amount, place);
  const sharers = sharersOf(expression, place, evaluation);
  if (!Array.isArray(sharers)) return sharers as Outcome;
  if (!amount.ok) return amount;
  const mine = sharers.findIndex(({ key }) => key === subjectKey(place.subject));
  if (mine < 0) return found(ZERO);
  const total = sharers.map(({ weight }) => weight).reduce(add, ZERO);
  if (isZero(total)) return missing('too-few-others', 'nobody has a share of the pool');
  return found(divided(amount.value, sharers, total, evaluation.exact(expression.unit))[mine] ?? ZERO);
};

/** How many people share a pool, what they count by together, and what the subject does; undefined where that cannot be told. */
export function sharersOfPool(
  expression: PoolExpression,
  place: Place,
  evaluation: Evaluation,
): { readonly people: number; readonly total: Rational; readonly mine: Rational } | undefined {
  const sharers = sharersOf(expression, place, evaluation);
  if (!Array.isArray(sharers)) return undefined;
  const key = subjectKey(place.subject);
  return {
    people: sharers.length,
    total: sharers.map(({ weight }) => weight).reduce(add, ZERO),
    mine: sharers.find((one) => one.key === key)?.weight ?? ZERO,
  };
}

/** The shares of an amount, each a multiple of the unit; together the amount rounded down to it. */
function divided(amount: Rational, sharers: readonly Sharer[], total: Rational, unit: Rational): Rational[] {
  const exact = sharers.map(({ weight }) => div(div(mul(amount, weight), total), unit));
  const whole = exact.map((share) => rational(floor(share)));
  const left = floor(sub(div(amount, unit), whole.reduce(add, ZERO)));
  const order = sharers
    .map(({ payee }, index) => ({ payee, index, rest: sub(exact[index] ?? ZERO, whole[index] ?? ZERO) }))
    .sort((a, b) => (lt(b.rest, a.rest) ? -1 : lt(a.rest, b.rest) ? 1 : byText(a.payee, b.payee)));
  const lucky = new Set(order.slice(0, Number(left)).map(({ index }) => index));
  return whole.map((share, index) => mul(lucky.has(index) ? add(share, rational(1)) : share, unit));
}

function sharersOf(expression: PoolExpression, place: Place, evaluation: Evaluation): Sharer[] | Outcome {
  const period = evaluation.year.days(place.window);
  const date = expression.on === undefined ? undefined : parseDate(expression.on);
  const on = date?.ok ? date.value : period.last;
  const { roster } = evaluation;
  if (roster.anybody.length > 0) return { ok: false, reasons: roster.anybody };
  const members = roster.assignments.filter(
    (one) => one.covers(on) && isIn(one.subject.team, expression.team, evaluation),
  );
  const doubts = members.flatMap((one) => [
    ...one.problems,
    ...(roster.problems.get(one.subject.payee) ?? []),
  ]);
  if (doubts.length > 0) return { ok: false, reasons: doubts };
  const weighed = members.map((member) => ({
    member,
    weight: weightOf(member, expression, place, period, evaluation),
  }));
  return (
    missingFrom(weighed.map(({ weight }) => weight)) ??
    weighed.map(({ member: { subject }, weight }) => ({
      key: subjectKey(subject),
      payee: subject.payee,
      weight: weight.ok ? weight.value : ZERO,
    }))
  );
}

function weightOf(
  member: Assignment,
  { weights, days }: PoolExpression,
  { window }: Place,
  period: Period,
  evaluation: Evaluation,
): Outcome<Rational> {
  const formula = own(weights, member.subject.role);
  if (formula === undefined) return found(ZERO);
  const subject: Subject = member.subject;
  const weight = evaluation.number(formula, { subject, window });
  if (!weight.ok || days === 'in full') return weight;
  const there = member.rowsIn(period).reduce((sum, row) => {
    const part = overlap(row.days, period);
    return part === undefined ? sum : sum + lengthOf(part);
  }, 0);
  return found(mul(weight.value, rational(there, lengthOf(period))));
}

function lengthOf({ first, last }: Period): number {
  return last - first + 1;
}

function isIn(team: string | undefined, wanted: string, { plan }: Evaluation): boolean {
  return team !== undefined && teamAndAbove(plan, team).includes(wanted);
}
