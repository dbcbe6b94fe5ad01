import type { Condition, Expression, TotalExpression } from '../../format/types/index.ts';
import { eq, isZero, max, mul, ONE, type Rational, ZERO } from '../../numbers/index.ts';
import type { Credit, CreditIndex } from '../data/credit-index.ts';
import { found, type Missing, missing, missingFrom, type Outcome } from '../outcome.ts';
import { distinctReasons } from '../reasons.ts';
import type { Steps } from '../steps.ts';
import { COMPANY, type Subject, subjectKey } from '../subject.ts';
import { eachMonth, oneMonth, type Window } from '../windows.ts';
import { limited } from './deal-limit.ts';
import type { Evaluation, Operator, Place } from './evaluation.ts';
import { placedInOrder } from './in-order.ts';
import { LimitReached } from './limits.ts';
import { isRowOnly } from './row-only.ts';
import { type Scope, scopeOf } from './scope.ts';
import { added } from './time.ts';
import { wholeShares } from './whole-shares.ts';

/** One addend of a total: a credited row, the share of it that counts, and what it comes to before the share. */
export interface Addend {
  readonly credit: Credit;
  readonly amount: Rational;
  /** share × amount. */
  readonly credited: Rational;
  /** Its place among the others, where they have an order. */
  readonly inOrder?: NonNullable<Place['inOrder']>;
}

/**
 * `total`: over the credits of the window whose row satisfies `where`,
 * - `sum`: the sum of share × operand;
 * - `count`: the sum of the shares;
 * - `greatest`: the greatest share × operand, and 0 where no row counts.
 *
 * The shares are those of the subject: a payee's own or rolled-up ones on days of this assignment, a team's (direct
 * credits of its members, each row at most once), or 1 for the company. A credit in doubt whose row may satisfy
 * `where` leaves the total without a value.
 */
export const total: Operator<TotalExpression> = (expression, place, evaluation) => {
  const unknown = reachesTooFar(expression, place, evaluation);
  if (unknown !== undefined) return unknown;
  if (!addsUpByMonth(expression)) return totalOf(expression, place, evaluation);
  // Rows alone decide, so each month is added up once, whatever windows it is part of.
  const months = eachMonth(place.window).map((window) =>
    evaluation.ofMonths.of(expression, monthKey(window.from, place.subject), () =>
      totalOf(expression, { ...place, window }, evaluation),
    ),
  );
  return added(months);
};

/** Asked of the whole window, so that it is told once and not for each of its months. */
function reachesTooFar(expression: TotalExpression, place: Place, evaluation: Evaluation) {
  if (place.window.from >= 0 || !evaluation.isGiven(expression.credits)) return undefined;
  const index = evaluation.credits(expression.credits);
  return 'own' in index ? beforeAllRows(index, place, evaluation) : undefined;
}

/** Nothing is known of a month before that of the table's first row, which is something else than nothing being there. */
function beforeAllRows(
  { firstMonth = 0 }: CreditIndex,
  { window }: Place,
  { year }: Evaluation,
): Missing | undefined {
  if (window.from >= 0 || firstMonth <= window.from) return undefined;
  const month = year.label(oneMonth(window.from));
  return missing('no-previous-period', `no row is as early as ${month}, so that nothing is known of it`);
}

/** What a month's part of a total is kept by, see `Evaluation.ofMonths`. */
export function monthKey(month: number, subject: Subject): string {
  return `${month} ${subjectKey(subject)}`;
}

/** Whether a total over a window is the sum of its months', because nothing but each row decides what it adds. */
export function addsUpByMonth({ function: kind, of, where, order }: TotalExpression): boolean {
  return (
    order === undefined &&
    kind !== 'greatest' &&
    (of === undefined || isRowOnly(of)) &&
    (where === undefined || isRowOnly(where))
  );
}

