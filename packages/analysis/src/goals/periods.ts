import { planCalendar } from '@ontarget/evaluator/engine';
import type { Grain, Plan } from '@ontarget/evaluator/format';
import {
  type FiscalCalendar,
  fiscalYear,
  monthsPerPeriod,
  type Period,
  type PeriodKind,
  periodKey,
  periodLabel,
  periodsIn,
} from '@ontarget/evaluator/numbers';

/** A stretch of whole fiscal months; 0 is the plan year's first, 12 the first of the year after it. */
export interface Months {
  readonly from: number;
  readonly to: number;
}

/** A period of the plan's year that targets are shown for. */
export interface GoalPeriod extends Months {
  /** First and last day: `2027-02-01/2027-04-30`. */
  readonly key: string;
  /** What people call it: `FY27-Q1`. */
  readonly label: string;
}

/** The plan's year, and the periods of a length that it divides into. */
export interface YearInPeriods {
  readonly year: GoalPeriod;
  readonly periods: readonly GoalPeriod[];
}

const KINDS: Readonly<Record<Grain, PeriodKind>> = {
  month: 'month',
  quarter: 'quarter',
  'half-year': 'half',
  year: 'year',
};

export function yearInPeriods(plan: Plan, by: Grain): YearInPeriods {
  const calendar = planCalendar(plan);
  const kind = KINDS[by];
  const size = monthsPerPeriod(kind);
  const periods = periodsIn(calendar, kind).map((period, index) =>
    named(calendar, period, { from: index * size, to: (index + 1) * size - 1 }),
  );
  return { year: named(calendar, calendar.year, { from: 0, to: 11 }), periods };
}

function named(calendar: FiscalCalendar, period: Period, months: Months): GoalPeriod {
  return { key: periodKey(period), label: periodLabel(calendar, period), ...months };
}

/**
 * What people call a stretch of months that may reach into the year after the plan's: `FY28-Q1`, `FY27-Q2 to FY28-Q1`.
 * A calendar of weeks without a rule for the ends of its years does not know the next one, so its months are counted.
 */
export function labelOfMonths(plan: Plan, { from, to }: Months): string {
  const calendar = planCalendar(plan);
  const first = monthAt(calendar, from);
  const last = monthAt(calendar, to);
  if (first === undefined || last === undefined) {
    return `months ${from + 1} to ${to + 1} from the start of ${periodLabel(calendar, calendar.year)}`;
  }
  const label = periodLabel(calendar, { first: first.first, last: last.last });
  if (!label.includes('/')) return label;
  const quarters = from % 3 === 0 && to % 3 === 2;
  const [begins, ends] = quarters ? [quarterAt(calendar, from), quarterAt(calendar, to - 2)] : [first, last];
  return `${periodLabel(calendar, begins ?? first)} to ${periodLabel(calendar, ends ?? last)}`;
}

function quarterAt(calendar: FiscalCalendar, from: number): Period | undefined {
  const first = monthAt(calendar, from);
  const last = monthAt(calendar, from + 2);
  return first && last && { first: first.first, last: last.last };
}

function monthAt(calendar: FiscalCalendar, month: number): Period | undefined {
  const year = Math.floor(month / 12);
  const isKnown = year === 0 || calendar.pattern === 'months' || calendar.yearEnd !== undefined;
  return isKnown ? fiscalYear(calendar, year).months[month - 12 * year] : undefined;
}
