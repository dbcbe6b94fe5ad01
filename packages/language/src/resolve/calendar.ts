import {
  type CalendarPattern,
  type CalendarStatement,
  createCalendar,
  type FiscalCalendar,
  type WeekYearEnd,
  type YearNaming,
} from '@ontarget/evaluator/numbers';
import type { YearSetting } from '../generated/ast.ts';
import { dayOf } from '../literals/read.ts';

/** How the months of each quarter of a year of weeks may be cut, as plans write it. */
export const WEEK_PATTERNS = ['4-4-5', '4-5-4', '5-4-4'] as const satisfies readonly CalendarPattern[];

/** What the setting says of the calendar; undefined where a date or the weeks of its months cannot be read. */
export function statedYear(setting: YearSetting | undefined): CalendarStatement | undefined {
  const [first, last] = [dayOf(setting?.first), dayOf(setting?.last)];
  if (setting === undefined || first === undefined || last === undefined) return undefined;
  const pattern = patternOf(setting);
  if (pattern === undefined) return undefined;
  return {
    first,
    last,
    pattern,
    yearEnd: setting.ending?.rule as WeekYearEnd | undefined,
    named: namedBy(setting),
  };
}

/** The calendar of a setting that states a sound year. */
export function calendarOf(setting: YearSetting | undefined): FiscalCalendar | undefined {
  const stated = statedYear(setting);
  const calendar = stated && createCalendar(stated);
  return calendar?.ok ? calendar.value : undefined;
}

/** How a year is cut into months: `months` where no weeks are said, undefined for weeks that no quarter has. */
export function patternOf({ weeks }: YearSetting): CalendarPattern | undefined {
  return weeks.length === 0 ? 'months' : WEEK_PATTERNS.find((pattern) => pattern === weeks.join('-'));
}

function namedBy({ naming }: YearSetting): YearNaming | undefined {
  if (naming === undefined) return undefined;
  if (naming.most) return 'by most of its months';
  return naming.day === 'first' ? 'by its first day' : 'by its last day';
}
