import type { Grain } from '@ontarget/evaluator/format';
import { addDays, type DayNumber, periodsIn } from '@ontarget/evaluator/numbers';
import type { Bonus } from '@ontarget/language/ast';
import type { Compilation } from '../compilation.ts';
import { date } from '../literals.ts';
import { MONTHS_OF_YEAR } from '../phasing.ts';
import { refuse } from '../problems.ts';
import { MONTHS_IN } from './timing.ts';

/** Whether a component is in force in each of the twelve fiscal months; whole measurement periods only. */
export function activeMonths(c: Compilation, component: Bonus, grain: Grain): boolean[] {
  const { dates } = component;
  if (dates === undefined) return Array.from({ length: MONTHS_OF_YEAR }, () => true);
  const first = date(dates, dates.first);
  const last = date(dates, dates.last);
  const begins = monthStarts(c);
  const from = begins.indexOf(first);
  const to = begins.indexOf(last + 1);
  const size = MONTHS_IN[grain];
  if (from < 0 || to < 0 || from % size !== 0 || to % size !== 0 || to <= from) {
    const problem = `they must be the first and last day of whole periods of a ${grain}, since nothing says which part of the amount a part of a ${grain} pays`;
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
function monthStarts({ header: { calendar } }: Compilation): DayNumber[] {
  return [...periodsIn(calendar, 'month').map(({ first }) => first), addDays(calendar.year.last, 1)];
}
