import type { Grain, Plan } from '../format/types/index.ts';
import {
  createCalendar,
  type DayNumber,
  type FiscalCalendar,
  fiscalYear,
  fiscalYearOf,
  knowsDate,
  type Period,
  parseDate,
  periodKey,
  periodLabel,
  periodsIn,
  resolvePeriod,
} from '../numbers/index.ts';
import { RunRefused } from './refused.ts';

/** Whole fiscal months of the plan year, from the first to the last, both included; 0 is the year's first month. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

export const WHOLE_YEAR: Window = { from: 0, to: 11 };

const MONTHS: Readonly<Record<Grain, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** The fiscal calendar that the plan's year lays out. Throws `not-a-year`. */
export function planCalendar({ year }: Pick<Plan, 'year'>): FiscalCalendar {
  const first = parseDate(year.first);
  const last = parseDate(year.last);
  if (!first.ok) throw new RunRefused('not-a-year', first.message);
  if (!last.ok) throw new RunRefused('not-a-year', last.message);
  const calendar = createCalendar({
    first: first.value,
    last: last.value,
    pattern: year.weeks,
    yearEnd: year.yearEnd,
    named: year.named,
  });
  if (!calendar.ok) throw new RunRefused('not-a-year', calendar.message);
  return calendar.value;
}

/** The plan year laid out in its twelve months. */
export class PlanYear {
  readonly calendar: FiscalCalendar;
  readonly months: readonly Period[];
  /** The first month that the plan pays for; what was before it, the table `opening` brings in. */
  readonly firstPaid: number;

  constructor(plan: Plan) {
    this.calendar = planCalendar(plan);
    this.months = periodsIn(this.calendar, 'month');
    this.firstPaid = plan.paidFrom === undefined ? 0 : this.firstPaidMonth(plan.paid, plan.paidFrom);
  }

  private firstPaidMonth(paid: Grain, from: string): number {
    const day = parseDate(from);
    const found = periodsOfYear(paid).find((window) => day.ok && this.days(window).first === day.value);
    if (found !== undefined) return found.from;
    throw new RunRefused(
      'start-wrong',
      `the plan is paid from ${from}, on which no payment period of its year begins`,
    );
  }

  /** The days of a window. */
  days(window: Window): Period {
    return { first: this.month(window.from).first, last: this.month(window.to).last };
  }

  /** The days of one month, 0 for the year's first; months of the years before it are negative. */
  month(index: number): Period {
    const year = Math.floor(index / 12);
    const { months } = year === 0 ? this : fiscalYear(this.calendar, year);
    const month = months[index - 12 * year];
    if (month === undefined) throw new RangeError(`a year has no month ${index}`);
    return month;
  }

  /** Whether the calendar says which days the months of a window are. */
  knows({ from }: Window): boolean {
    return from >= 0 || this.calendar.pattern === 'months' || this.calendar.yearEnd !== undefined;
  }

  /** The month that a date lies in, or undefined outside the year. */
  monthOf(date: DayNumber): number | undefined {
    let low = 0;
    let high = this.months.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const { first, last } = this.month(middle);
      if (date < first) high = middle - 1;
      else if (date > last) low = middle + 1;
      else return middle;
    }
    return undefined;
  }

  /**
   * The month that a date lies in, in whichever year: 0 for the plan year's first, negative before it, from 12 on after
   * it. Undefined where the calendar does not know: a year of weeks without a rule for its last day knows only itself.
   */
  monthIndexOf(date: DayNumber): number | undefined {
    if (!knowsDate(this.calendar, date)) return undefined;
    const { index, months } = fiscalYearOf(this.calendar, date);
    return 12 * index + months.findIndex(({ last }) => date <= last);
  }

  key(window: Window): string {
    return periodKey(this.days(window));
  }

  label(window: Window): string {
    return periodLabel(this.calendar, this.days(window));
  }

  /** As `resolve`, of whichever year: a period of the year before begins with a negative month. */
  resolveAny(text: string): Window | undefined {
    const own = this.resolve(text);
    if (own !== undefined) return own;
    const named = resolvePeriod(this.calendar, text);
    if (!named.ok) return undefined;
    const [from, to] = [this.monthIndexOf(named.value.first), this.monthIndexOf(named.value.last)];
    return from === undefined || to === undefined ? undefined : { from, to };
  }

  /** The window that a key or label names; any run of whole months of the year has a key. */
  resolve(text: string): Window | undefined {
    const named = resolvePeriod(this.calendar, text);
    if (named.ok) return this.windowOf(named.value);
    const [first, last, more] = text.split('/');
    if (first === undefined || last === undefined || more !== undefined) return undefined;
    const from = parseDate(first);
    const to = parseDate(last);
    return from.ok && to.ok ? this.windowOf({ first: from.value, last: to.value }) : undefined;
  }

  private windowOf(period: Period): Window | undefined {
    const from = this.months.findIndex(({ first }) => first === period.first);
    const to = this.months.findIndex(({ last }) => last === period.last);
    return from >= 0 && to >= from ? { from, to } : undefined;
  }
}

