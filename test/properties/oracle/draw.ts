import type { Draw, RandomPlan } from '../plan/model.ts';
import { type Span, Year } from './calendar.ts';
import { type Assignment, daysIn } from './credit.ts';
import {
  added,
  type Fraction,
  greater,
  isLess,
  isZero,
  less,
  lesser,
  NOTHING,
  ONE,
  of,
  plus,
  times,
} from './fraction.ts';

export interface DrawLine {
  readonly drawn: Fraction;
  readonly repaid: Fraction;
  readonly forgiven: Fraction;
  readonly owed: Fraction;
}

/**
 * What a draw comes to over the payments of an assignment, given what each of them earned, by docs/language/draws.md.
 * Only for a payee with one assignment.
 */
export function drawLines(
  plan: RandomPlan,
  draw: Draw,
  assignment: Assignment,
  payments: readonly { readonly span: Span; readonly earned: Fraction }[],
): readonly DrawLine[] {
  const year = new Year(plan);
  let owed = NOTHING;
  let hasDrawn = false;
  return payments.map(({ span, earned }) => {
    const most = amountOf(draw, assignment, span, year);
    const drawn = isZero(most) ? NOTHING : greater(NOTHING, less(most, earned));
    const before = owed;
    if (draw.kind === 'non-recoverable') return { drawn, repaid: NOTHING, forgiven: NOTHING, owed };
    const last = assignment.stretches.at(-1)?.to ?? 0;
    const exits = last <= span.to;
    const begun = hasDrawn && (!draw.afterLast || isZero(most));
    const usual = begun
      ? lesser(before, times(of(draw.percent, 100), greater(NOTHING, less(earned, most))))
      : NOTHING;
    const repaid = exits && draw.exit === 'owed' ? lesser(before, greater(NOTHING, earned)) : usual;
    hasDrawn ||= isLess(NOTHING, drawn);
    const left = less(plus(before, drawn), repaid);
    const ends = span.to === year.last;
    const gone = (exits && draw.exit === 'forgiven') || (ends && draw.yearEnd === 'forgiven');
    owed = gone ? NOTHING : left;
    return { drawn, repaid, forgiven: gone ? left : NOTHING, owed };
  });
}

/** The draw of a payment: an amount for each month of tenure that has one, by the days or once. */
function amountOf(
  { amount, months, prorated }: Draw,
  assignment: Assignment,
  span: Span,
  year: Year,
): Fraction {
  const first = assignment.stretches[0]?.from ?? 0;
  const began = year.months.findIndex(({ to }) => first <= to);
  const parts = year.months.map((month, index) => {
    const days = daysIn(assignment, month);
    const tenure = first < 0 ? index + 1 + monthsBefore(first, year) : index - began + 1;
    if (month.from < span.from || month.to > span.to || days === 0 || tenure > months) return NOTHING;
    return prorated ? of(days, month.to - month.from + 1) : ONE;
  });
  return times(of(amount), added(parts));
}

/** Whole months from the month of a day before the year to the year's first month. */
function monthsBefore(day: number, year: Year): number {
  const [then = '', now = ''] = [year.date(day), year.date(0)].map((date) => date.slice(0, 7));
  const index = (key: string) => Number(key.slice(0, 4)) * 12 + Number(key.slice(5, 7));
  return index(now) - index(then);
}
