import { planCalendar } from '@ontarget/evaluator/engine';
import type { Grain, Plan } from '@ontarget/evaluator/format';
import { type PeriodKind, periodKey, periodLabel, periodsIn } from '@ontarget/evaluator/numbers';

const KINDS: Readonly<Record<Grain, PeriodKind>> = {
  month: 'month',
  quarter: 'quarter',
  'half-year': 'half',
  year: 'year',
};

/** The payment periods of a plan's year, in order, each with its key and the name that people use. */
export function paymentPeriods(plan: Plan): { key: string; label: string }[] {
  const calendar = planCalendar(plan);
  return periodsIn(calendar, KINDS[plan.paid]).map((period) => ({
    key: periodKey(period),
    label: periodLabel(calendar, period),
  }));
}
