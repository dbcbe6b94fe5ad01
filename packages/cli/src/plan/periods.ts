import type { Grain, Plan } from '@ontarget/evaluator/format';
import {
  createCalendar,
  type PeriodKind,
  parseDate,
  periodKey,
  periodLabel,
  periodsIn,
} from '@ontarget/evaluator/numbers';

const KINDS: Readonly<Record<Grain, PeriodKind>> = {
  month: 'month',
  quarter: 'quarter',
  'half-year': 'half',
  year: 'year',
};

/** The payment periods of a plan's year, in order, each with its key and the name that people use. */
export function paymentPeriods({ year, paid }: Plan): { key: string; label: string }[] {
  const first = parseDate(year.first);
  const last = parseDate(year.last);
  if (!first.ok || !last.ok) return [];
  const calendar = createCalendar({ first: first.value, last: last.value });
  if (!calendar.ok) return [];
  return periodsIn(calendar.value, KINDS[paid]).map((period) => ({
    key: periodKey(period),
    label: periodLabel(calendar.value, period),
  }));
}
