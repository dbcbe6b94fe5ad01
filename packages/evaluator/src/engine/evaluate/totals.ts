import type { TotalExpression } from '../../format/types/index.ts';
import { max, mul, ONE, type Rational, ZERO } from '../../numbers/index.ts';
import type { Credit, CreditIndex } from '../data/credit-index.ts';
import { found, type Missing, missing, missingFrom, type Outcome } from '../outcome.ts';
import { distinctReasons } from '../reasons.ts';
import type { PayeeSubject } from '../subject.ts';
import { eachMonth, type Window } from '../windows.ts';
import type { Evaluation, Operator, Place } from './evaluation.ts';
import { type Scope, scopeOf } from './scope.ts';
import { added } from './time.ts';

/** One addend of a total: a credited row, the share of it that counts, and what it comes to before the share. */
export interface Addend {
  readonly credit: Credit;
  readonly amount: Rational;
  /** share × amount. */
  readonly credited: Rational;
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
  const addends = addendsOf(expression, place, evaluation);
  if (!Array.isArray(addends)) return addends as Missing;
  const amounts = addends.map(({ credited }: Addend) => credited);
  if (expression.function === 'greatest') {
    return found(amounts.length === 0 ? ZERO : amounts.reduce((a: Rational, b: Rational) => max(a, b)));
  }
  return added(amounts.map(found));
};

/** The addends of a total, in no order; or the reasons why it has no value. */
export function addendsOf(
  expression: TotalExpression,
  place: Place,
  evaluation: Evaluation,
): readonly Addend[] | Missing {
  if (!evaluation.hasTables)
    return missing('not-given', 'the example gives neither this result nor its rows');
  const scope = scopeOf(expression.whose, place.subject);
  if ('ok' in scope) return scope;
  const index = evaluation.credits(expression.credits);
  if (!('own' in index)) return { ok: false, reasons: index };
  const outcomes = creditsOf(expression.whose, scope, place.window, index, evaluation).map((credit) =>
    addend(expression, credit, place, evaluation),
  );
  const open = outcomes.flatMap((one) => (one !== undefined && 'ok' in one ? one.reasons : []));
  if (open.length > 0) return { ok: false, reasons: distinctReasons(open) };
  return outcomes.filter((one): one is Addend => one !== undefined && !('ok' in one));
}

/** A credit's part in a total; undefined where its row does not satisfy `where`. */
function addend(
  { function: kind, of, where }: TotalExpression,
  credit: Credit,
  { subject, window, rosterRow }: Place,
  evaluation: Evaluation,
): Addend | Missing | undefined {
  const place: Place = { subject, window, row: credit.row, rosterRow };
  const counts =
    where === undefined
      ? found(true)
      : evaluation.rowCache.of(where, credit.row, () => evaluation.test(where, place));
  if (counts.ok && !counts.value) return undefined;
  const doubts: Outcome[] = credit.doubts.length > 0 ? [{ ok: false, reasons: credit.doubts }] : [];
  const amount =
    kind === 'count' || of === undefined
      ? found(ONE)
      : evaluation.rowCache.of(of, credit.row, () => evaluation.number(of, place));
  const open = missingFrom([counts, amount, ...doubts]);
  if (open !== undefined || !amount.ok) return open;
  return { credit, amount: amount.value, credited: mul(credit.share, amount.value) };
}

/** The credits that a total reads: those of its scope in the months of the window. */
function creditsOf(
  whose: TotalExpression['whose'],
  scope: Scope,
  window: Window,
  index: CreditIndex,
  evaluation: Evaluation,
): readonly Credit[] {
  const months = eachMonth(window).map(({ from }) => from);
  // A credit without a date stands in every month, and must not count once for each.
  const credits = new Set(months.flatMap((month) => creditsIn(month, whose, scope, index)));
  if (scope.kind !== 'payee') return [...credits];
  return [...credits].filter(({ date }) => date === undefined || isAssigned(scope, date, evaluation));
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
      const own = whose === 'payee rolled-up' ? [] : index.own.in(scope.payee, month);
      const rolledUp = whose === 'payee own' ? [] : index.rolledUp.in(scope.payee, month);
      return [...own, ...rolledUp];
    }
  }
}

function isAssigned(subject: PayeeSubject, date: number, { roster }: Evaluation): boolean {
  return roster.assignment(subject)?.covers(date) ?? false;
}
