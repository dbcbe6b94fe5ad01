import { addDays, type DayNumber, periodsIn } from '@ontarget/evaluator/numbers';
import type { ActiveDates, Component } from '@ontarget/language/ast';
import type { Compilation } from '../compilation.ts';
import { date } from '../literals.ts';
import { MONTHS_OF_YEAR } from '../phasing.ts';
import { refuse } from '../problems.ts';
import { type Measurement, MONTHS_IN } from './timing.ts';

/**
 * Whether a component is in force in each of the twelve fiscal months. Dates that cut a measurement period in two, or
 * that what runs to date would begin before, are refused.
 */
export function activeMonths(
  c: Compilation,
  component: Component,
  dates: ActiveDates | undefined,
  { grain, toDate, within }: Measurement,
): boolean[] {
  if (dates === undefined) return Array.from({ length: MONTHS_OF_YEAR }, () => true);
  const stretch = within ?? 'year';
  const first = date(dates, dates.first);
  const last = date(dates, dates.last);
  const begins = startsOfMonths(c);
  const from = begins.indexOf(first);
  const to = begins.indexOf(last + 1);
  const size = MONTHS_IN[grain];
  const isCut = from < 0 || to < 0 || from % size !== 0 || to % size !== 0 || to <= from;
  if (isCut || (toDate !== undefined && from % MONTHS_IN[stretch] !== 0)) {
    const problem = isCut
      ? `they must be the first and last day of whole periods of a ${grain}, since nothing says which part of what it pays belongs to a part of a ${grain}`
      : `what runs to date begins with the ${stretch}, and nothing says what of it came before these dates`;
    refuse('dates-outside-year', dates, {
      component: component.name,
      first: dates.first,
      last: dates.last,
      problem,
    });
  }
  return Array.from({ length: MONTHS_OF_YEAR }, (_, month) => from <= month && month < to);
}

/** The first day of each fiscal month, and the day after the year. */
export function startsOfMonths({ header: { calendar } }: Compilation): DayNumber[] {
  return [...periodsIn(calendar, 'month').map(({ first }) => first), addDays(calendar.year.last, 1)];
}
