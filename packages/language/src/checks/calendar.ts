import {
  addDays,
  addMonths,
  type CalendarStatement,
  civilDate,
  type DayNumber,
  dayOfWeek,
  daysIn,
  endOfMonth,
  formatDate,
  monthName,
  nearestMonthEnd,
  weekdayName,
  weekYearEnd,
} from '@ontarget/evaluator/numbers';
import type { YearEnding, YearSetting } from '../generated/ast.ts';
import { patternOf, statedYear, WEEK_PATTERNS } from '../resolve/calendar.ts';
import type { Check } from './context.ts';

/** Quarters and months are cut from the first day on, so a plan's year is twelve months, or 52 or 53 weeks, from it. */
export const yearsMustBeWhole: Check<YearSetting> = (year, say) => {
  const names = { first: year.first, last: year.last };
  if (patternOf(year) === undefined) {
    const problem = `the weeks of a quarter's months are ${WEEK_PATTERNS.join(', ')}, not ${year.weeks.join('-')}`;
    say('year-wrong', { node: year, property: 'weeks' }, { ...names, problem });
    return;
  }
  const stated = statedYear(year);
  const problem = stated && notWhole(stated);
  if (problem !== undefined) say('year-wrong', { node: year, property: 'last' }, { ...names, problem });
};

/** The rule for the last day must give the plan's own year, or it says nothing of the years around it. */
export const yearEndsMustFitTheYear: Check<YearEnding> = (ending, say) => {
  const stated = statedYear(ending.$container);
  if (stated === undefined || notWhole(stated) !== undefined) return;
  const place = { node: ending } as const;
  const last = formatDate(stated.last);
  if (stated.pattern === 'months') {
    say('year-end-wrong', place, { last, problem: 'a year of twelve months needs no rule for its last day' });
    return;
  }
  const { weekday, month, words } = yearEndWords(stated.last, ending);
  if (ending.weekday !== weekday || ending.month !== month) {
    say('year-end-wrong', place, { last, problem: `that is a ${weekday}, near the end of ${month}`, words });
    return;
  }
  const rule = stated.yearEnd ?? 'last';
  const [starts, ends] = [addDays(weekYearEnd(stated.last, rule, -1), 1), weekYearEnd(stated.last, rule, 0)];
  if (starts === stated.first && ends === stated.last) return;
  const problem = `by this rule the year would run from ${formatDate(starts)} to ${formatDate(ends)}`;
  say('year-end-wrong', place, { last, problem });
};

/** The weekday and month that a year of weeks ends by, and the rule in those words. */
export function yearEndWords(
  last: DayNumber,
  { rule }: Pick<YearEnding, 'rule'>,
): { weekday: string; month: string; words: string } {
  const weekday = weekdayName(dayOfWeek(last));
  const month = monthName(civilDate(rule === 'last' ? endOfMonth(last) : nearestMonthEnd(last)).month);
  const words = rule === 'last' ? `last ${weekday} of ${month}` : `nearest ${weekday} to the end of ${month}`;
  return { weekday, month, words: `ending on the ${words}` };
}

function notWhole({ first, last, pattern }: CalendarStatement): string | undefined {
  if (last < first) return 'it ends before it begins';
  if (pattern === 'months' || pattern === undefined) {
    const expected = addDays(addMonths(first, 12), -1);
    if (last === expected) return undefined;
    return `twelve months from ${formatDate(first)} end on ${formatDate(expected)}`;
  }
  const days = daysIn({ first, last });
  if (days === 52 * 7 || days === 53 * 7) return undefined;
  const [short, long] = [52, 53].map((weeks) => formatDate(addDays(first, 7 * weeks - 1)));
  return `it has ${days} days; 52 weeks from ${formatDate(first)} end on ${short}, 53 weeks on ${long}`;
}
