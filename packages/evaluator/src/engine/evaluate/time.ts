import type {
  AccrueExpression,
  Expression,
  LastDayExpression,
  OverExpression,
  PhaseExpression,
  PreviousExpression,
  ShiftExpression,
} from '../../format/types/index.ts';
import {
  daysIn,
  div,
  mul,
  overlapDays,
  type Period,
  type Rational,
  rational,
  sum,
  ZERO,
} from '../../numbers/index.ts';
import { found, missing, missingFrom, type Outcome } from '../outcome.ts';
import type { Subject } from '../subject.ts';
import {
  eachMonth,
  monthsIn,
  oneMonth,
  periodsBefore,
  periodsInside,
  type Window,
  windowBefore,
  windowBeforeWithin,
} from '../windows.ts';
import type { Evaluation, Operator, Place } from './evaluation.ts';
import { checkedSize } from './limits.ts';

/** One addend of `accrue`: a month, or the part of it that a roster row covers. */
export interface Stretch {
  readonly place: Place;
  /** The part of the month that counts: days covered over days of the month, or 1. */
  readonly weight: Rational;
}

/**
 * `accrue`: the sum of weight × operand over the stretches of the window.
 * For a payee `by days`, each month gives one stretch for each roster row of the assignment, weighted by the days
 * that it covers over the days of the month; `in full`, one stretch of weight 1 with the last row in force, and none
 * for a month that no row touches. For a team or the company each month is one stretch of weight 1.
 */
export const accrue: Operator<AccrueExpression> = (expression, place, evaluation) => {
  const parts = stretches(expression, place, evaluation).map((stretch) => {
    const operand = evaluation.number(expression.of, stretch.place);
    return operand.ok ? found(mul(stretch.weight, operand.value)) : operand;
  });
  return added(parts);
};

/** The stretches that `accrue` adds up, in order of time. */
export function stretches(
  { proration }: Pick<AccrueExpression, 'proration'>,
  { subject, window, row }: Place,
  { year, roster }: Pick<Evaluation, 'year' | 'roster'>,
): readonly Stretch[] {
  return eachMonth(window).flatMap((month): Stretch[] => {
    if (subject.kind !== 'payee') return [{ place: { subject, window: month, row }, weight: rational(1) }];
    const days = year.days(month);
    const assignment = roster.assignment(subject);
    if (proration === 'in full') {
      const rosterRow = assignment?.lastIn(days);
      return rosterRow ? [{ place: { subject, window: month, row, rosterRow }, weight: rational(1) }] : [];
    }
    return (assignment?.rowsIn(days) ?? []).map((rosterRow) => ({
      place: { subject, window: month, row, rosterRow },
      weight: partOf(rosterRow.days, days),
    }));
  });
}

function partOf(days: Period, month: Period): Rational {
  return div(rational(overlapDays(days, month)), rational(daysIn(month)));
}

/** `phase`: the share of the current month; it works on a window of one month only (`not-a-month` elsewhere). */
export const phase: Operator<PhaseExpression> = ({ shares }, { window }, evaluation) => {
  const share = monthsIn(window) === 1 ? shares[window.from] : undefined;
  return share === undefined
    ? missing('not-a-month', 'a yearly amount is phased over something else than a month of the year')
    : found(evaluation.exact(share));
};

/**
 * `over`: the sum of the operand over the periods of a grain that lie wholly in the window, or that end before it
 * begins. A payee has no results before the assignment's first day: periods that end before it add nothing, nor do, with
 * `whileAssigned`, those between two stretches of it.
 */
export const over: Operator<OverExpression> = (expression, place, evaluation) => {
  const { windows, opening } = partsOver(expression, place, evaluation);
  const parts = windows.map((window) =>
    evaluation.number(expression.of, { subject: place.subject, window, row: place.row }),
  );
  return added(
    opening === undefined ? parts : [evaluation.number(opening, atStart(place, evaluation)), ...parts],
  );
};

/**
 * The periods that `over` adds up, and what stands for those before the plan's first payment: nothing of them was paid by
 * this plan.
 */
export function partsOver(
  expression: OverExpression,
  place: Place,
  evaluation: Pick<Evaluation, 'year' | 'roster' | 'resultsFrom'>,
): { readonly windows: readonly Window[]; readonly opening?: Expression } {
  const all = periodsOver(expression, place, evaluation);
  const { firstPaid } = evaluation.year;
  const paid = all.filter(({ to }) => to >= firstPaid);
  if (firstPaid === 0 || paid.length === all.length || place.window.to < firstPaid) return { windows: all };
  const { opening, periods } = expression;
  if (periods === 'in the window' && (opening === undefined || place.window.from > 0))
    return { windows: all };
  return { windows: paid, ...(opening === undefined ? {} : { opening }) };
}