function totalOf(expression: TotalExpression, place: Place, evaluation: Evaluation): Outcome<Rational> {
  const addends = addendsOf(expression, place, evaluation);
  if ('ok' in addends) return addends;
  const amounts = addends.map(({ credited }) => credited);
  if (expression.function !== 'greatest') return added(amounts.map(found));
  return found(amounts.length === 0 ? ZERO : amounts.reduce((a, b) => max(a, b)));
}

/** The addends of a total, in no order; or the reasons why it has no value. */
export function addendsOf(
  expression: TotalExpression,
  place: Place,
  evaluation: Evaluation,
): readonly Addend[] | Missing {
  if (!evaluation.isGiven(expression.credits))
    return missing('not-given', 'the example gives neither this result nor its rows');
  const scope = scopeOf(expression.whose, place.subject);
  if ('ok' in scope) return scope;
  const index = evaluation.credits(expression.credits);
  if (!('own' in index)) return { ok: false, reasons: index };
  const unknown = beforeAllRows(index, place, evaluation);
  if (unknown !== undefined) return unknown;
  const all = creditsOf(expression, scope, place.window, index, evaluation);
  const { excluded } = evaluation;
  const each = excluded.size === 0 ? all : all.filter(({ row }) => !excluded.has(row));
  const isPlain = expression.order === undefined && expression.limit === undefined && !expression.inFull;
  const shares = isPlain ? each : wholeShares(each);
  const credits = expression.inFull ? shares.map(inFull) : shares;
  if (expression.order !== undefined)
    return addendsInOrder(expression, expression.order, credits, place, evaluation);
  const outcomes = credits.map((credit) => addend(expression, credit, place, evaluation));
  const open = outcomes.flatMap((one) => (one !== undefined && 'ok' in one ? one.reasons : []));
  if (open.length > 0) return { ok: false, reasons: distinctReasons(open) };
  return outcomes.filter((one): one is Addend => one !== undefined && !('ok' in one));
}

/** The addends of a total in order: what its formula says of credited amounts is not weighed by the share again. */
function addendsInOrder(
  total: TotalExpression,
  order: NonNullable<TotalExpression['order']>,
  credits: readonly Credit[],
  place: Place,
  evaluation: Evaluation,
): readonly Addend[] | Missing {
  const { of, where } = total;
  const counted: Credit[] = [];
  for (const credit of credits) {
    const counts = where === undefined ? found(true) : evaluation.test(where, { ...place, row: credit.row });
    if (!counts.ok) return counts;
    if (counts.value) counted.push(credit);
  }
  const placed = placedInOrder(order, counted, place, evaluation);
  if ('ok' in placed) return placed;
  const addends: Addend[] = [];
  for (const { credit, inOrder } of placed) {
    const amount = evaluation.number(of ?? order.base, { ...place, row: credit.row, inOrder });
    if (!amount.ok) return amount;
    addends.push({
      credit,
      amount: inOrder.credited,
      credited: within(total, amount.value, evaluation),
      inOrder,
    });
  }
  return addends;
}

/** A credit's part in a total; undefined where its row does not satisfy `where`. */
function addend(
  total: TotalExpression,
  credit: Credit,
  { subject, window, rosterRow }: Place,
  evaluation: Evaluation,
): Addend | Missing | undefined {
  const { function: kind, of, where, limit } = total;
  const place: Place = { subject, window, row: credit.row, rosterRow };
  const counts =
    where === undefined ? found(true) : ofRow(where, credit, evaluation, () => evaluation.test(where, place));
  if (counts.ok && !counts.value) return undefined;
  const doubts: Outcome[] = credit.doubts.length > 0 ? [{ ok: false, reasons: credit.doubts }] : [];
  const amount =
    kind === 'count' || of === undefined
      ? found(ONE)
      : ofRow(of, credit, evaluation, () => evaluation.number(of, place));
  const open = missingFrom([counts, amount, ...doubts]);
  if (open !== undefined || !amount.ok) return open;
  const whole = limit?.of === 'deal' ? within(total, amount.value, evaluation) : amount.value;
  const part = mul(credit.share, whole);
  return { credit, amount: whole, credited: limit?.of === 'share' ? within(total, part, evaluation) : part };
}

