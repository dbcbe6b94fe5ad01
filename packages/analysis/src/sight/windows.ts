import { planCalendar } from '@ontarget/evaluator/engine';
import type { Grain, Plan } from '@ontarget/evaluator/format';
import { formatDate, type Period, periodKey, periodsIn } from '@ontarget/evaluator/numbers';

const KINDS = { month: 'month', quarter: 'quarter', 'half-year': 'half' } as const;
const GRAINS: readonly Grain[] = ['month', 'quarter', 'half-year', 'year'];

/** The periods of a grain in the plan's year, each by its key. */
export function periodKeys(plan: Plan, grain: Grain): string[] {
  const calendar = planCalendar(plan);
  return grain === 'year' ? [yearKey(plan)] : periodsIn(calendar, KINDS[grain]).map(periodKey);
}

/** The key of the whole year. */
export function yearKey({ year }: Plan): string {
  return `${year.first}/${year.last}`;
}

/** Every stretch that results are measured over: each period of each grain, and the year to date at each month's end. */
export function measuredWindows(plan: Plan): string[] {
  const toDate = monthsOf(plan).map(({ last }) => `${plan.year.first}/${formatDate(last)}`);
  return [...new Set([...GRAINS.flatMap((grain) => periodKeys(plan, grain)), ...toDate])];
}

function monthsOf(plan: Plan): readonly Period[] {
  return periodsIn(planCalendar(plan), 'month');
}