/** Where what the table `opening` brings in is asked for: over the first month that the plan pays for. */
export function atStart({ subject }: Place, { year }: Pick<Evaluation, 'year'>): Place {
  return { subject, window: oneMonth(year.firstPaid) };
}

/** What stands for the period before, where that lies before the plan's first payment. */
export function openingBefore(
  expression: PreviousExpression,
  { subject, window }: Place,
  evaluation: Pick<Evaluation, 'year' | 'roster' | 'resultsFrom'>,
): Expression | undefined {
  const { firstPaid } = evaluation.year;
  const before = windowBeforeOf(expression, window);
  const isAtStart = firstPaid > 0 && before !== undefined && before.to < firstPaid && window.to >= firstPaid;
  return isAtStart && hasBegun(subject, before, evaluation) ? expression.opening : undefined;
}

/** The window that `previous` looks at; undefined where there is none before. */
export function windowBeforeOf(
  { within }: Pick<PreviousExpression, 'within'>,
  window: Window,
): Window | undefined {
  return within === undefined ? windowBefore(window) : windowBeforeWithin(within, window);
}

/** The periods that `over` adds up, in order of time. */
export function periodsOver(
  { each, periods, whileAssigned }: Pick<OverExpression, 'each' | 'periods' | 'whileAssigned'>,
  { subject, window }: Place,
  evaluation: Pick<Evaluation, 'year' | 'roster' | 'resultsFrom'>,
): readonly Window[] {
  const all = periods === 'in the window' ? periodsInside(each, window) : periodsBefore(each, window);
  const begun = all.filter((period) => hasBegun(subject, period, evaluation));
  if (whileAssigned !== true || subject.kind !== 'payee') return begun;
  const assignment = evaluation.roster.assignment(subject);
  return begun.filter((period) => assignment?.touches(evaluation.year.days(period)));
}

/**
 * `previous`: the operand for the window of the same length just before. `whenFirst` at the start of the year, and of each
 * period `within` which it looks, and for a payee whose assignment begins after that earlier window.
 */
export const previous: Operator<PreviousExpression> = (expression, place, evaluation) => {
  const { of, whenFirst } = expression;
  const opening = openingBefore(expression, place, evaluation);
  if (opening !== undefined) return evaluation.evaluate(opening, atStart(place, evaluation));
  const before = windowBeforeOf(expression, place.window);
  return before !== undefined && hasBegun(place.subject, before, evaluation)
    ? evaluation.evaluate(of, { subject: place.subject, window: before, row: place.row })
    : evaluation.evaluate(whenFirst, place);
};

/**
 * `shift`: the operand for the month that comes `months` later; beyond the year's end, the operand for the same
 * month of this year times `beyond`. It works on a window of one month only (`not-a-month` elsewhere).
 */
export const shift: Operator<ShiftExpression> = ({ months, of, beyond }, place, evaluation) => {
  const { subject, window, row } = place;
  if (monthsIn(window) !== 1 || !Number.isInteger(months)) {
    return missing('not-a-month', 'a lead time is counted from something else than a month of the year');
  }
  const target = window.from + months;
  const wrapped = ((target % 12) + 12) % 12;
  const operand = evaluation.number(of, { subject, window: oneMonth(wrapped), row });
  if (!operand.ok || target === wrapped) return operand;
  return checkedSize(mul(operand.value, evaluation.exact(beyond)));
};

/**
 * Whether a payee's assignment has begun by the end of a window; teams and the company are always there. Nothing has
 * begun before an amendment that restarts results.
 */
export function hasBegun(
  subject: Subject,
  window: Window,
  { year, roster, resultsFrom }: Pick<Evaluation, 'year' | 'roster' | 'resultsFrom'>,
): boolean {
  if (resultsFrom > 0 && window.to < resultsFrom) return false;
  if (subject.kind !== 'payee') return true;
  const assignment = roster.assignment(subject);
  return assignment !== undefined && assignment.firstDay <= year.days(window).last;
}

/** The sum of numbers; zero where there are none, and missing where any is. */
export function added(parts: readonly Outcome<Rational>[]): Outcome<Rational> {
  const values = parts.flatMap((part) => (part.ok ? [part.value] : []));
  if (values.length < parts.length) return missingFrom(parts) as Outcome<Rational>;
  return parts.length === 0 ? found(ZERO) : checkedSize(sum(values));
}

/** `lastDay`: the last day of the window. */
export const lastDay: Operator<LastDayExpression> = (_expression, { window }, { year }) =>
  found({ date: year.days(window).last });