/** Rows between two steps. */
const ROWS = 100;

/**
 * Works out in steps what rows come to in the totals of teams, managers and the company, up to the end of a month. It is
 * the same as they ask for row by row; what cannot be worked out is left to them.
 */
export function* rowsOfTotals(evaluation: Evaluation, to: number): Steps<void> {
  const totals = Object.values(evaluation.plan.values).flatMap(({ formula }) => [...totalsIn(formula)]);
  for (const expression of totals) {
    if (expression.whose === 'payee own' || !addsUpByMonth(expression)) continue;
    const index = evaluation.credits(expression.credits);
    if (!('own' in index)) continue;
    for (let month = 0; month <= to; month += 1) {
      for (const [number, credit] of index.company.in(month).entries()) {
        if (number % ROWS === 0) yield;
        try {
          addend(expression, credit, { subject: COMPANY, window: oneMonth(month) }, evaluation);
        } catch (problem) {
          if (problem instanceof LimitReached) return;
          throw problem;
        }
      }
    }
  }
}

function* totalsIn(part: unknown): Generator<TotalExpression> {
  if (typeof part !== 'object' || part === null) return;
  if ('op' in part && part.op === 'total') yield part as TotalExpression;
  for (const inner of Object.values(part)) yield* totalsIn(inner);
}

/** An amount within the total's limit. */
function within(total: TotalExpression, amount: Rational, evaluation: Evaluation): Rational {
  const result = limited(amount, total.limit, (text) => evaluation.exact(text));
  if (evaluation.watch !== undefined && !eq(result, amount)) {
    const floor = total.limit?.atLeast;
    const isFloor = floor !== undefined && eq(result, evaluation.exact(floor));
    evaluation.watch({ kind: 'deal limit', of: total, bound: isFloor ? 'atLeast' : 'atMost' });
  }
  return result;
}

function ofRow<O extends Outcome>(
  formula: Expression | Condition,
  { row }: Credit,
  evaluation: Evaluation,
  work: () => O,
): O {
  return isRowOnly(formula) ? evaluation.ofRows.of(formula, row, work) : work();
}

/** Whoever has a share of a row has all of it. */
function inFull(credit: Credit): Credit {
  return isZero(credit.share) ? credit : { ...credit, share: ONE };
}

/** The credits that a total reads: those of its scope in the months of the window. */
function creditsOf(
  { whose, level }: TotalExpression,
  scope: Scope,
  window: Window,
  index: CreditIndex,
  evaluation: Evaluation,
): readonly Credit[] {
  const months = eachMonth(window).map(({ from }) => creditsIn(from, whose, scope, index));
  // A credit without a date stands in every month, and must not count once for each.
  const both = months.length === 1 ? (months[0] ?? []) : [...new Set(months.flat())];
  const isAtLevel = (credit: Credit) => credit.level === undefined || credit.level === level;
  const credits = level === undefined ? both : both.filter(isAtLevel);
  if (scope.kind !== 'payee') return credits;
  const assignment = evaluation.roster.assignment(scope);
  if (assignment === undefined) return [];
  return credits.filter(({ date }) => date === undefined || assignment.covers(date));
}

function creditsIn(
  month: number,
  whose: TotalExpression['whose'],
  scope: Scope,
  index: CreditIndex,
): readonly Credit[] {
  switch (scope.kind) {
    case 'company':
      return index.company.in(month);
    case 'team':
      return index.team.in(scope.team, month);
    case 'payee': {
      if (whose === 'payee own') return index.own.in(scope.payee, month);
      const rolledUp = index.rolledUp.in(scope.payee, month);
      return whose === 'payee rolled-up' ? rolledUp : [...index.own.in(scope.payee, month), ...rolledUp];
    }
  }
}
