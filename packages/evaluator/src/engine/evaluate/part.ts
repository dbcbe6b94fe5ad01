import type { PartExpression } from '../../format/types/index.ts';
import { add, div, gt, isZero, mul, type Rational, ZERO } from '../../numbers/index.ts';
import { found, missing, missingFrom, type Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import type { Assignment } from '../roster/roster.ts';
import { eachMonth, periodsOfYear, type Window } from '../windows.ts';
import { assignedIn, countOn } from './assigned.ts';
import type { Evaluation, Operator, Place } from './evaluation.ts';
import { checkedSize } from './limits.ts';
import { added } from './time.ts';

/** The months of a window that lie in one sharing period, with who shares it. */
export interface PartOfPeriod {
  /** The sharing period that the months lie in. */
  readonly period: Window;
  /** The months of the window that do. */
  readonly months: Window;
  /** What the subject counts by; zero where it is not assigned on the first day. */
  readonly mine: Rational;
  /** What it is divided by: those assigned on the first day, or the most there were before where parts of leavers stay. */
  readonly total: Rational;
  /** What those who are assigned on the first day count by together. */
  readonly there: Rational;
  /** How many they are. */
  readonly people: number;
}

/**
 * `part`: what of an amount the subject answers for, month by month: amount × weight ÷ Σ weights of those who are assigned
 * on the first day of the sharing period. With `stays`, Σ is at least what it was in each earlier sharing period of the
 * year. Zero for months whose period the subject is not assigned at the start of; held with `too-few-others` where those
 * who are count for nothing.
 */
export const part: Operator<PartExpression> = (expression, place, evaluation) => {
  const periods = partsByPeriod(expression, place, evaluation);
  if (!Array.isArray(periods)) return periods as Outcome;
  const parts = periods.flatMap(({ months, mine, total }): Outcome<Rational>[] => {
    if (isZero(mine)) return [];
    if (isZero(total)) return [missing('too-few-others', 'nobody counts for a part of it')];
    return eachMonth(months).map((window) => {
      const amount = evaluation.number(expression.of, { subject: place.subject, window });
      return amount.ok ? checkedSize(div(mul(amount.value, mine), total)) : amount;
    });
  });
  return added(parts);
};

/** Who shares in each sharing period that a window touches, or the reasons why nobody knows. */
export function partsByPeriod(
  expression: PartExpression,
  { subject, window }: Place,
  evaluation: Evaluation,
): readonly PartOfPeriod[] | Outcome {
  if (subject.kind !== 'payee') {
    return missing('wrong-subject', `a part of a goal is asked of a ${subject.kind}, not of a payee`);
  }
  const periods = periodsOfYear(expression.each);
  const touched = periods.filter(({ from, to }) => from <= window.to && window.from <= to);
  const assignment = evaluation.roster.assignment(subject);
  const parts: PartOfPeriod[] = [];
  for (const period of touched) {
    const there = sharersOn(expression, period, evaluation);
    if (!('members' in there)) return there;
    const mine =
      assignment === undefined || !there.members.includes(assignment)
        ? found(ZERO)
        : weightOf(expression, assignment, period, evaluation);
    const own = sumOn(expression, period, evaluation);
    const total = totalOf(expression, period, evaluation);
    if (!mine.ok) return mine;
    if (!own.ok) return own;
    if (!total.ok) return total;
    parts.push({
      period,
      months: { from: Math.max(period.from, window.from), to: Math.min(period.to, window.to) },
      mine: mine.value,
      total: total.value,
      there: own.value,
      people: there.members.length,
    });
  }
  return parts;
}

/** What a sharing period divides by: its own sum of weights, or with `stays` the greatest of it and those before it. */
function totalOf(expression: PartExpression, period: Window, evaluation: Evaluation): Outcome<Rational> {
  const own = sumOn(expression, period, evaluation);
  if (!own.ok || expression.leavers !== 'stays' || period.from === 0) return own;
  const size = period.to - period.from + 1;
  const before = totalOf(expression, { from: period.from - size, to: period.from - 1 }, evaluation);
  return before.ok && gt(own.value, before.value) ? own : before;
}

/** The sum of weights on the first day of a sharing period, worked out once. */
function sumOn(expression: PartExpression, period: Window, evaluation: Evaluation): Outcome<Rational> {
  return evaluation.ofMonths.of(expression, `on the first day of ${period.from}`, () =>
    sumOfWeights(expression, period, evaluation),
  );
}

function sumOfWeights(expression: PartExpression, period: Window, evaluation: Evaluation): Outcome<Rational> {
  const there = sharersOn(expression, period, evaluation);
  if (!('members' in there)) return there as Outcome<Rational>;
  const weights = there.members.map((member) => weightOf(expression, member, period, evaluation));
  return (
    (missingFrom(weights) as Outcome<Rational> | undefined) ??
    found(weights.map((weight) => (weight.ok ? weight.value : ZERO)).reduce(add, ZERO))
  );
}

function sharersOn({ team, weights }: PartExpression, period: Window, evaluation: Evaluation) {
  const among = Object.keys(weights);
  return assignedIn(team === undefined ? { among } : { team, among }, period, evaluation);
}

function weightOf(
  { weights }: PartExpression,
  one: Assignment,
  period: Window,
  evaluation: Evaluation,
): Outcome<Rational> {
  const formula = own(weights, one.subject.role);
  return formula === undefined ? found(ZERO) : countOn(formula, one, period, evaluation);
}