/** How many months a window has. */
export function monthsIn(window: Window): number {
  return window.to - window.from + 1;
}

/** The months of a window, each as a window of its own. */
export function eachMonth(window: Window): readonly Window[] {
  return Array.from({ length: monthsIn(window) }, (_, index) => oneMonth(window.from + index));
}

export function oneMonth(index: number): Window {
  return { from: index, to: index };
}

/** The periods of a grain, in the order of the year. */
export function periodsOfYear(grain: Grain): readonly Window[] {
  const size = MONTHS[grain];
  return Array.from({ length: 12 / size }, (_, index) => ({
    from: index * size,
    to: (index + 1) * size - 1,
  }));
}

/** The period of a grain that a month lies in, counted from the year's first. */
export function periodAround(month: number, grain: Grain): Window {
  const size = MONTHS[grain];
  const from = Math.floor(month / size) * size;
  return { from, to: from + size - 1 };
}

/** The periods of a grain that lie wholly in a window. */
export function periodsInside(grain: Grain, window: Window): readonly Window[] {
  return periodsOfYear(grain).filter(({ from, to }) => window.from <= from && to <= window.to);
}

/** The periods of a grain that end before a window begins. */
export function periodsBefore(grain: Grain, window: Window): readonly Window[] {
  return periodsOfYear(grain).filter(({ to }) => to < window.from);
}

/** The periods of a grain whose last month lies in a window: what is due in a payment period. */
export function periodsEndingIn(grain: Grain, window: Window): readonly Window[] {
  return periodsOfYear(grain).filter(({ to }) => window.from <= to && to <= window.to);
}

/** From the year's first month to the window's last. */
export function yearToDate(window: Window): Window {
  return { from: 0, to: window.to };
}

/** The period of a grain that a window's last month lies in. */
export function wholePeriod(grain: Grain, { to }: Window): Window {
  const size = MONTHS[grain];
  const from = Math.floor(to / size) * size;
  return { from, to: from + size - 1 };
}

/** From the first month of the period of a grain that a window ends in, to the window's last. */
export function periodToDate(grain: Grain, window: Window): Window {
  return { from: wholePeriod(grain, window).from, to: window.to };
}

/** Whether a window ends with the last month of a period of a grain. */
export function endsPeriod(grain: Grain, window: Window): boolean {
  return wholePeriod(grain, window).to === window.to;
}

/** The window of the same length just before it inside a period of a grain, or undefined where none is. */
export function windowBeforeWithin(grain: Grain, window: Window): Window | undefined {
  const before = windowBefore(window);
  return before !== undefined && before.from >= wholePeriod(grain, window).from ? before : undefined;
}

/** The window of the same length just before, or undefined where the year does not reach back so far. */
export function windowBefore(window: Window): Window | undefined {
  const size = monthsIn(window);
  return window.from < size ? undefined : { from: window.from - size, to: window.to - size };
}

/** The window so many months earlier. */
export function earlier({ from, to }: Window, months: number): Window {
  return { from: from - months, to: to - months };
}

/** The last whole period of a grain that ends before a window begins. */
export function periodBefore(grain: Grain, { from }: Window): Window {
  const size = MONTHS[grain];
  const start = Math.floor(from / size) * size;
  return { from: start - size, to: start - 1 };
}

/** A text that differs for any two different windows. */
export function windowKey(window: Window): string {
  return `${window.from}-${window.to}`;
}
