import type {
  CarriedExpression,
  Condition,
  OpeningExpression,
  TenureExpression,
} from '../../format/types/index.ts';
import { addDays, addMonths, parseDate, rational, ZERO } from '../../numbers/index.ts';
import { found, missing, type Outcome } from '../outcome.ts';
import { begunInRole, carrierOf, firstDayInRole, firstDayOf, lastDayInRole } from '../roster/in-role.ts';
import { type PayeeSubject, type Subject, subjectKey } from '../subject.ts';
import { endsPeriod, monthsIn, periodsOfYear, windowBefore } from '../windows.ts';
import type { Evaluation, Operator, Place } from './evaluation.ts';
import { broughtIn } from './resume.ts';
import { added } from './time.ts';

/**
 * `tenure`: the month of the window, counted from the one that the payee's first day in the role lies in, which is 1.
 * Months of other years are those of the plan's calendar, `outside-calendar` where it does not know them. `not-a-month` over anything else than a month.
 */
export const tenure: Operator<TenureExpression> = (_, { subject, window }, { year, roster }) => {
  if (subject.kind !== 'payee') return noPayee('tenure', subject);
  if (monthsIn(window) !== 1) {
    return missing('not-a-month', 'a month of tenure is asked of something else than a month of the year');
  }
  const first = firstDayInRole(roster, subject);
  if (first === undefined) return noRow(subject);
  const month = year.monthIndexOf(first);
  if (month === undefined)
    return missing('outside-calendar', 'the months before the plan year are not known');
  return found(rational(window.from - month + 1));
};

/**
 * `carried`: the balance at the end of the period before, of all the payee's assignments in the role, for the one that
 * carries it in this window; the others carry nothing. Per assignment, its own balance. Where nothing came before in the
 * year, `opening`.
 */
export const carried: Operator<CarriedExpression> = ({ balance, opening: first, per }, place, evaluation) => {
  const { subject, window } = place;
  if (subject.kind !== 'payee') return noPayee('a balance', subject);
  const before = windowBefore(window);
  const begun =
    before === undefined ? [] : begunInRole(evaluation.roster, subject, evaluation.year.days(before).last);
  const isNew =
    before === undefined ||
    begun.length === 0 ||
    before.to < evaluation.year.firstPaid ||
    !evaluation.knows(balance, before);
  if (isNew) return isCarrier(place, evaluation) ? evaluation.number(first, place) : found(ZERO);
  const earlier = broughtBy(per, begun, place, evaluation);
  return added(
    earlier.map((one) => evaluation.number({ op: 'value', id: balance }, { subject: one, window: before })),
  );
};

/** The assignments whose balances at the end of the period before make up what this one begins with. */
function broughtBy(
  per: CarriedExpression['per'],
  begun: readonly PayeeSubject[],
  place: Place,
  evaluation: Evaluation,
): readonly PayeeSubject[] {
  if (per === 'assignment') return begun.filter((one) => subjectKey(one) === subjectKey(place.subject));
  return isCarrier(place, evaluation) ? begun : [];
}

/** Whether a payee's balances in the role are carried by this assignment in the window. */
export function isCarrier(
  { subject, window }: Pick<Place, 'subject' | 'window'>,
  { roster, year }: Pick<Evaluation, 'roster' | 'year'>,
): boolean {
  if (subject.kind !== 'payee') return false;
  const carrier = carrierOf(roster, subject, year.days(window));
  return carrier !== undefined && subjectKey(carrier) === subjectKey(subject);
}

/** `opening`: what the table `opening` brings in for the payee's balance in the role; zero where it says nothing. */
export const opening: Operator<OpeningExpression> = (
  { balance, due, required },
  { subject, window },
  evaluation,
) => {
  if (subject.kind !== 'payee') return noPayee('an opening balance', subject);
  const { payee, role } = subject;
  if (required === true) {
    const entry = broughtIn(balance, subject, evaluation);
    if (entry !== undefined) return entry;
    return missing(
      'missing-opening',
      `the table opening has no "${balance}" of ${payee}, who was there before the first payment; 0 where there was none`,
    );
  }
  if (due === undefined) return evaluation.openings.find(payee, role, balance) ?? found(ZERO);
  if (!carriedFirst(subject, evaluation)) return found(ZERO);
  const { first, last } = evaluation.year.days(window);
  // What was due before the year is paid with its first payment.
  const days = { first: window.from === 0 ? Number.MIN_SAFE_INTEGER : first, last };
  return evaluation.openings.find(payee, role, balance, days) ?? found(ZERO);
};

/** Whether an assignment carries the payee's balances in the role in the first payment period of the year that it is held in. */
function carriedFirst(subject: PayeeSubject, evaluation: Evaluation): boolean {
  const { plan, roster, year } = evaluation;
  const first = periodsOfYear(plan.paid).find(
    (period) => begunInRole(roster, subject, year.days(period).last).length > 0,
  );
  return first !== undefined && isCarrier({ subject, window: first }, evaluation);
}

/**
 * `ends`: whether the payee's last day in the role lies in the window or before it, or before it alone, or the window is
 * the last of the year, or of one of its quarters or half-years.
 */
export function ends(
  { what }: Extract<Condition, { op: 'ends' }>,
  { subject, window }: Place,
  { year, roster }: Evaluation,
): Outcome<boolean> {
  if (what === 'year' || what === 'half-year' || what === 'quarter') return found(endsPeriod(what, window));
  if (subject.kind !== 'payee') return noPayee('a last day', subject) as Outcome<boolean>;
  const last = lastDayInRole(roster, subject);
  if (last === undefined) return noRow(subject) as Outcome<boolean>;
  const days = year.days(window);
  return found(what === 'assignment' ? last <= days.last : last < days.first);
}

/** `reached`: whether the window ends on a day or later. */
export function reached(
  { day }: Extract<Condition, { op: 'reached' }>,
  { window }: Place,
  { year }: Evaluation,
): Outcome<boolean> {
  const date = parseDate(day);
  // The reader of evaluator files lets no other text through.
  if (!date.ok) throw new TypeError(date.message);
  return found(date.value <= year.days(window).last);
}

/** `employed`: whether so many days or months of employment, the first one counted, are over with the window. */
export function employed(
  { count, unit }: Extract<Condition, { op: 'employed' }>,
  { subject, window }: Place,
  { year, roster }: Evaluation,
): Outcome<boolean> {
  if (subject.kind !== 'payee') return noPayee('a time of employment', subject) as Outcome<boolean>;
  const first = firstDayOf(roster, subject);
  if (first === undefined) return noRow(subject) as Outcome<boolean>;
  const over = unit === 'days' ? addDays(first, count) : addMonths(first, count);
  return found(over <= addDays(year.days(window).last, 1));
}

function noPayee(what: string, { kind }: Subject): Outcome {
  return missing('wrong-subject', `${what} is asked of a ${kind}, not of a payee`);
}

function noRow({ payee, role }: PayeeSubject): Outcome {
  return missing('missing-roster-row', `${payee} has no roster row as ${role}`);
}
