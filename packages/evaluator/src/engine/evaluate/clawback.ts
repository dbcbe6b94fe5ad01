import type { ClawbackExpression, ClawbackShare } from '../../format/types/index.ts';
import {
  add,
  addDays,
  addMonths,
  compare,
  type DayNumber,
  div,
  eq,
  isZero,
  mul,
  ONE,
  type Rational,
  rational,
  sub,
  ZERO,
} from '../../numbers/index.ts';
import { isDateCell } from '../cells.ts';
import type { Row } from '../data/row.ts';
import { type Missing, missing, missingFrom, type Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import { periodsOfYear, type Window, yearToDate } from '../windows.ts';
import type { Evaluation, Operator, Place } from './evaluation.ts';
import { checkedSize } from './limits.ts';
import { type Addend, addendsOf } from './totals.ts';

/** A canceled row: on which day it counts as canceled, and how much of it is taken back. */
export interface CanceledRow {
  readonly addend: Addend;
  /** The day of the cancellation, or of the credit where that came later. */
  readonly on: DayNumber;
  readonly share: Rational;
  /** The terms that held when it was credited, and its place in their schedule. */
  readonly terms: ClawbackExpression;
  readonly step: number;
  /** The period that it was credited in. */
  readonly original: Window;
}

/** Rows canceled on one day with one share: they are taken together, so that no order among them shows. */
export interface CanceledTogether {
  readonly on: DayNumber;
  readonly share: Rational;
  readonly terms: ClawbackExpression;
  readonly rows: readonly CanceledRow[];
  /** Rows canceled before these: already gone when the pay is worked out. */
  readonly before: ReadonlySet<Row>;
  /** The original periods in order, each with what is taken back of its pay. */
  readonly periods: readonly OriginalPeriod[];
}

/** What is taken back of the pay of one original period. */
export interface OriginalPeriod {
  readonly window: Window;
  /** The pay with the rows, and without them; for `average`, the pay, and what these rows are of it. */
  readonly pay: Rational;
  readonly without: Rational;
  /** What the rows come to in this period, and for `average` all rows of it. */
  readonly credited: Rational;
  readonly all?: Rational;
  /** share × what they added. */
  readonly amount: Rational;
}

/**
 * `clawback`: the sum over the rows canceled in the window. `added`: p × [f(credits − canceled before) − f(credits −
 * canceled before − these)], where f is the pay of the period that they were credited in; `average`: p × f(X) × c / X.
 * Rows are taken by the day of the cancellation, on one day the greatest share first, and all with the same share at
 * once. An example that gives no rows has none that could be canceled. A row that was credited before an amendment is taken
 * back by the terms of its time: nothing where the version that was in force then takes nothing back.
 */
export const clawback: Operator<ClawbackExpression> = (expression, place, evaluation) => {
  const groups = clawedBack(expression, place, evaluation);
  if ('ok' in groups) return groups;
  const amounts = groups.flatMap(({ periods }) => periods.map(({ amount }) => amount));
  return checkedSize(amounts.reduce(add, ZERO));
};

/** What is taken back in a window, group by group, in the order in which it is worked out. */
export function clawedBack(
  expression: ClawbackExpression,
  place: Place,
  evaluation: Evaluation,
): readonly CanceledTogether[] | Missing {
  if (!evaluation.isGiven(expression.rows.credits)) return [];
  const canceled = canceledRows(expression, place, evaluation);
  if ('ok' in canceled) return canceled;
  const { first, last } = evaluation.year.days(place.window);
  const before = new Set<Row>();
  const groups: CanceledTogether[] = [];
  let isOwedUnknown = false;
  for (const rows of together(canceled)) {
    const [any] = rows;
    if (any === undefined || any.on > last) break;
    isOwedUnknown ||= rows.some(({ original }) => original.to < evaluation.year.firstPaid);
    if (any.on >= first) {
      const { on, share, terms } = any;
      const group = { on, share, terms, rows, before: new Set(before) };
      if (isOwedUnknown && terms.amount === 'added' && deductsFalls(expression, evaluation)) return notOwed();
      const periods = originalPeriods(expression, group, place, evaluation);
      if ('ok' in periods) return periods;
      groups.push({ ...group, periods });
    }
    for (const { addend } of rows) before.add(addend.credit.row);
  }
  return groups;
}

/** Whether the component deducts a fall from its later pay, so that what it earns depends on what it owed before. */
function deductsFalls({ pay }: ClawbackExpression, { plan }: Evaluation): boolean {
  const [, role = '', name = ''] = pay.split('/');
  return own(own(plan.roles, role)?.components ?? {}, name)?.shortfall !== undefined;
}

/** What was earned before the plan's first payment came with all rows: without one of them it is not known. */
function notOwed(): Missing {
  const message =
    'a deal of before the first payment of this plan was canceled, and nobody knows what would still be deducted without it';
  return missing('missing-opening', message);
}

/** The rows of the year up to the window's end that were canceled at any time. */
function canceledRows(
  expression: ClawbackExpression,
  place: Place,
  evaluation: Evaluation,
): readonly CanceledRow[] | Missing {
  const { subject, window } = place;
  const { first } = evaluation.year.days(window);
  const addends = addendsOf(expression.rows, { subject, window: yearToDate(window) }, evaluation);
  if ('ok' in addends) return addends;
  const rows: CanceledRow[] = [];
  const open: Outcome[] = [];
  for (const addend of addends) {
    const { row, date } = addend.credit;
    const month = date === undefined ? undefined : evaluation.year.monthOf(date);
    if (date === undefined || month === undefined) continue;
    const held = evaluation.clawbackIn(month, expression);
    if (held === 'none') continue;
    const terms = 'ok' in held ? expression : held;
    const canceled = dateIn(row, terms.when);
    if (!canceled.ok) open.push(canceled);
    if (!canceled.ok || canceled.date === undefined) continue;
    const on = Math.max(canceled.date, date);
    if ('ok' in held && on >= first) open.push(held);
    const step = stepOf(terms.shares, row, canceled.date);
    const original = periodsOfYear(expression.each).find(({ from, to }) => from <= month && month <= to);
    if ('ok' in step) open.push(step);
    else if (original !== undefined)
      rows.push({
        addend,
        on,
        share: mul(evaluation.exact(step.share), step.left),
        terms,
        step: step.index,
        original,
      });
  }
  return missingFrom(open) ?? rows;
}

type DateOrBlank = { readonly ok: true; readonly date: DayNumber | undefined; readonly value: null };

function dateIn(row: Row, column: string): DateOrBlank | Missing {
  const cell = row.cell(column);
  if (!cell.ok) return cell;
  if (cell.value === null) return { ok: true, date: undefined, value: null };
  if (isDateCell(cell.value)) return { ok: true, date: cell.value.date, value: null };
  return missing('wrong-type', `${column} of a row of ${row.ref.table} is no date`, { rows: [row.ref] });
}

/** The first step of the schedule that a cancellation falls into; the bound itself is within. */
function stepOf(
  shares: readonly ClawbackShare[],
  row: Row,
  canceled: DayNumber,
): { readonly index: number; readonly share: string; readonly left: Rational } | Missing {
  for (const [index, { within, share, left }] of shares.entries()) {
    if (within === undefined) return { index, share, left: ONE };
    const since = dateIn(row, within.of);
    if (!since.ok) return since;
    if (since.date === undefined) {
      return missing('blank-value', `${within.of} of a canceled row is blank`, { rows: [row.ref] });
    }
    const add = within.unit === 'days' ? addDays : addMonths;
    if (canceled <= add(since.date, within.count))
      return { index, share, left: left === undefined ? ONE : timeLeft(since.date, canceled, within, left) };
  }
  return missing('unknown-value', 'no share says what is taken back of a canceled row', { rows: [row.ref] });
}

/**
 * The part of a stretch that is left on the day of a cancellation, between nothing and all of it. `days`: the days to
 * its end by all its days. `full months`: those that lie after the day in full; `begun months`: also the one under way.
 */
function timeLeft(
  since: DayNumber,
  canceled: DayNumber,
  { count, unit }: NonNullable<ClawbackShare['within']>,
  left: NonNullable<ClawbackShare['left']>,
): Rational {
  if (canceled <= since) return ONE;
  if (left === 'days') {
    const end = unit === 'days' ? addDays(since, count) : addMonths(since, count);
    return end <= since ? ZERO : div(rational(end - canceled), rational(end - since));
  }
  const isOver = (months: number): boolean => {
    const end = addMonths(since, months);
    return left === 'begun months' ? end <= canceled : end < canceled;
  };
  let over = 0;
  while (over < count && isOver(over + 1)) over += 1;
  // Of full months, the one that the day lies in is gone too, its last day included.
  const gone = left === 'begun months' ? over : Math.min(count, over + 1);
  return rational(count - gone, count);
}

/** By day, on one day the greatest share first; rows alike in both, and in their terms, are one group. */
function together(rows: readonly CanceledRow[]): readonly (readonly CanceledRow[])[] {
  const sorted = rows.toSorted((a, b) => a.on - b.on || compare(b.share, a.share));
  const groups: CanceledRow[][] = [];
  for (const row of sorted) {
    const last = groups.at(-1);
    const alike = last?.[0];
    if (alike?.on === row.on && eq(alike.share, row.share) && alike.terms === row.terms) last?.push(row);
    else groups.push([row]);
  }
  return groups;
}

function originalPeriods(
  expression: ClawbackExpression,
  { rows, before, share, terms }: Pick<CanceledTogether, 'rows' | 'before' | 'share' | 'terms'>,
  { subject }: Place,
  evaluation: Evaluation,
): readonly OriginalPeriod[] | Missing {
  const after = new Set([...before, ...rows.map(({ addend }) => addend.credit.row)]);
  const windows = periodsOfYear(expression.each).filter(({ from }) =>
    rows.some(({ original }) => original.from === from),
  );
  const parts = windows.map((window): Outcome | OriginalPeriod => {
    const credited = rows
      .filter(({ original }) => original.from === window.from)
      .map(({ addend }) => addend.credited)
      .reduce(add, ZERO);
    const payOf = (by: Evaluation): Outcome<Rational> =>
      by.number({ op: 'value', id: expression.pay }, { subject, window });
    if (terms.amount === 'average') {
      const all = evaluation.number(expression.rows, { subject, window });
      const pay = payOf(evaluation);
      if (!all.ok) return all;
      if (!pay.ok) return pay;
      if (isZero(all.value))
        return missing('zero-divisor', 'the credits of the original period add up to zero');
      const part = div(mul(pay.value, credited), all.value);
      return {
        window,
        pay: pay.value,
        without: sub(pay.value, part),
        credited,
        all: all.value,
        amount: mul(share, part),
      };
    }
    const pay = payOf(evaluation.without(before));
    const without = payOf(evaluation.without(after));
    if (!pay.ok) return pay;
    if (!without.ok) return without;
    const amount = mul(share, sub(pay.value, without.value));
    return { window, pay: pay.value, without: without.value, credited, amount };
  });
  const open = parts.filter((part): part is Outcome => 'ok' in part);
  return missingFrom(open) ?? parts.filter((part): part is OriginalPeriod => !('ok' in part));
}
