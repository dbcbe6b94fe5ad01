import { addDays, type DayNumber, formatDate, parseDate } from './dates.ts';
import { NumbersError } from './errors.ts';
import { accept, type Parsed, refuse } from './parsed.ts';

/** A window of days, both ends included. Its identity is its key (`periodKey`); labels such as FY27-Q1 are names. */
export interface Period {
  readonly first: DayNumber;
  readonly last: DayNumber;
}

export type PeriodKeyCode = 'not-a-period-key' | 'no-such-day' | 'ends-before-it-starts';

/** The window from first to last day; throws `window-ends-before-it-starts` where last is earlier. */
export function period(first: DayNumber, last: DayNumber): Period {
  if (last < first) {
    throw new NumbersError(
      'window-ends-before-it-starts',
      `a period cannot end on ${formatDate(last)}, before it starts on ${formatDate(first)}`,
    );
  }
  return { first, last };
}

/** The key of a period: `first/last` in ISO dates, such as `2027-02-01/2027-04-30`. */
export function periodKey(of: Period): string {
  return `${formatDate(of.first)}/${formatDate(of.last)}`;
}

/** Reads a key back; the window need not be a period of any calendar. */
export function parsePeriodKey(text: string): Parsed<Period, PeriodKeyCode> {
  const [from = '', to = '', ...more] = text.split('/');
  if (more.length > 0 || !/^\d{4}-\d{2}-\d{2}$/.test(from) || !/^\d{4}-\d{2}-\d{2}$/.test(to)) {
    return refuse('not-a-period-key', `"${text}" is not first day/last day, such as 2027-02-01/2027-04-30`);
  }
  const first = parseDate(from);
  if (!first.ok) return refuse('no-such-day', first.message);
  const last = parseDate(to);
  if (!last.ok) return refuse('no-such-day', last.message);
  if (last.value < first.value) {
    return refuse('ends-before-it-starts', `the period ends on ${to}, before it starts on ${from}`);
  }
  return accept({ first: first.value, last: last.value });
}

/** How many days a period has, both ends included. */
export function daysIn(of: Period): number {
  return of.last - of.first + 1;
}

/** Whether a date lies in a period. */
export function includesDate(of: Period, date: DayNumber): boolean {
  return of.first <= date && date <= of.last;
}

/** Whether the inner period lies wholly in the outer one. */
export function includesPeriod(outer: Period, inner: Period): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

/** The days that two periods share, or undefined where they share none. */
export function overlap(a: Period, b: Period): Period | undefined {
  const first = Math.max(a.first, b.first);
  const last = Math.min(a.last, b.last);
  return first <= last ? { first, last } : undefined;
}

/** How many days two periods share. */
export function overlapDays(a: Period, b: Period): number {
  const shared = overlap(a, b);
  return shared === undefined ? 0 : daysIn(shared);
}

/** Whether two periods are the same days. */
export function samePeriod(a: Period, b: Period): boolean {
  return a.first === b.first && a.last === b.last;
}

/** The day after a period's last. */
export function dayAfter(of: Period): DayNumber {
  return addDays(of.last, 1);
}
